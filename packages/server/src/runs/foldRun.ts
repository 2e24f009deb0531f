// A Run as the sum of its Events: a pure fold, so that any split of the stream into batches gives the same Run.

import { createHash } from 'node:crypto'
import {
  type Event,
  type EventOf,
  type EventRow,
  originSchema,
  type RunSummary,
  runSummarySchema,
} from '@sentinel/contract'
import { z } from 'zod'
import { severityRank } from '../findings/severityRank.ts'
import { microseconds } from './microseconds.ts'
import { hostOf } from './resourceOf.ts'
import { scriptName } from './scriptName.ts'

/**
 * `firstN` and `throughN` are the first and the last record that the summary holds; `files` marks the paths that its
 * counts of files know already.
 */
export const runStateSchema = z.object({
  summary: runSummarySchema,
  firstN: z.number().int(),
  throughN: z.number().int(),
  files: z.object({ read: z.array(z.string()), written: z.array(z.string()) }),
})
export type RunState = z.infer<typeof runStateSchema>
export type RunPlace = { run: string; endpoint: RunSummary['endpoint'] }

/** Lists in a summary end here; their counts go on. */
const listed = 256
/** Beyond so many files of a Run each opening counts: a state must stay small. */
const marked = 1024

/**
 * Rows come in the order of their records. Those up to `throughN` are skipped: after a kill they come again.
 * `before` is not changed.
 */
export function foldRun(
  before: RunState | undefined,
  rows: readonly EventRow[],
  place: RunPlace,
): RunState | undefined {
  const fresh = rows.filter(({ n }) => n > (before?.throughN ?? -1))
  const [first] = fresh
  if (!first) return before
  const state = before ? structuredClone(before) : unreported(place, first)
  for (const { n, event } of fresh) {
    take(state, event)
    state.throughN = n
  }
  return state
}

/** A Run of which no start was seen (its first line was lost or garbage) is shown with what is known of it. */
function unreported({ run, endpoint }: RunPlace, { n, event }: EventRow): RunState {
  const time = microseconds(event.time)
  return {
    firstN: n,
    throughN: n,
    files: { read: [], written: [] },
    summary: {
      id: run,
      endpoint,
      account: '(unknown)',
      script: { kind: 'none' },
      scriptName: '(not reported)',
      argv: [],
      cwd: null,
      mode: 'embedded',
      interpreter: { path: '', version: '', implementation: '' },
      prefix: '',
      pid: 0,
      parentRun: null,
      origin: null,
      launch: null,
      status: 'ended',
      startedAt: time,
      lastEventAt: time,
      endedAt: null,
      durationMs: null,
      exitCode: null,
      signal: null,
      exception: null,
      cpuMs: null,
      peakMemoryBytes: null,
      packages: [],
      hosts: [],
      counts: {
        events: 0,
        packages: 0,
        filesRead: 0,
        filesWritten: 0,
        hosts: 0,
        processes: 0,
        gaps: 0,
        findings: 0,
      },
      isJudged: false,
      worst: null,
    },
  }
}

function take({ summary, files }: RunState, event: Event): void {
  const time = microseconds(event.time)
  if (time > summary.lastEventAt) summary.lastEventAt = time
  summary.counts.events++
  switch (event.type) {
    case 'run.started':
      start(summary, event)
      break
    case 'run.ended':
      end(summary, event)
      break
    case 'run.traced':
      summary.origin = originSchema.parse(event)
      break
    case 'package.used':
      note(summary, 'packages', `${event.name}@${event.version}`)
      break
    case 'host.resolved':
      note(summary, 'hosts', event.host)
      break
    case 'host.connected':
      note(summary, 'hosts', hostOf(event))
      break
    case 'file.opened':
      if (event.access !== 'write' && isNew(files.read, event.path)) summary.counts.filesRead++
      if (event.access !== 'read' && isNew(files.written, event.path)) summary.counts.filesWritten++
      break
    case 'process.started':
      summary.counts.processes++
      break
    case 'gap.recorded':
      summary.counts.gaps++
      break
    case 'finding.raised':
      summary.counts.findings++
      if (severityRank(event.severity) > severityRank(summary.worst)) summary.worst = event.severity
      break
    case 'script.judged':
      summary.isJudged = true
  }
}

/** Marks a path by the beginning of its SHA-256. */
function isNew(marks: string[], path: string): boolean {
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 8)
  if (marks.includes(mark)) return false
  if (marks.length < marked) marks.push(mark)
  return true
}

function start(summary: RunSummary, event: EventOf<'run.started'>): void {
  const { argv, mode, script, interpreter, prefix, pid } = event
  Object.assign(summary, { argv, mode, script, interpreter, prefix, pid })
  summary.account = event.account.name
  summary.scriptName = scriptName(script)
  summary.cwd = event.cwd ?? null
  summary.parentRun = event.parentRun ?? null
  summary.launch = event.launch ?? null
  summary.startedAt = microseconds(event.time)
  if (summary.endedAt === null) summary.status = 'running'
}

function end(summary: RunSummary, event: EventOf<'run.ended'>): void {
  summary.status = event.outcome
  summary.endedAt = microseconds(event.time)
  summary.durationMs = event.durationMs
  summary.exitCode = event.exitCode ?? null
  summary.signal = event.signal ?? null
  summary.exception = event.exception ?? null
  summary.cpuMs = cpuMs(event)
  summary.peakMemoryBytes = event.peakMemoryBytes ?? null
}

function cpuMs({ cpuUserMs, cpuSystemMs }: EventOf<'run.ended'>): number | null {
  if (cpuUserMs === undefined && cpuSystemMs === undefined) return null
  return (cpuUserMs ?? 0) + (cpuSystemMs ?? 0)
}

function note(summary: RunSummary, list: 'packages' | 'hosts', value: string): void {
  if (summary[list].includes(value)) return
  summary.counts[list]++
  if (summary[list].length < listed) summary[list].push(value)
}
