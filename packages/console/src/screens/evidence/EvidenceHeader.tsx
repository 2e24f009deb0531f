// Which record of which endpoint, what it tells, and in one word whether it is proved.

import { type EvidenceProof, type EvidenceRecord, tellEvent } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Icon } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { outcomeOf, type Verified } from './verifyProof.ts'

type HeaderProps = { proof: EvidenceProof; verified: Verified | null | undefined }

export function EvidenceHeader({ proof, verified }: HeaderProps) {
  const record = recordOf(proof.records.find(({ n }) => n === proof.n)?.text)
  const event = record && 'event' in record ? record.event : undefined
  const time = event?.time ?? (record && 'seal' in record ? record.seal.time : undefined)
  return (
    <header className="px-6 pt-5 pb-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 id="evidence-title" className="font-semibold text-xl">
          Record {formatCount(proof.n)}
        </h1>
        <Verdict verified={verified} />
      </div>
      <p className="mt-1 text-lg text-soft">
        {event ? tellEvent(event) : 'a seal over everything before it'}
        {event?.type === 'gap.recorded' && ', and that is recorded too'}
      </p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-soft">
        <Value kind="endpoint" value={proof.endpoint.name} />
        {time && <Moment time={time} />}
        {event?.run && (
          <Link to="/runs/$id" params={{ id: event.run }} className="font-medium text-accent hover:underline">
            The run it is of
          </Link>
        )}
      </p>
    </header>
  )
}

/** The server has checked the form already; here it only has to be shown. */
export const recordOf = (text: string | undefined) =>
  text === undefined ? undefined : (JSON.parse(text) as EvidenceRecord)

function Verdict({ verified }: { verified: Verified | null | undefined }) {
  if (verified === undefined) return <span className="text-faint">is being verified…</span>
  if (verified === null)
    return <span className="text-warn">This browser cannot verify it: use the command line below</span>
  const outcome = outcomeOf(verified.checks)
  if (outcome === 'proved')
    return (
      <span className="flex items-center gap-1.5 font-medium text-good">
        <Icon name="seal" /> verified in this browser
      </span>
    )
  if (outcome === 'unknown') return <span className="text-warn">not sealed yet</span>
  return (
    <span role="alert" className="flex items-center gap-1.5 font-medium text-bad">
      <Icon name="killed" /> does not verify
    </span>
  )
}
