// A policy over recorded evidence: what it would have said of acts that have happened, for whom and how often.

import { type Severity, severities } from '@sentinel/analysis'
import type { Client, Event, EventOf, EventRow, RunSummary } from '@sentinel/contract'
import { loadDestinations, loadPythonReleases, pythonSupport } from '@sentinel/knowledge'
import {
  actOfEvent,
  decide,
  type Facts,
  factsOfRun,
  type ReadyPolicy,
  timeFacts,
  type Verdict,
} from '@sentinel/policy'
import { allEvents } from './allEvents.ts'

export type Would = {
  rule: string
  verdict: 'allow' | 'warn' | 'deny'
  /** Acts, repeats included. */
  times: number
  runs: number
  accounts: string[]
  scripts: string[]
  /** The first few, as examples. */
  subjects: string[]
  /** How many of the times the rule could not be decided from what is recorded. */
  faults: number
}
export type DryRun = { since: string; runs: number; acts: number; would: Would[] }

const shown = 5
const severity: Record<string, number> = { deny: 0, warn: 1, allow: 2 }

/** Reads every Run since `since` (ISO time), newest first. */
export async function dryRun(
  ready: ReadyPolicy,
  call: Client,
  { since, detail }: { since: string; detail: (text: string) => void },
): Promise<DryRun> {
  const tally = new Map<string, Would>()
  let acts = 0
  let runs = 0
  const judge = judgeOf(ready)
  for await (const run of runsSince(call, since)) {
    runs++
    detail(`${runs} Runs`)
    acts += judge(run, await allEvents(call, run.id), tally)
  }
  const would = [...tally.values()].sort(
    (a, b) => (severity[a.verdict] ?? 0) - (severity[b.verdict] ?? 0) || b.times - a.times,
  )
  return { since, runs, acts, would }
}

async function* runsSince(call: Client, since: string): AsyncGenerator<RunSummary> {
  for (let before: string | undefined; ; ) {
    const query = before === undefined ? { limit: 200 } : { before, limit: 200 }
    const { runs, next } = await call('runs', { query })
    for (const run of runs) {
      if (run.startedAt < since) return
      yield run
    }
    if (next === null) return
    before = next
  }
}

function judgeOf(ready: ReadyPolicy) {
  const { kinds } = loadDestinations()
  const releases = loadPythonReleases()

  return (run: RunSummary, rows: readonly EventRow[], tally: Map<string, Would>): number => {
    const events = rows.map(({ event }) => event)
    const started = events.find((event): event is EventOf<'run.started'> => event.type === 'run.started')
    if (!started) return 0
    const { state } = pythonSupport(releases, started.interpreter.version, started.time.slice(0, 10))
    const worst = worstOf(events)
    const facts: Facts = {
      ...factsOfRun(started),
      'interpreter.support': state,
      ...(worst === undefined ? {} : { 'script.worst': worst }),
      'endpoint.id': run.endpoint.id,
      'endpoint.name': run.endpoint.name,
      'endpoint.groups': [],
    }
    const seen = new Set<string>()
    let acts = 0
    for (const { event, count = 1 } of rows) {
      const act = actOfEvent(event)
      if (!act) continue
      acts += count
      const endpoint = { id: run.endpoint.id, groups: [] }
      const known = { ...facts, ...timeFacts(new Date(event.time)) }
      const found = decide(ready, act, { endpoint, facts: known, kinds, reference: run.id.slice(-8) })
      if ('rule' in found)
        add(tally, found, { run, count, subject: act.subject, isFirst: !seen.has(found.rule) })
      if ('rule' in found) seen.add(found.rule)
    }
    return acts
  }
}

type Spoken = Extract<Verdict, { rule: string }>
type Met = { run: RunSummary; count: number; subject: string; isFirst: boolean }

function add(tally: Map<string, Would>, { rule, verdict, fault }: Spoken, met: Met): void {
  const entry = entryOf(tally, rule, verdict)
  entry.times += met.count
  entry.faults += fault ? met.count : 0
  entry.runs += met.isFirst ? 1 : 0
  note(entry.accounts, met.run.account)
  note(entry.scripts, met.run.scriptName)
  if (entry.subjects.length < shown) note(entry.subjects, met.subject)
}

function entryOf(tally: Map<string, Would>, rule: string, verdict: Would['verdict']): Would {
  const known = tally.get(rule)
  if (known) return known
  const made = { rule, verdict, times: 0, runs: 0, accounts: [], scripts: [], subjects: [], faults: 0 }
  tally.set(rule, made)
  return made
}

function note(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value)
}

/** `none` where it was judged and nothing was found; undefined where it was not judged. */
function worstOf(events: readonly Event[]): string | undefined {
  const raised = events.flatMap((event) =>
    event.type === 'finding.raised' ? [event.severity as Severity] : [],
  )
  if (raised.length === 0) return events.some(({ type }) => type === 'script.judged') ? 'none' : undefined
  return severities.findLast((level) => raised.includes(level))
}
