// Runs as a signed bundle that can be checked without this server. Hashes are not copied: they are computed anew from
// the records' own text, so that a store that was tampered with gives a bundle that does not check.

import {
  type Bundle,
  type BundleContent,
  type QueryOf,
  type RunFilter,
  SentinelError,
  type Span,
} from '@sentinel/contract'
import { createBundle, genesis, hashOf, type SigningKey } from '@sentinel/evidence'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { findRun } from '../runs/findRun.ts'
import { whereOf } from '../runs/whereOf.ts'
import { anchoredIn } from './anchors.ts'
import { type Stretch, stretchesFor } from './spans.ts'

export type ExportDeps = {
  evidence: EvidenceStore
  control: ControlStore
  key: SigningKey
  now: () => string
}
/** A Run, or a record that is no Run's. */
type Place = { endpoint: string; run: string } | { endpoint: string; n: number }
type Proof = Pick<BundleContent, 'selected' | 'spans' | 'anchored' | 'left'>

const limits = { runs: 500, records: 200_000 }

/** Faults: `run-unknown`, `run-ambiguous`, `alert-unknown`, `alert-ambiguous`, `bundle-oversized`, `evidence-unconfirmed`. */
export async function exportEvidence(
  deps: ExportDeps,
  query: QueryOf<'exportEvidence'>,
  operator: string,
): Promise<Bundle> {
  const places = await placesOf(deps, query)
  const asked = askedOf(query)
  const proofs: Proof[] = []
  for (const [endpoint, some] of Map.groupBy(places, (place) => place.endpoint))
    proofs.push(await proofOf(deps, endpoint, some))
  const ids = new Set(places.map(({ endpoint }) => endpoint))
  const endpoints = await Promise.all([...ids].map((id) => deps.control.endpoints.find(id)))
  const content: BundleContent = {
    format: 'sentinel bundle 1',
    made: deps.now(),
    operator,
    asked,
    serverKey: deps.key.publicKey,
    endpoints: endpoints
      .filter((one) => one !== undefined)
      .map(({ id, name, platform, publicKey }) => ({ id, name, platform, publicKey })),
    selected: proofs.flatMap(({ selected }) => selected),
    spans: proofs.flatMap(({ spans }) => spans),
    anchored: proofs.flatMap(({ anchored }) => anchored),
    left: proofs.flatMap(({ left }) => left),
  }
  if (content.selected.length === 0)
    throw query.run === undefined && query.alert === undefined
      ? new SentinelError('run-unknown', { run: asked })
      : new SentinelError('evidence-unconfirmed', { run: query.run ?? asked })
  return createBundle(deps.key, JSON.stringify(content))
}

async function placesOf(
  { evidence, control }: ExportDeps,
  { run, alert, ...filter }: QueryOf<'exportEvidence'>,
): Promise<Place[]> {
  if (run !== undefined) return [await runOf(evidence, run)]
  return alert === undefined ? runsOf(evidence, filter) : [await alertOf(control, alert)]
}

const askedOf = ({ run, alert, ...filter }: QueryOf<'exportEvidence'>): string => {
  if (run !== undefined) return `run ${run}`
  return alert === undefined ? JSON.stringify(filter) : `alert ${alert}`
}

/** What it was last raised for: the Run, with all that it did, or the Event of the endpoint. */
async function alertOf(control: ControlStore, beginning: string): Promise<Place> {
  const [alert, other] = await control.alerts.find(beginning)
  if (!alert) throw new SentinelError('alert-unknown', { alert: beginning })
  if (other) throw new SentinelError('alert-ambiguous', { alert: beginning })
  const { endpoint, run, n } = alert.last
  return run === null ? { endpoint: endpoint.id, n } : { endpoint: endpoint.id, run }
}

async function runOf(evidence: EvidenceStore, run: string): Promise<Place> {
  const { summary } = await findRun(evidence, run)
  return { run: summary.id, endpoint: summary.endpoint.id }
}

