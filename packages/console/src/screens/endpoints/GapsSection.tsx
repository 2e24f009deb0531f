// What is missing of the endpoint's evidence and belongs to no Run.

import { type EndpointGap, gapWords } from '@sentinel/contract'
import { DataTable } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { formatCount, plural } from '../../format/amount.ts'

export function GapsSection({ gaps, days }: { gaps: EndpointGap[]; days: number }) {
  if (gaps.length === 0)
    return (
      <Part id="gaps" title="Gaps">
        <p className="text-soft">
          Nothing else is missing of {plural(days, 'day')}. Processes without a probe stand under coverage,
          Gaps of a Run with the Run.
        </p>
      </Part>
    )
  return (
    <Part id="gaps" title="Gaps" count={formatCount(gaps.reduce((sum, { count }) => sum + count, 0))}>
      <DataTable
        name="Gaps"
        rows={gaps}
        first={8}
        idOf={({ n }) => String(n)}
        columns={[
          {
            title: 'Reason',
            look: 'w-30 pl-0',
            cell: ({ reason }) => <span className="font-medium">{reason}</span>,
          },
          { title: 'What is missing', cell: (gap) => <Missing gap={gap} /> },
          { title: 'Times', look: 'w-16 text-right', cell: ({ count }) => formatCount(count) },
          {
            title: 'Last',
            look: 'w-26 text-right',
            cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
          },
          {
            title: 'Record',
            look: 'w-20 pr-0 text-right @max-[40rem]:hidden',
            cell: ({ n }) => <span className="text-faint">{formatCount(n)}</span>,
          },
        ]}
      />
    </Part>
  )
}

function Missing({ gap: { reason, detail } }: { gap: EndpointGap }) {
  const told = [gapWords(reason), detail].filter(Boolean).join(': ')
  return (
    <span className="block truncate text-soft" title={told}>
      {told}
    </span>
  )
}
