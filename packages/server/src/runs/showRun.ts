// One Run in full: summary, Resources, Gaps, script excerpt, children, and where its proof is.

import {
  type Event,
  type EventOf,
  eventRecordSchema,
  mostResources,
  type Resource,
  type RunDetail,
  resourceSchema,
} from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { severityRank } from '../findings/severityRank.ts'
import { actsOf } from './actsOf.ts'
import { findRun } from './findRun.ts'
import type { RunState } from './foldRun.ts'
import { stateRow } from './listRuns.ts'
import { repeatsOfRun } from './repeats.ts'
import { markScratch } from './scratch.ts'

export type RunStores = { evidence: EvidenceStore; control: ControlStore }
type Place = { endpoint: string; run: string }
type Told = { n: number; event: Event }

/** At most so many: the rest is in the Events. */
const limits = { told: 1000, children: 500 }

/** Faults: `run-unknown`, `run-ambiguous`. */
export async function showRun({ evidence, control }: RunStores, id: string): Promise<RunDetail> {
  const state = await findRun(evidence, id)
  const place = { endpoint: state.summary.endpoint.id, run: state.summary.id }
  const [resources, did, told, children, proof] = await Promise.all([
    resourcesOf(evidence, place),
    actsOf(evidence, place),
    toldOf(evidence, place),
    childrenOf(evidence, place),
    proofOf({ evidence, control }, state),
  ])
  return {
    ...state.summary,
    resources: markScratch(resources),
    ...did,
    judgement: judgementOf(told),
    findings: told
      .flatMap(findingOf)
      .sort((one, other) => severityRank(other.severity) - severityRank(one.severity) || one.n - other.n),
    gaps: told.flatMap(gapOf),
    excerpt: excerptOf(told),
    standardLibrary: told.flatMap(({ event }) => (event.type === 'run.ended' ? event.standardLibrary : [])),
    children,
    evidence: proof,
  }
}

function resourcesOf(store: EvidenceStore, place: Place): Promise<Resource[]> {
  return readAll(store, {
    name: 'runResources',
    sql: `SELECT resource_kind AS kind, resource AS value, act, sum(greatest(1, repeats.times)) AS count,
            min(touched.time) AS firstAt, min(touched.n) AS n, nullIf(argMin(touched.at, touched.n), '') AS at
          FROM (SELECT * FROM events WHERE endpoint_id = {endpoint:String} AND run_id = {run:String}
                AND resource_kind != '') AS touched
          LEFT JOIN ${repeatsOfRun} AS repeats ON touched.seq = repeats.repeat_of
          GROUP BY kind, value, act ORDER BY n LIMIT ${mostResources}`,
    params: place,
    row: resourceSchema,
  })
}

function toldOf(store: EvidenceStore, place: Place): Promise<Told[]> {
  return readAll(store, {
    name: 'runTold',
    sql: `SELECT record FROM events WHERE endpoint_id = {endpoint:String} AND run_id = {run:String}
          AND type IN ('gap.recorded', 'script.read', 'script.judged', 'finding.raised', 'run.ended') ORDER BY n LIMIT ${limits.told}`,
    params: place,
    row: z
      .object({ record: z.string() })
      .transform(({ record }) => eventRecordSchema.parse(JSON.parse(record))),
  })
}

async function childrenOf(store: EvidenceStore, place: Place) {
  const states = await readAll(store, {
    name: 'runChildren',
    sql: `SELECT state FROM runs FINAL WHERE parent_run = {run:String} AND endpoint_id = {endpoint:String}
          ORDER BY run_id LIMIT ${limits.children}`,
    params: place,
    row: stateRow,
  })
  return states.map(({ summary }) => summary)
}

async function proofOf({ evidence, control }: RunStores, state: RunState): Promise<RunDetail['evidence']> {
  const endpoint = state.summary.endpoint.id
  const [seal, receipt] = await Promise.all([
    readOne(evidence, {
      name: 'coveringSeal',
      sql: `SELECT n, head, time FROM seals WHERE endpoint_id = {endpoint:String} AND n > {last:UInt64}
            ORDER BY n LIMIT 1`,
      params: { endpoint, last: state.throughN },
      row: z.object({ n: z.number(), head: z.string(), time: z.string() }),
    }),
    control.receipts.covering(endpoint, state.throughN),
  ])
  return {
    first: state.firstN,
    last: state.throughN,
    seal: seal ?? null,
    receipt: receipt ? { through: receipt.through, head: receipt.head, time: receipt.time } : null,
  }
}

function gapOf({ n, event }: Told): RunDetail['gaps'] {
  if (event.type !== 'gap.recorded') return []
  const { time, reason, count, detail } = event
  return [{ n, time, reason, count: count ?? null, detail: detail ?? null }]
}

function judgementOf(told: Told[]): RunDetail['judgement'] {
  const judged = told
    .map(({ event }) => event)
    .find((event): event is EventOf<'script.judged'> => event.type === 'script.judged')
  if (!judged) return null
  const { type: _type, run: _run, time: _time, seq: _seq, ...judgement } = judged
  return judgement
}

function findingOf({ n, event }: Told): RunDetail['findings'] {
  if (event.type !== 'finding.raised') return []
  const { type: _type, run: _run, seq: _seq, ...finding } = event
  return [{ n, ...finding }]
}

function excerptOf(told: Told[]): RunDetail['excerpt'] {
  const read = told
    .map(({ event }) => event)
    .find((event): event is EventOf<'script.read'> => event.type === 'script.read')
  return read ? { text: read.excerpt, lines: read.lines, excerptLines: read.excerptLines } : null
}
