// The plain facts of a Run, beside everything else: how it ended, what it cost, what it was run with and by.

import type { RunDetail } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Fact, FactList } from '../../components/Fact.tsx'
import { Hash } from '../../components/Hash.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { Value } from '../../components/Value.tsx'
import { formatBytes } from '../../format/amount.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatCommand, formatOutcome } from '../../format/run.ts'
import { formatAbsolute, formatExact } from '../../format/time.ts'
import { OriginFacts } from './OriginFacts.tsx'

export function RunFacts({ run }: { run: RunDetail }) {
  return (
    <section aria-label="Facts">
      <FactList>
        <Fact name="Outcome">{formatOutcome(run)}</Fact>
        <Fact name="Started">
          <time dateTime={run.startedAt} title={formatAbsolute(run.startedAt)}>
            {formatExact(run.startedAt)}
          </time>
        </Fact>
        <Fact name="Duration">
          <RunDuration run={run} />
        </Fact>
        <Fact name="CPU time">{run.cpuMs === null ? null : formatDuration(run.cpuMs)}</Fact>
        <Fact name="Peak memory">
          {run.peakMemoryBytes === null ? null : formatBytes(run.peakMemoryBytes)}
        </Fact>
        <Fact name="PID">
          <Value kind="pid" value={String(run.pid)} bare />
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
        <Fact name="Same text">{run.script.sha256 && <TextLink sha256={run.script.sha256} />}</Fact>
        <Fact name="Command" tall>
          <Value kind="command" value={formatCommand(run.argv)} bare>
            <span className="line-clamp-4 whitespace-normal wrap-anywhere font-mono text-sm">
              {formatCommand(run.argv)}
            </span>
          </Value>
        </Fact>
        <OriginFacts origin={run.origin} />
        <Fact name="Parent run">
          {run.parentRun && <RunLink id={run.parentRun}>{shortId(run.parentRun)}</RunLink>}
        </Fact>
        <Fact name="Run">
          <Hash kind="run" value={run.id} />
        </Fact>
      </FactList>
    </section>
  )
}

const names: Record<string, string> = { cpython: 'CPython', pypy: 'PyPy', graalpy: 'GraalPy' }
const implementation = (name: string) => names[name.toLowerCase()] ?? name

/** The end of an id is what tells two Runs of one moment apart. */
const shortId = (id: string) => id.slice(-8)

function RunLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/runs/$id" params={{ id }} title={id} className="rounded-sm text-accent hover:underline">
      {children}
    </Link>
  )
}

const TextLink = ({ sha256 }: { sha256: string }) => (
  <Link to="/scripts/$hash" params={{ hash: sha256 }} className="rounded-sm text-accent hover:underline">
    Its other runs, flow and versions
  </Link>
)
