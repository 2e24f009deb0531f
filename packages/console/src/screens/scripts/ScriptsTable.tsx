// Scripts, the last run first: the row opens its Script, each number leads to its rows.

import type { ScriptRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { SomeValues } from '../../components/SomeValues.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { formatCount, plural } from '../../format/amount.ts'
import { nearFolders } from '../../format/path.ts'

type TableProps = { scripts: ScriptRow[] | undefined; stale: boolean }

export function ScriptsTable({ scripts, stale }: TableProps) {
  const place = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => scripts?.map(({ sha256 }) => sha256) ?? [], [scripts])
  useRowKeys(ids, place)
  if (!scripts) return <TableSkeleton />
  return (
    <div ref={place} className={stale ? 'opacity-55' : ''}>
      <DataTable
        name="Scripts"
        columns={columns}
        rows={scripts}
        idOf={({ sha256 }) => sha256}
        rowLook={() => 'has-[a[data-row]:focus]:bg-wash'}
        sticky
      />
    </div>
  )
}

const columns: Column<ScriptRow>[] = [
  { title: 'Worst finding', look: 'w-34 pl-4', cell: (script) => <Worst script={script} /> },
  { title: 'Script', look: 'w-[20%] @max-[46rem]:w-auto', cell: (script) => <Name script={script} /> },
  {
    title: 'What it is for',
    look: '@max-[46rem]:hidden',
    cell: ({ summary }) => (
      <span className="block truncate text-soft" title={summary ?? undefined}>
        {summary ?? <span className="text-faint">not judged yet</span>}
      </span>
    ),
  },
  {
    title: 'Accounts',
    look: 'w-30 @max-[70rem]:hidden',
    cell: ({ accounts }) => <SomeValues kind="account" values={accounts} />,
  },
  {
    title: 'Endpoints',
    look: 'w-36 @max-[62rem]:hidden',
    cell: ({ endpoints }) => <SomeValues kind="endpoint" values={endpoints} />,
  },
  {
    title: 'AI tool',
    look: 'w-28 @max-[92rem]:hidden',
    cell: ({ assistants }) => (
      <span className="block truncate text-soft" title={assistants.join(', ') || undefined}>
        {assistants.join(', ')}
      </span>
    ),
  },
  {
    title: 'Versions',
    look: 'w-20 text-right @max-[56rem]:hidden',
    cell: (script) => <Versions script={script} />,
  },
  { title: 'Runs', look: 'w-20 text-right', cell: (script) => <Runs script={script} /> },
  {
    title: 'Last run',
    look: 'w-28 pr-4 text-right',
    cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
  },
]

type Cell = { script: ScriptRow }

function Worst({ script: { worst, findings, sha256 } }: Cell) {
  if (!worst) return <span className="text-faint">none</span>
  return (
    <Link
      to="/scripts/$hash"
      params={{ hash: sha256 }}
      hash="findings"
      tabIndex={-1}
      title={plural(findings, 'finding')}
      className="relative rounded-sm hover:underline"
    >
      <SeverityMark severity={worst} />
      {findings > 1 && <span className="ml-1.5 text-faint text-sm">+{formatCount(findings - 1)}</span>}
    </Link>
  )
}

const Name = ({ script: { sha256, name, path } }: Cell) => (
  <span className="flex min-w-0 items-baseline gap-2">
    <Link
      to="/scripts/$hash"
      params={{ hash: sha256 }}
      data-row={sha256}
      className="min-w-0 max-w-full shrink-0 truncate font-medium outline-none after:absolute after:inset-0"
    >
      {name}
    </Link>
    <span className="min-w-0 shrink truncate text-faint text-sm" title={path || sha256}>
      {nearFolders(path) || sha256.slice(0, 8)}
    </span>
  </span>
)

const Versions = ({ script: { versions, sha256 } }: Cell) =>
  versions > 1 ? (
    <Link
      to="/scripts/$hash"
      params={{ hash: sha256 }}
      hash="versions"
      tabIndex={-1}
      className="relative rounded-sm text-soft hover:text-accent hover:underline"
    >
      {formatCount(versions)}
    </Link>
  ) : (
    <span className="text-faint">1</span>
  )

const Runs = ({ script: { sha256, runs, failed } }: Cell) => (
  <>
    {failed > 0 && (
      <Link
        to="/runs"
        search={{ script: sha256, status: 'failed' }}
        tabIndex={-1}
        className="relative mr-1.5 rounded-sm text-bad text-sm hover:underline"
      >
        {formatCount(failed)} failed
      </Link>
    )}
    <Link
      to="/runs"
      search={{ script: sha256 }}
      tabIndex={-1}
      className="relative rounded-sm text-soft hover:text-accent hover:underline"
    >
      {formatCount(runs)}
    </Link>
  </>
)
