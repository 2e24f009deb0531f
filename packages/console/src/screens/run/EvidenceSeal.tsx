// Where the proof of a Run is, how far it reaches, and the line that checks it.

import type { RunDetail } from '@sentinel/contract'
import type { ReactNode } from 'react'
import { Command } from '../../components/Command.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { RecordLink } from '../../components/RecordLink.tsx'
import { formatCount } from '../../format/amount.ts'

export function EvidenceSeal({ evidence, endpoint: { id } }: Pick<RunDetail, 'evidence' | 'endpoint'>) {
  const { first, last, seal, receipt } = evidence
  return (
    <section
      id="evidence"
      aria-labelledby="evidence-title"
      className="scroll-mt-4 rounded-lg border border-line bg-raised p-4"
    >
      <h2 id="evidence-title" className="mb-3 font-semibold">
        Evidence
      </h2>
      <ol className="relative flex flex-col gap-3 before:absolute before:top-2 before:bottom-4 before:left-[6.5px] before:w-px before:bg-line">
        <Step
          icon="link"
          done
          title={
            <>
              Records <RecordLink endpoint={id} n={first} /> to <RecordLink endpoint={id} n={last} />
            </>
          }
        >
          Chained by SHA-256 in the log of this endpoint
        </Step>
        {seal ? (
          <Step
            icon="seal"
            done
            title={
              <>
                Sealed by record <RecordLink endpoint={id} n={seal.n} />
              </>
            }
          >
            <Moment time={seal.time} />, signed with the endpoint’s key
            <Head value={seal.head} />
          </Step>
        ) : (
          <Step icon="seal" title="Not sealed yet">
            The agent seals a few records or seconds from now
          </Step>
        )}
        {receipt ? (
          <Step icon="check" done title={`Received through record ${formatCount(receipt.through)}`}>
            <Moment time={receipt.time} />, signed by the server
          </Step>
        ) : (
          <Step icon="check" title="No receipt yet">
            The server has not signed for the last record
          </Step>
        )}
      </ol>
      <p className="mt-4 mb-1.5 text-faint text-sm">Check chain and seals on the endpoint:</p>
      <Command line="./sentinel verify" />
    </section>
  )
}

function Step({
  icon,
  title,
  done = false,
  children,
}: {
  icon: IconName
  title: ReactNode
  done?: boolean
  children: ReactNode
}) {
  return (
    <li className="relative grid grid-cols-[0.875rem_minmax(0,1fr)] gap-2.5">
      <span className={`mt-0.5 bg-raised py-0.5 ${done ? 'text-good' : 'text-faint'}`}>
        <Icon name={done ? icon : 'running'} />
      </span>
      <div className="min-w-0">
        <p className={done ? 'font-medium' : 'text-soft'}>{title}</p>
        <div className="text-faint text-sm">{children}</div>
      </div>
    </li>
  )
}

const Head = ({ value }: { value: string }) => (
  <div className="flex min-w-0 items-baseline gap-1.5">
    head <Hash kind="hash" value={value} className="text-soft" />
  </div>
)