async function runsOf(evidence: EvidenceStore, filter: RunFilter): Promise<Place[]> {
  const { sql, params } = whereOf(filter)
  const places = await readAll(evidence, {
    name: 'bundleRuns',
    sql: `SELECT run_id AS run, endpoint_id AS endpoint FROM runs FINAL WHERE ${sql}
          ORDER BY run_id DESC LIMIT ${limits.runs + 1}`,
    params,
    row: z.object({ run: z.string(), endpoint: z.string() }),
  })
  if (places.length > limits.runs)
    throw new SentinelError('bundle-oversized', { limit: limits.runs, what: 'Runs' })
  return places
}

async function proofOf(deps: ExportDeps, endpoint: string, places: readonly Place[]): Promise<Proof> {
  const wanted = await recordsOf(deps.evidence, endpoint, places)
  const first = wanted[0]?.n ?? 0
  const last = wanted.at(-1)?.n ?? 0
  const [receipts, seals] = await Promise.all([
    deps.control.receipts.from(endpoint, first, last),
    sealsBefore(deps.evidence, endpoint, last),
  ])
  const through = receipts.at(-1)?.through ?? -1
  const numbers = wanted.map(({ n }) => n)
  const spans: Span[] = []
  for (const stretch of stretchesFor(numbers, seals, receipts))
    spans.push(await spanOf(deps.evidence, endpoint, stretch))
  const anchored = await Promise.all(spans.map(({ receipt }) => anchoredIn(deps.control, receipt)))
  return {
    selected: numbers.filter((n) => n <= through).map((n) => ({ endpoint, n })),
    spans,
    anchored: anchored.filter((one) => one !== undefined),
    left: [...new Set(wanted.filter(({ n }) => n > through).map(({ run }) => run))],
  }
}

async function recordsOf(evidence: EvidenceStore, endpoint: string, places: readonly Place[]) {
  const runs = places.flatMap((place) => ('run' in place ? [place.run] : []))
  const numbers = places.flatMap((place) => ('n' in place ? [place.n] : []))
  const single = numbers.length > 0 ? ` OR n IN (${numbers.join(', ')})` : ''
  const records = await readAll(evidence, {
    name: 'bundleRecords',
    sql: `SELECT n, run_id AS run FROM events WHERE endpoint_id = {endpoint:String}
            AND (run_id IN ({runs:Array(String)})${single}) ORDER BY n LIMIT ${limits.records + 1}`,
    params: { endpoint, runs },
    row: z.object({ n: z.number(), run: z.string() }),
  })
  if (records.length > limits.records)
    throw new SentinelError('bundle-oversized', { limit: limits.records, what: 'records' })
  return records
}

async function sealsBefore(evidence: EvidenceStore, endpoint: string, last: number): Promise<number[]> {
  const seals = await readAll(evidence, {
    name: 'bundleSeals',
    sql: `SELECT n FROM seals FINAL WHERE endpoint_id = {endpoint:String} AND n < {last:UInt64} ORDER BY n`,
    params: { endpoint, last },
    row: z.object({ n: z.number() }),
  })
  return seals.map(({ n }) => n)
}

async function spanOf(evidence: EvidenceStore, endpoint: string, { first, receipt }: Stretch): Promise<Span> {
  const last = receipt.through
  if (last - first >= limits.records)
    throw new SentinelError('bundle-oversized', { limit: limits.records, what: 'records' })
  const records = await readAll(evidence, {
    name: 'bundleSpan',
    sql: `SELECT record FROM (
            SELECT n, record FROM events WHERE endpoint_id = {endpoint:String} AND n BETWEEN {first:UInt64} AND {last:UInt64}
            UNION ALL
            SELECT n, record FROM seals FINAL WHERE endpoint_id = {endpoint:String} AND n BETWEEN {first:UInt64} AND {last:UInt64})
          ORDER BY n`,
    params: { endpoint, first, last },
    row: z.object({ record: z.string() }),
  })
  return { endpoint, lines: chained(endpoint, records), receipt }
}

const seal = z.object({ seal: z.object({ head: z.string() }) })

function chained(endpoint: string, records: { record: string }[]): Span['lines'] {
  const begins = seal.safeParse(JSON.parse(records[0]?.record ?? 'null'))
  let head = begins.success ? begins.data.seal.head : genesis(endpoint)
  return records.map(({ record }) => {
    head = hashOf(head, Buffer.from(record))
    return `{"hash":"${head}","record":${record}}`
  })
}
