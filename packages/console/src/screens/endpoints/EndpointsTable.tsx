// The endpoints, worst first: the row opens its endpoint, each number leads to its rows there.

import type { EndpointRow, EndpointStatus } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Share } from '../../components/Share.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { formatCount } from '../../format/amount.ts'
import type { EndpointsSearch } from '../../router.tsx'
import { EndpointState } from './EndpointState.tsx'

type TableProps = {
  endpoints: EndpointRow[] | undefined
  search: EndpointsSearch
  opened: string | undefined
}

const order: Record<EndpointStatus, number> = { silent: 0, late: 1, reporting: 2 }
const worstFirst = (one: EndpointRow, other: EndpointRow) =>
  order[one.status] - order[other.status] || one.name.localeCompare(other.name)

export function EndpointsTable({ endpoints, search, opened }: TableProps) {
  const place = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => [...(endpoints ?? [])].sort(worstFirst), [endpoints])
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  useRowKeys(ids, place)
  const columns = useMemo(() => columnsOf(search), [search])
  if (!endpoints) return <TableSkeleton />
  return (
    <div ref={place}>
      <DataTable
        name="Endpoints"
        columns={columns}
        rows={rows}
        idOf={({ id }) => id}
        rowLook={({ id }) => (id === opened ? 'bg-wash' : 'has-[a[data-row]:focus]:bg-wash')}
        sticky
      />
    </div>
  )
}

const columnsOf = (search: EndpointsSearch): Column<EndpointRow>[] => [
  { title: 'Status', look: 'w-31 pl-4', cell: ({ status }) => <EndpointState status={status} /> },
  { title: 'Endpoint', cell: (endpoint) => <Name endpoint={endpoint} search={search} /> },
  {
    title: 'Last evidence',
    look: 'w-30',
    cell: ({ lastReceiptAt }) =>
      lastReceiptAt ? <Moment time={lastReceiptAt} className="text-soft" /> : <Faint>never</Faint>,
  },
  {
    title: 'Waiting',
    look: 'w-20 text-right @max-[52rem]:hidden',
    cell: ({ agent }) => (agent ? <Waiting count={agent.waiting} /> : <Faint>–</Faint>),
  },
  {
    title: 'Agent, probe',
    look: 'w-32 @max-[64rem]:hidden',
    cell: ({ agent }) => (agent ? <Versions agent={agent} /> : <Faint>not reported</Faint>),
  },
  { title: 'Coverage', look: 'w-36', cell: ({ coverage }) => <Share coverage={coverage} /> },
  {
    title: 'Gaps',
    look: 'w-20 text-right',
    cell: ({ id, gaps, coverage }) => (
      <Count to="gaps" id={id} search={search} value={gaps + coverage.missed} tone="text-warn" />
    ),
  },
  {
    title: 'Refused',
    look: 'w-20 text-right @max-[46rem]:hidden',
    cell: ({ id, refusals }) => (
      <Count to="refusals" id={id} search={search} value={refusals} tone="text-warn" />
    ),
  },
  {
    title: 'Interpreters',
    look: 'w-52 pr-4 @max-[56rem]:hidden',
    cell: (endpoint) => <Interpreters endpoint={endpoint} search={search} />,
  },
]

type Cell = { endpoint: EndpointRow; search: EndpointsSearch }

/** The link covers the whole row; numbers lie above it. */
const Name = ({ endpoint: { id, name, platform }, search }: Cell) => (
  <span className="flex min-w-0 items-baseline gap-2">
    <Link
      to="/endpoints"
      search={{ ...search, open: id }}
      data-row={id}
      className="min-w-0 truncate font-medium outline-none after:absolute after:inset-0"
    >
      {name}
    </Link>
    <span className="truncate text-faint text-sm">{platform}</span>
  </span>
)

const Waiting = ({ count }: { count: number }) => (
  <span
    className={count > 1000 ? 'font-medium text-warn' : 'text-soft'}
    title="Records without a receipt when the agent last reported"
  >
    {formatCount(count)}
  </span>
)

const Versions = ({ agent }: { agent: NonNullable<EndpointRow['agent']> }) => (
  <span className="text-soft" title="Version of the agent, and of the probe that a Run last told of">
    {agent.version}
    <span className="text-faint">, {agent.probe ?? 'none yet'}</span>
  </span>
)

type CountProps = { to: string; id: string; search: EndpointsSearch; value: number; tone: string }

const Count = ({ to, id, search, value, tone }: CountProps) =>
  value === 0 ? (
    <Faint>0</Faint>
  ) : (
    <Link
      to="/endpoints"
      search={{ ...search, open: id }}
      hash={to}
      tabIndex={-1}
      className={`relative rounded-sm hover:underline ${tone}`}
    >
      {formatCount(value)}
    </Link>
  )

function Interpreters({ endpoint: { id, interpreters }, search }: Cell) {
  const { found, watched, endOfLife } = interpreters
  if (found === 0) return <Faint>none known yet</Faint>
  return (
    <Link
      to="/endpoints"
      search={{ ...search, open: id }}
      hash="interpreters"
      tabIndex={-1}
      className="relative rounded-sm text-soft hover:text-accent hover:underline"
    >
      {watched} of {found} watched
      {endOfLife > 0 && <span className="text-warn">, {endOfLife} end-of-life</span>}
    </Link>
  )
}

const Faint = ({ children }: { children: string }) => <span className="text-faint">{children}</span>
