// The columns of what rules said, and of what they would have said: about what, to whom, how often.

import type { Column } from '../../components/DataTable.tsx'
import { SomeValues } from '../../components/SomeValues.tsx'
import { formatCount } from '../../format/amount.ts'

type Spoken = {
  accounts: string[]
  endpoints: string[]
  scripts: string[]
  subjects: string[]
  runs: number
}

/** About what and to whom; then come the times, which each table tells in its own way. */
export const spokenColumns = <Row extends Spoken>(): Column<Row>[] => [
  {
    title: 'About',
    look: '@max-[56rem]:hidden',
    cell: ({ subjects }) => (
      <span className="block truncate text-soft" title={subjects.join('\n')}>
        {subjects.join(', ')}
      </span>
    ),
  },
  {
    title: 'Accounts',
    look: 'w-32',
    cell: ({ accounts }) => <SomeValues kind="account" values={accounts} />,
  },
  {
    title: 'Endpoints',
    look: 'w-36 @max-[64rem]:hidden',
    cell: ({ endpoints }) => <SomeValues kind="endpoint" values={endpoints} />,
  },
  {
    title: 'Scripts',
    look: 'w-36 @max-[74rem]:hidden',
    cell: ({ scripts }) => <SomeValues kind="script" values={scripts} />,
  },
  { title: 'Runs', look: 'w-16 text-right text-soft', cell: ({ runs }) => formatCount(runs) },
]
