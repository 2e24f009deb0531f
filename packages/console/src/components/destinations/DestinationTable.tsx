// Hosts that data went to: who they are, and the classes of data that went there or may have.

import type { DestinationRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { formatBytes, formatCount } from '../../format/amount.ts'
import { type Column, DataTable } from '../DataTable.tsx'
import { SomeValues } from '../SomeValues.tsx'
import { isLoud, kindName } from './kinds.ts'

type TableProps = { rows: DestinationRow[]; sticky?: boolean }

export const DestinationTable = ({ rows, sticky = false }: TableProps) => (
  <DataTable name="Destinations" columns={columns} rows={rows} idOf={({ host }) => host} sticky={sticky} />
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
        <span className="min-w-0 truncate text-faint text-sm @max-[64rem]:hidden">{name}</span>
        {kind && (
          <span
            className={`shrink-0 text-sm @max-[64rem]:hidden ${isLoud(kind) ? 'text-bad' : kind === 'model' ? 'text-lane-models' : 'text-faint'}`}
          >
            {kindName(kind)}
          </span>
        )}
      </span>
    ),
  },
  { title: 'Data', look: 'w-[24%]', cell: (row) => <Classes row={row} /> },
  {
    title: 'Accounts',
    look: 'w-32 @max-[64rem]:hidden',
    cell: ({ accounts }) => <SomeValues kind="account" values={accounts} />,
  },
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
    title: 'Stopped',
    look: 'w-20 text-right @max-[48rem]:hidden',
    cell: ({ stopped }) =>
      stopped > 0 && <span className="font-medium text-bad">{formatCount(stopped)} ×</span>,
  },
  {
    title: 'Sent',
    look: 'w-24 pr-0 text-right',
    cell: ({ bytesSent, stopped }) =>
      bytesSent > 0 ? (
        formatBytes(bytesSent)
      ) : (
        <span className="text-faint">{stopped > 0 ? 'nothing' : 'not told'}</span>
      ),
  },
]

/** Seen in what was sent or was to be, or only read by the same Runs: the last is a possibility and said as one. */
function Classes({ row: { classesSent, classesStopped, classesRead } }: { row: DestinationRow }) {
  const possible = classesRead.filter((name) => !classesSent.includes(name) && !classesStopped.includes(name))
  const held = classesStopped.filter((name) => !classesSent.includes(name))
  const parts = [
    { look: 'font-medium text-warn', text: classesSent.join(', ') },
    { look: 'text-soft', text: held.length > 0 ? `stopped: ${held.join(', ')}` : '' },
    { look: 'text-soft', text: possible.length > 0 ? `read beside: ${possible.join(', ')}` : '' },
  ].filter(({ text }) => text !== '')
  if (parts.length === 0) return <span className="text-faint">none seen</span>
  return (
    <span className="block truncate" title={parts.map(({ text }) => text).join('; ')}>
      {parts.map(({ look, text }) => (
        <span key={text} className={`mr-2 ${look}`}>
          {text}
        </span>
      ))}
    </span>
  )
}
