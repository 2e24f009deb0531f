// The columns of the list of Runs: what each shows, how wide it is, and from which width of the list on it is there.

import type { RunSummary } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { createColumnHelper, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { Middle } from '../../components/Middle.tsx'
import { Moment } from '../../components/Moment.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { Status } from '../../components/Status.tsx'
import { Value } from '../../components/Value.tsx'
import type { ValueKind } from '../../components/valueKinds.ts'
import { formatCount, plural } from '../../format/amount.ts'
import { nearFolders } from '../../format/path.ts'
import { formatOutcome } from '../../format/run.ts'

export const features = tableFeatures({})
const column = createColumnHelper<typeof features, RunSummary>()

/** Class names of a column's cells; the list is the container that the widths are measured by. */
export const cellLook: Record<string, string> = {
  status: 'w-33 pl-4',
  script: '',
  account: 'w-26 @max-[40rem]:hidden',
  endpoint: 'w-34 @max-[46rem]:hidden',
  packages: 'w-[11%] @max-[62rem]:hidden',
  hosts: 'w-[12.5%] @max-[70rem]:hidden',
  read: 'w-14 text-right @max-[58rem]:hidden',
  written: 'w-17 text-right @max-[58rem]:hidden',
  duration: 'w-25 text-right',
  started: 'w-28 pr-4 text-right',
}

export const columnIds = Object.keys(cellLook)

export const runColumns = column.columns([
  column.accessor('status', { header: 'Status', cell: ({ row }) => <StatusCell run={row.original} /> }),
  column.accessor('scriptName', {
    id: 'script',
    header: 'Script',
    cell: ({ row }) => <ScriptCell run={row.original} />,
  }),
  column.accessor('account', {
    header: 'Account',
    cell: ({ row }) => <Value kind="account" value={row.original.account} bare />,
  }),
  column.accessor((run) => run.endpoint.name, {
    id: 'endpoint',
    header: 'Endpoint',
    cell: ({ row }) => <Value kind="endpoint" value={row.original.endpoint.name} bare />,
  }),
  column.accessor('packages', {
    header: 'Packages',
    cell: ({ row: { original: run } }) => (
      <Some run={run} kind="package" values={run.packages} total={run.counts.packages} section="packages">
        {(value) => value.replace(/@.*$/, '')}
      </Some>
    ),
  }),
  column.accessor('hosts', {
    header: 'Hosts',
    cell: ({ row: { original: run } }) => (
      <Some run={run} kind="host" values={run.hosts} total={run.counts.hosts} section="hosts" />
    ),
  }),
  column.accessor(({ counts }) => counts.filesRead, {
    id: 'read',
    header: 'Read',
    cell: ({ row: { original: run } }) => <Files run={run} value={run.counts.filesRead} act="read" />,
  }),
  column.accessor(({ counts }) => counts.filesWritten, {
    id: 'written',
    header: 'Written',
    cell: ({ row: { original: run } }) => <Files run={run} value={run.counts.filesWritten} act="written" />,
  }),
  column.display({
    id: 'duration',
    header: 'Duration',
    cell: ({ row }) => <DurationCell run={row.original} />,
  }),
  column.accessor('startedAt', {
    id: 'started',
    header: 'Started',
    cell: ({ row }) => <Moment time={row.original.startedAt} className="text-soft" />,
  }),
])

function StatusCell({ run }: { run: RunSummary }) {
  return (
    <span className="flex items-center gap-2" title={formatOutcome(run) || undefined}>
      <Status status={run.status} />
      {run.counts.gaps > 0 && (
        <span className="inline-flex text-warn" title={`${plural(run.counts.gaps, 'gap')} in the evidence`}>
          <Icon name="gap" />
          <span className="sr-only">{plural(run.counts.gaps, 'gap')}</span>
        </span>
      )}
    </span>
  )
}

/** The link covers the whole row, so that a click, a middle click or Enter anywhere opens it; values lie above it. */
function ScriptCell({ run }: { run: RunSummary }) {
  const where = run.script.path ?? run.cwd
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link
        to="/runs/$id"
        params={{ id: run.id }}
        data-row={run.id}
        className="min-w-0 max-w-full shrink-0 truncate font-medium outline-none after:absolute after:inset-0"
      >
        {run.scriptName}
      </Link>
      <span className="min-w-0 shrink truncate text-faint text-sm" title={where ?? undefined}>
        {run.exception?.split('.').at(-1) ?? (where && nearFolders(where))}
      </span>
    </span>
  )
}

type SomeProps = {
  run: RunSummary
  kind: ValueKind
  values: string[]
  total: number
  section: string
  children?: (value: string) => ReactNode
}

/** The first value, and how many more there are: the count leads to them. */
function Some({
  run,
  kind,
  values,
  total,
  section,
  children = (value) => <Middle text={value} />,
}: SomeProps) {
  const [first] = values
  if (first === undefined) return <Nothing />
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Value kind={kind} value={first} bare>
        <span className="truncate">{children(first)}</span>
      </Value>
      {total > 1 && (
        <Link
          to="/runs/$id"
          params={{ id: run.id }}
          hash={section}
          tabIndex={-1}
          title={values.join('\n')}
          className="relative shrink-0 rounded-sm text-faint text-sm hover:text-accent hover:underline"
        >
          +{formatCount(total - 1)}
        </Link>
      )}
    </span>
  )
}

function Files({ run, value, act }: { run: RunSummary; value: number; act: string }) {
  if (value === 0) return <Nothing />
  return (
    <Link
      to="/runs/$id"
      params={{ id: run.id }}
      hash="files"
      tabIndex={-1}
      title={`${plural(value, 'file')} ${act}`}
      className="relative rounded-sm text-soft hover:text-accent hover:underline"
    >
      {formatCount(value)}
    </Link>
  )
}

function DurationCell({ run }: { run: RunSummary }) {
  if (run.durationMs === null && run.status !== 'running') return <Nothing />
  return (
    <span className={`whitespace-nowrap ${run.status === 'running' ? 'text-accent' : ''}`}>
      <RunDuration run={run} />
    </span>
  )
}

const Nothing = () => (
  <span className="text-edge" aria-hidden="true">
    –
  </span>
)
