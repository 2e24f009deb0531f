// The records around this one in the chain, up to the seals on both sides.

import { type EvidenceProof, tellEvent } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Part } from '../../components/Part.tsx'
import { formatCount } from '../../format/amount.ts'
import { recordOf } from './EvidenceHeader.tsx'

/** On each side. */
const shown = 6

export function Neighbours({ proof: { endpoint, records, n }, at }: { proof: EvidenceProof; at: number }) {
  const near = records.slice(Math.max(0, at - shown), at + shown + 1)
  return (
    <Part
      id="chain"
      title="Neighbours in the chain"
      count={`${formatCount(records.length)} from seal to seal`}
    >
      <ol className="flex flex-col border-line border-l">
        {near.map((record) => (
          <li
            key={record.n}
            className={`flex items-baseline gap-3 py-1 pr-2 pl-3 ${record.n === n ? 'bg-wash' : ''}`}
          >
            <Link
              to="/evidence/$endpoint/$n"
              params={{ endpoint: endpoint.id, n: String(record.n) }}
              aria-current={record.n === n ? 'true' : undefined}
              className="w-14 shrink-0 rounded-sm text-right text-soft hover:text-accent hover:underline"
            >
              {formatCount(record.n)}
            </Link>
            <span className="min-w-0 truncate text-soft">{toldOf(record.text)}</span>
          </li>
        ))}
      </ol>
      <p className="mt-2 flex gap-4 font-medium text-accent">
        {(near[0]?.n ?? 0) > 0 && (
          <Link
            to="/evidence/$endpoint/$n"
            params={{ endpoint: endpoint.id, n: String(n - 1) }}
            className="hover:underline"
          >
            Record before
          </Link>
        )}
        <Link
          to="/evidence/$endpoint/$n"
          params={{ endpoint: endpoint.id, n: String(n + 1) }}
          className="hover:underline"
        >
          Record after
        </Link>
      </p>
    </Part>
  )
}

function toldOf(text: string): string {
  const record = recordOf(text)
  return record && 'event' in record ? tellEvent(record.event) : 'seal, signed by the endpoint'
}
