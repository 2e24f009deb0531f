// The things of one noun, the last seen first: the row opens who has it, each number leads to its rows.

import type { InventoryList, InventoryNoun, InventoryRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Middle } from '../../components/Middle.tsx'
import { Moment } from '../../components/Moment.tsx'
import { NewMark } from '../../components/NewMark.tsx'
import { SomeValues } from '../../components/SomeValues.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { formatCount } from '../../format/amount.ts'
import { useNow } from '../../services.ts'
import type { Shown } from './InventoryScreen.tsx'
import { isNew } from './isNew.ts'
import { nouns } from './nouns.ts'
import { Risk } from './Risk.tsx'

type TableProps = Shown & { list: InventoryList | undefined; stale: boolean }

export function InventoryTable({ noun, search, list, stale }: TableProps) {
  const place = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => list?.items.map(({ name }) => name) ?? [], [list])
  useRowKeys(ids, place)
  if (!list) return <TableSkeleton />
  return (
    <div ref={place} className={stale ? 'opacity-55' : ''}>
      <DataTable
        name={nouns[noun].title}
        columns={columnsOf({ noun, search, since: list.since }, list.advisories?.kind === 'known')}
        rows={list.items}
        idOf={({ name }) => name}
        rowLook={({ name }) => `has-[a[data-row]:focus]:bg-wash ${name === search.open ? 'bg-wash' : ''}`}
        sticky
      />
    </div>
  )
}

type Of = Shown & { since: string | null }

function columnsOf(of: Of, judged: boolean): Column<InventoryRow>[] {
  const { one, versions } = nouns[of.noun]
  const named: Column<InventoryRow> = {
    title: one[0]?.toUpperCase() + one.slice(1),
    look: 'pl-4',
    cell: (row) => <Name row={row} of={of} />,
  }
  const versioned: Column<InventoryRow> = {
    title: versions ?? '',
    look: 'w-40 @max-[44rem]:w-24',
    cell: ({ versions, versionCount }) => <Versions versions={versions} count={versionCount} />,
  }
  const risky: Column<InventoryRow> = {
    title: 'Known against it',
    look: 'w-56 @max-[44rem]:w-32',
    cell: ({ risk }) => <Risk risk={risk} />,
  }
  return [
    named,
    ...(versions ? [versioned] : []),
    ...(judged ? [risky] : []),
    {
      title: 'Endpoints',
      look: 'w-44 @max-[52rem]:hidden',
      cell: ({ endpoints, endpointCount }) => (
        <SomeValues kind="endpoint" values={endpoints} total={endpointCount} />
      ),
    },
    {
      title: 'Accounts',
      look: 'w-22 text-right text-soft @max-[64rem]:hidden',
      cell: (row) => formatCount(row.accounts),
    },
    {
      title: 'Scripts',
      look: 'w-20 text-right text-soft @max-[58rem]:hidden',
      cell: (row) => formatCount(row.scripts),
    },
    { title: 'Runs', look: 'w-20 text-right', cell: (row) => <Runs row={row} noun={of.noun} /> },
    {
      title: 'First seen',
      look: 'w-28 text-right @max-[48rem]:hidden',
      cell: ({ firstAt }) => <Moment time={firstAt} className="text-soft" />,
    },
    {
      title: 'Last seen',
      look: 'w-28 pr-4 text-right',
      cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
    },
  ]
}

function Name({ row, of: { noun, search, since } }: { row: InventoryRow; of: Of }) {
  const now = useNow()
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Link
        to="/inventory/$noun"
        params={{ noun }}
        search={{ ...search, open: row.name }}
        data-row={row.name}
        className="flex min-w-0 font-medium outline-none after:absolute after:inset-0"
      >
        <Middle text={row.name} />
      </Link>
      {isNew(row.firstAt, since, now) && <NewMark />}
    </span>
  )
}

function Versions({ versions, count }: { versions: string[]; count: number }) {
  const [first] = versions
  if (first === undefined) return <span className="text-faint">not told</span>
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 text-soft" title={versions.join(', ')}>
      <span className="truncate">{first}</span>
      {count > 1 && <span className="text-faint text-sm">+{count - 1}</span>}
    </span>
  )
}

function Runs({ row: { name, runs }, noun }: { row: InventoryRow; noun: InventoryNoun }) {
  const { runsBy } = nouns[noun]
  if (!runsBy) return <span className="text-soft">{formatCount(runs)}</span>
  return (
    <Link
      to="/runs"
      search={{ [runsBy]: name }}
      tabIndex={-1}
      className="relative rounded-sm text-soft hover:text-accent hover:underline"
    >
      {formatCount(runs)}
    </Link>
  )
}
