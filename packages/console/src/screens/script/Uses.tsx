// Who runs it, where, and from which file.

import type { ScriptDetail } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { DataTable } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'

type Use = ScriptDetail['uses'][number]

export function Uses({ uses }: { uses: Use[] }) {
  return (
    <Part id="uses" title="Who runs it" count={uses.length}>
      <DataTable
        name="Who runs it"
        rows={uses}
        idOf={({ account, endpoint, path }) => `${account} ${endpoint.id} ${path}`}
        first={12}
        columns={[
          {
            title: 'Account',
            look: 'w-36 pl-0',
            cell: ({ account }) => <Value kind="account" value={account} bare />,
          },
          {
            title: 'Endpoint',
            look: 'w-44',
            cell: ({ endpoint }) => <Value kind="endpoint" value={endpoint.name} bare />,
          },
          { title: 'Path', cell: ({ path }) => path && <Value kind="script" value={path} bare /> },
          { title: 'Runs', look: 'w-16 text-right', cell: Runs },
          {
            title: 'Last run',
            look: 'w-30 pr-0 text-right',
            cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
          },
        ]}
      />
    </Part>
  )
}

const Runs = ({ account, endpoint, path, runs }: Use) => (
  <Link
    to="/runs"
    search={{ account, endpoint: endpoint.id, ...(path ? { script: path } : {}) }}
    className="rounded-sm text-soft hover:text-accent hover:underline"
  >
    {formatCount(runs)}
  </Link>
)
