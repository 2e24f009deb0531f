// Each step of the proof with its outcome, and the line that does the same without a browser.

import type { EvidenceProof } from '@sentinel/contract'
import { Command } from '../../components/Command.tsx'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import type { Check, Verified } from './verifyProof.ts'

const looks: Record<Check['outcome'], { icon: IconName; tone: string }> = {
  proved: { icon: 'check', tone: 'text-good' },
  broken: { icon: 'killed', tone: 'text-bad' },
  unknown: { icon: 'running', tone: 'text-warn' },
}

export const Checks = ({
  verified,
  proof,
}: {
  verified: Verified | null | undefined
  proof: EvidenceProof
}) => (
  <Part id="proof" title="Proof">
    <ol className="mb-4 flex flex-col gap-2.5">
      {verified?.checks.map(({ name, says, outcome }) => {
        const { icon, tone } = looks[outcome]
        return (
          <li key={name} className="grid grid-cols-[0.875rem_5.5rem_minmax(0,1fr)] items-start gap-2">
            <span className={`pt-0.5 ${tone}`}>
              <Icon name={icon} />
            </span>
            <span className="font-medium">{name}</span>
            <span className={outcome === 'broken' ? 'text-bad' : 'text-soft'}>
              <span className="sr-only">{outcome}: </span>
              {says}
            </span>
          </li>
        )
      })}
      {verified === undefined && <li className="skeleton h-3 w-56" />}
    </ol>
    <dl className="mb-4 flex flex-col gap-1 text-sm">
      <KeyLine name="Endpoint’s key" value={proof.endpointKey} />
      <KeyLine name="Server’s key" value={proof.serverKey} />
    </dl>
    <p className="mb-1.5 text-faint text-sm">The same for the whole log, on the endpoint:</p>
    <Command line="./sentinel verify" />
  </Part>
)

const KeyLine = ({ name, value }: { name: string; value: string }) => (
  <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
    <dt className="text-faint">{name}</dt>
    <dd className="min-w-0">
      <Value kind="hash" value={value} bare>
        <span className="truncate font-mono">{value}</span>
      </Value>
    </dd>
  </div>
)
