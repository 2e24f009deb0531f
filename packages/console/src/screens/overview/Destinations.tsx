// Where data went: the hosts that got most, who they are, and the classes of data that went there or may have.

import type { DestinationRow, Overview } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Part } from '../../components/Part.tsx'
import { SomeValues } from '../../components/SomeValues.tsx'
import { formatBytes, formatCount } from '../../format/amount.ts'

const kinds: Record<string, string> = {
  model: 'AI provider',
  paste: 'paste site',
  storage: 'storage',
  code: 'code host',
  packages: 'package index',
  webhook: 'request catcher',
  chat: 'chat',
  mail: 'mail',
  service: 'service',
}
/** What is seldom right is said louder. */
const loud = new Set(['paste', 'webhook'])

export const Destinations = ({ told: { destinations } }: { told: Overview }) => (
  <Part
    id="destinations"
    title="Destinations"
    count={
      <Link
        to="/inventory/$noun"
        params={{ noun: 'hosts' }}
        className="rounded-sm hover:text-accent hover:underline"
      >
        all hosts
      </Link>
    }
  >
    {destinations.length === 0 ? (
      <p className="text-soft">No recorded Run contacted a host beyond its own machine.</p>
    ) : (
      <DataTable name="Destinations" columns={columns} rows={destinations} idOf={({ host }) => host} />
    )}
  </Part>
)

const columns: Column<DestinationRow>[] = [
  {
    title: 'Host',
    look: 'pl-0',
    cell: ({ host, name, kind }) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <Link
          to="/inventory/$noun"
          params={{ noun: 'hosts' }}
          search={{ open: host }}
          className="min-w-0 max-w-full shrink-0 truncate rounded-sm font-medium hover:text-accent hover:underline"
        >
          {host}
        </Link>
        <span className="min-w-0 truncate text-faint text-sm">{name}</span>
        {kind && (
          <span
            className={`shrink-0 text-sm ${loud.has(kind) ? 'text-bad' : kind === 'model' ? 'text-lane-models' : 'text-faint'}`}
          >
            {kinds[kind] ?? kind}
          </span>
        )}
      </span>
    ),
  },
  { title: 'Data', look: 'w-[24%]', cell: (row) => <Classes row={row} /> },
  {
    title: 'Scripts',
    look: 'w-36 @max-[76rem]:hidden',
    cell: ({ scripts }) => <SomeValues kind="script" values={scripts} />,
  },
  {
    title: 'Runs',
    look: 'w-16 text-right',
    cell: ({ host, runs }) => (
      <Link to="/runs" search={{ host }} className="rounded-sm text-soft hover:text-accent hover:underline">
        {formatCount(runs)}
      </Link>
    ),
  },
  {
    title: 'Sent',
    look: 'w-24 pr-0 text-right',
    cell: ({ bytesSent }) =>
      bytesSent > 0 ? formatBytes(bytesSent) : <span className="text-faint">not told</span>,
  },
]

/** Seen in what was sent, or only read by the same Runs: the second is a possibility and said as one. */
function Classes({ row: { classesSent, classesRead } }: { row: DestinationRow }) {
  const possible = classesRead.filter((name) => !classesSent.includes(name))
  if (classesSent.length + possible.length === 0) return <span className="text-faint">none seen</span>
  return (
    <span
      className="block truncate"
      title={[...classesSent, ...possible.map((name) => `${name} (read by the same runs)`)].join(', ')}
    >
      {classesSent.length > 0 && <span className="font-medium text-warn">{classesSent.join(', ')} </span>}
      {possible.length > 0 && <span className="text-soft">read beside: {possible.join(', ')}</span>}
    </span>
  )
}
