// What the server refused from this endpoint: an upload that does not fit its chain is worth a look.

import { type RefusalRow, SentinelError } from '@sentinel/contract'
import { DataTable } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { formatCount, plural } from '../../format/amount.ts'

export function RefusalsSection({ refusals, days }: { refusals: RefusalRow[]; days: number }) {
  if (refusals.length === 0)
    return (
      <Part id="refusals" title="Refused">
        <p className="text-soft">The server refused nothing from here in {plural(days, 'day')}.</p>
      </Part>
    )
  return (
    <Part id="refusals" title="Refused" count={formatCount(refusals.length)}>
      <RefusalsTable refusals={refusals} />
    </Part>
  )
}

export const RefusalsTable = ({ refusals }: { refusals: RefusalRow[] }) => (
  <DataTable
    name="Refused requests"
    rows={refusals}
    first={8}
    idOf={({ time, operation, code }) => `${time} ${operation} ${code}`}
    columns={[
      {
        title: 'When',
        look: 'w-26 pl-0',
        cell: ({ time }) => <Moment time={time} className="text-soft" />,
      },
      { title: 'Operation', look: 'w-38', cell: ({ operation }) => operation },
      { title: 'Why', look: 'pr-0', cell: (refusal) => <Why refusal={refusal} /> },
    ]}
  />
)

function Why({ refusal: { code, details } }: { refusal: RefusalRow }) {
  const { message, remedy } = new SentinelError(code, details)
  return (
    <span className="block truncate" title={`${message} ${remedy}`}>
      {message} <span className="font-mono text-faint text-sm">{code}</span>
    </span>
  )
}
