// The plain facts of a Run, beside everything else: how it ended, what it cost, what it was run with and by.

import type { RunDetail, RunSummary } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Hash } from '../../components/Hash.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Status } from '../../components/Status.tsx'
import { Value } from '../../components/Value.tsx'
import { formatBytes } from '../../format/amount.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatCommand, formatOutcome, formatRunDuration } from '../../format/run.ts'
import { formatAbsolute, formatExact } from '../../format/time.ts'
import { useNow } from '../../services.ts'

export function RunFacts({ run }: { run: RunDetail }) {
  return (
    <section aria-label="Facts">
      <dl className="grid grid-cols-1 gap-x-8 gap-y-1.5 @min-[34rem]:grid-cols-2">
        <Fact name="Outcome">{formatOutcome(run)}</Fact>
        <Fact name="Started">
          <time dateTime={run.startedAt} title={formatAbsolute(run.startedAt)}>
            {formatExact(run.startedAt)}
          </time>
        </Fact>
        <Fact name="Duration">
          <Duration run={run} />
        </Fact>
        <Fact name="CPU time">{run.cpuMs === null ? null : formatDuration(run.cpuMs)}</Fact>
        <Fact name="Peak memory">
          {run.peakMemoryBytes === null ? null : formatBytes(run.peakMemoryBytes)}
        </Fact>
        <Fact name="PID">
          <Value kind="number" value={String(run.pid)} bare />
        </Fact>
        <Fact name="Interpreter">
          <Value kind="interpreter" value={run.interpreter.path} bare>
            <span className="truncate">
              {implementation(run.interpreter.implementation)} {run.interpreter.version}
            </span>
          </Value>
        </Fact>
        <Fact name="Environment">
          <Value kind="environment" value={run.prefix} bare />
        </Fact>
        <Fact name="Folder">{run.cwd && <Value kind="folder" value={run.cwd} bare />}</Fact>
        <Fact name="Script">{run.script.path && <Value kind="script" value={run.script.path} bare />}</Fact>
        <Fact name="SHA-256">{run.script.sha256 && <Hash kind="hash" value={run.script.sha256} />}</Fact>
        <Fact name="Command" tall>
          <Value kind="command" value={formatCommand(run.argv)} bare>
            <span className="line-clamp-4 whitespace-normal wrap-anywhere font-mono text-sm">
              {formatCommand(run.argv)}
            </span>
          </Value>
        </Fact>
        <Fact name="Parent run">
          {run.parentRun && <RunLink id={run.parentRun}>{shortId(run.parentRun)}</RunLink>}
        </Fact>
        <Fact name="Run">
          <Hash kind="run" value={run.id} />
        </Fact>
      </dl>
    </section>
  )
}

/** What is not known is not listed. */
function Fact({ name, tall = false, children }: { name: string; tall?: boolean; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div className={`grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2 ${tall ? 'items-start' : 'items-baseline'}`}>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  )
}

function Duration({ run }: { run: RunSummary }) {
  const now = useNow()
  return formatRunDuration(run, now)
}

const names: Record<string, string> = { cpython: 'CPython', pypy: 'PyPy', graalpy: 'GraalPy' }
const implementation = (name: string) => names[name.toLowerCase()] ?? name

/** The end of an id is what tells two Runs of one moment apart. */
export const shortId = (id: string) => id.slice(-8)

export function RunLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/runs/$id" params={{ id }} title={id} className="rounded-sm text-accent hover:underline">
      {children}
    </Link>
  )
}

export function ChildRuns({ runs }: { runs: RunSummary[] }) {
  if (runs.length === 0) return null
  return (
    <section id="children" aria-labelledby="children-title" className="scroll-mt-4">
      <h2 id="children-title" className="mb-1.5 flex items-baseline gap-2 font-semibold">
        Child runs <span className="font-normal text-faint">{runs.length}</span>
      </h2>
      <ul className="border-line border-t">
        {runs.map((run) => (
          <li
            key={run.id}
            className="relative flex h-8 items-center gap-4 border-line/60 border-b pl-1 hover:bg-hover"
          >
            <Status status={run.status} className="w-24" />
            <Link
              to="/runs/$id"
              params={{ id: run.id }}
              className="min-w-0 flex-1 truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2"
            >
              {run.scriptName}
            </Link>
            <span className="text-soft">
              <Duration run={run} />
            </span>
            <Moment time={run.startedAt} className="w-24 pr-3 text-right text-faint" />
          </li>
        ))}
      </ul>
    </section>
  )
}
