// What a dry run found: one line for each rule that would have spoken.

import type { PolicyTrial } from '@sentinel/contract'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { VerdictMark } from '../../components/ModeMark.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { spokenColumns } from './spokenColumns.tsx'

type Would = PolicyTrial['would'][number]

export function TrialResult({ trial: { runs, acts, would, isWhole } }: { trial: PolicyTrial }) {
  const stopped = would.filter(({ verdict }) => verdict === 'deny')
  return (
    <div>
      <p className="text-lg">
        {runs === 0
          ? 'Nothing ran in the last 30 days: there is nothing to judge.'
          : stopped.length > 0
            ? `Would have stopped ${plural(timesOf(stopped), 'act')}, and the runs they are in.`
            : 'Would have stopped nothing.'}
      </p>
      <p className="mb-4 text-soft">
        {plural(acts, 'act')} in {plural(runs, 'run')} of the last 30 days
        {isWhole ? '.' : ', the newest: the time of one dry run did not suffice for all.'}
      </p>
      {would.length > 0 && (
        <DataTable
          name="What it would have said"
          columns={columns}
          rows={would}
          idOf={({ rule, verdict }) => `${rule} ${verdict}`}
        />
      )}
    </div>
  )
}

const timesOf = (would: Would[]) => would.reduce((sum, { times }) => sum + times, 0)

const columns: Column<Would>[] = [
  { title: 'Would have', look: 'w-28 pl-0', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    title: 'Rule',
    look: 'w-[32%]',
    cell: ({ rule, title }) => (
      <span className="block truncate font-medium" title={rule}>
        {title}
      </span>
    ),
  },
  ...spokenColumns<Would>(),
  {
    title: 'Times',
    look: 'w-24 pr-0 text-right text-soft',
    cell: ({ times, faults }) => (
      <span
        title={faults > 0 ? `${formatCount(faults)} could not be decided from what is recorded` : undefined}
      >
        {formatCount(times)}
        {faults > 0 && <span className="text-warn"> ?</span>}
      </span>
    ),
  },
]
