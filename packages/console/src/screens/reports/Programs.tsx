// The programs that the most work rests on: what each is for, who runs it, how often and how well.

import type { Automation, Report } from '@sentinel/contract'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Part } from '../../components/Part.tsx'
import { formatCount } from '../../format/amount.ts'
import { formatDuration } from '../../format/duration.ts'
import { RowsLink } from './RowsLink.tsx'

const listed = 12

export const Programs = ({ programs }: { programs: Report['automations'] }) => (
  <Part
    id="programs"
    title="The programs that the most work rests on"
    count={programs.length > listed && `the first ${listed}`}
  >
    {programs.length === 0 ? (
      <p className="text-soft">No program ran.</p>
    ) : (
      <DataTable
        name="Programs"
        columns={columns}
        rows={programs.slice(0, listed)}
        idOf={({ path }) => path}
      />
    )}
  </Part>
)

const columns: Column<Automation>[] = [
  {
    title: 'Program',
    look: 'pl-0',
    cell: ({ name, rows, purpose }) => (
      <span className="block min-w-0 py-1.5">
        <span className="font-medium">
          <RowsLink rows={rows}>{name}</RowsLink>
        </span>
        {purpose && <span className="block truncate text-faint text-sm">{purpose}</span>}
      </span>
    ),
  },
  {
    title: 'Run by',
    look: 'w-40 text-soft',
    cell: ({ accounts: [first = '', ...others] }) => (
      <span className="block truncate">
        {first}
        {others.length > 0 && <span className="text-faint"> +{others.length}</span>}
      </span>
    ),
  },
  { title: 'Runs', look: 'w-20 text-right', cell: ({ runs }) => formatCount(runs) },
  {
    title: 'Failed',
    look: 'w-20 text-right',
    cell: ({ failed }) =>
      failed === 0 ? (
        <span className="text-faint">–</span>
      ) : (
        <span className="text-bad">{formatCount(failed)}</span>
      ),
  },
  {
    title: 'At work',
    look: 'w-28 pr-0 text-right',
    cell: ({ hours }) => formatDuration(hours * 3_600_000),
  },
]
