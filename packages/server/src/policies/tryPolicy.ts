// A policy over recorded evidence: what it would have said of acts that have happened, for whom and how often. Newest
// Runs first, and no further than the time of one answer: how far it came is told.

import { setImmediate } from 'node:timers/promises'
import { type Event, eventRecordSchema, type PolicyTrial, severity } from '@sentinel/contract'
import { loadPythonReleases, pythonSupport } from '@sentinel/knowledge'
import {
  actOfEvent,
  type DestinationKinds,
  decide,
  type Facts,
  factsOfRun,
  type ReadyPolicy,
  timeFacts,
} from '@sentinel/policy'
import { z } from 'zod'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import { daysAgo } from '../now.ts'
import { repeatsOfFleet } from '../runs/repeats.ts'

type Would = PolicyTrial['would'][number]
type Asked = { days: number; kinds: DestinationKinds; timeMs?: number }

const shown = 8
/** Other requests are answered in between. */
const breathe = 500
const acts = `'run.started', 'script.judged', 'finding.raised', 'package.used', 'module.imported', 'host.resolved',
  'host.connected', 'file.opened', 'file.removed', 'file.renamed', 'process.started', 'content.sent'`

const row = z.object({
  run: z.string(),
  endpointId: z.string(),
  endpointName: z.string(),
  account: z.string(),
  script: z.string(),
  worst: z.number(),
  isJudged: z.number(),
  isKnown: z.number(),
  times: z.number(),
  record: z.string(),
})
type Row = z.infer<typeof row>

/** A trial is of the whole policy: staged roll-outs are left out. */
export async function tryPolicy(
  store: EvidenceStore,
  ready: ReadyPolicy,
  { days, kinds, timeMs = 20_000 }: Asked,
): Promise<PolicyTrial> {
  const judge = createJudge(withoutRollout(ready), kinds)
  const end = Date.now() + timeMs
  let read = 0
  let isWhole = true
  for await (const act of store.read({ name: 'policyTrial', sql, params: { days }, row })) {
    judge.take(act)
    if (++read % breathe !== 0) continue
    await setImmediate()
    if (Date.now() < end) continue
    isWhole = false
    break
  }
  return { since: daysAgo(days), isWhole, ...judge.told() }
}

const sql = `SELECT act.run_id AS run, act.endpoint_id AS endpointId, endpoint_name AS endpointName, account,
    script_name AS script, worst, isJudged, isKnown, greatest(1, repeats.times) AS times, record
  FROM (SELECT endpoint_id, run_id, n, seq, record FROM events
        WHERE type IN (${acts}) AND events.time >= now64() - toIntervalDay({days:UInt32})) AS act
  LEFT JOIN ${repeatsOfFleet} AS repeats ON act.run_id = repeats.run_id AND act.seq = repeats.repeat_of
  INNER JOIN (SELECT run_id, endpoint_id, endpoint_name, account, script_name,
      JSONExtractBool(state, 'summary', 'isJudged') AS isJudged,
      started_at > min(started_at) OVER (PARTITION BY script_sha256) AS isKnown FROM runs FINAL) AS of_run
    ON act.run_id = of_run.run_id AND act.endpoint_id = of_run.endpoint_id
  LEFT JOIN (SELECT run_id, endpoint_id, max(severity_rank) AS worst FROM findings GROUP BY run_id, endpoint_id) AS found
    ON act.run_id = found.run_id AND act.endpoint_id = found.endpoint_id
  ORDER BY act.run_id DESC, act.endpoint_id, n`

const withoutRollout = (ready: ReadyPolicy): ReadyPolicy => ({
  ...ready,
  policy: { ...ready.policy, rules: ready.policy.rules.map(({ rollout: _, ...rule }) => rule) },
})

function createJudge(ready: ReadyPolicy, kinds: DestinationKinds) {
  const titles = new Map(ready.policy.rules.map(({ id, title }) => [id, title]))
  const tally = new Map<string, Would & { last: string }>()
  const runFacts = createRunFacts()
  let runs = 0
  let seen = 0
  let last = ''
  return {
    take(row: Row): void {
      const { event } = eventRecordSchema.parse(JSON.parse(row.record))
      const key = `${row.run} ${row.endpointId}`
      if (key !== last) runs++
      last = key
      const facts = runFacts(row, event)
      const act = actOfEvent(event)
      if (!act || !facts) return
      seen += row.times
      const found = decide(ready, act, {
        endpoint: { id: row.endpointId, groups: [] },
        facts: { ...facts, ...timeFacts(new Date(event.time)) },
        kinds,
        reference: '',
      })
      if ('rule' in found)
        add(tally, { ...found, title: titles.get(found.rule) ?? '' }, { row, key, subject: act.subject })
    },
    told: () => ({
      runs,
      acts: seen,
      would: [...tally.values()]
        .map(({ last: _, ...would }) => would)
        .sort((a, b) => order[a.verdict] - order[b.verdict] || b.times - a.times),
    }),
  }
}

const order = { deny: 0, warn: 1, allow: 2 }

/** What is the same for a whole Run: known from its start on. Undefined where its start is not recorded. */
function createRunFacts() {
  const releases = loadPythonReleases()
  let of = ''
  let facts: Facts | undefined
  return (row: Row, event: Event): Facts | undefined => {
    if (of !== `${row.run} ${row.endpointId}`) facts = undefined
    of = `${row.run} ${row.endpointId}`
    if (event.type !== 'run.started') return facts
    const { state } = pythonSupport(releases, event.interpreter.version, event.time.slice(0, 10))
    const worst = row.worst > 0 ? severity.options[row.worst - 1] : row.isJudged ? 'none' : undefined
    facts = {
      ...factsOfRun(event),
      'interpreter.support': state,
      ...(worst === undefined ? {} : { 'script.worst': worst }),
      // As far as the record goes back: the first Run of a text in it counts as the first of all.
      ...(event.script.sha256 === undefined ? {} : { 'script.known': row.isKnown === 1 }),
      'endpoint.id': row.endpointId,
      'endpoint.name': row.endpointName,
      'endpoint.groups': [],
    }
    return facts
  }
}

type Spoken = { rule: string; title: string; verdict: Would['verdict']; fault: boolean }
type Met = { row: Row; key: string; subject: string }

function add(tally: Map<string, Would & { last: string }>, spoken: Spoken, { row, key, subject }: Met): void {
  const { rule, title, verdict, fault } = spoken
  const none = { accounts: [], endpoints: [], scripts: [], subjects: [] }
  const entry = tally.get(rule) ?? { rule, title, verdict, times: 0, runs: 0, faults: 0, last: '', ...none }
  tally.set(rule, entry)
  entry.times += row.times
  entry.faults += fault ? row.times : 0
  if (entry.last !== key) entry.runs++
  entry.last = key
  note(entry.accounts, row.account)
  note(entry.endpoints, row.endpointName)
  note(entry.scripts, row.script)
  note(entry.subjects, subject)
}

function note(list: string[], value: string): void {
  if (list.length < shown && !list.includes(value)) list.push(value)
}
