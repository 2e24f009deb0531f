// The enrolled endpoints with how each one stands: what its agent reported, what was covered, what is missing.

import { type EndpointRow, reportEverySeconds } from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore, EnrolledEndpoint } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { daysAgo } from '../now.ts'

export type EndpointStores = { evidence: EvidenceStore; control: ControlStore }
/** What the evidence store says of one endpoint. */
type Told = z.infer<typeof told>
type Inventory = z.infer<typeof inventory>

const told = z.object({ id: z.string(), probed: z.number(), missed: z.number(), gaps: z.number() })
const inventory = z.object({
  id: z.string(),
  found: z.number(),
  watched: z.number(),
  endOfLife: z.number(),
})
const report = z.object({
  id: z.string(),
  version: z.string(),
  probe: z.string(),
  startedAt: z.string(),
  reportedAt: z.string(),
  waiting: z.number(),
})
const seal = z.object({ id: z.string(), time: z.string() })

export async function listEndpoints(
  { evidence, control }: EndpointStores,
  days: number,
): Promise<EndpointRow[]> {
  const [enrolled, refusals, told, found, reports, seals] = await Promise.all([
    control.endpoints.list(),
    control.refusals.counts(daysAgo(days)),
    toldIn(evidence, days),
    inventoryIn(evidence),
    reportsIn(evidence),
    sealsIn(evidence),
  ])
  const now = Date.now()
  return enrolled.map((endpoint) => ({
    ...endpoint,
    ...standing(endpoint.lastReceiptAt, now),
    lastSealAt: seals.get(endpoint.id)?.time ?? null,
    agent: agentOf(reports.get(endpoint.id)),
    ...tallied(told.get(endpoint.id)),
    refusals: refusals.get(endpoint.id) ?? 0,
    interpreters: interpretersOf(found.get(endpoint.id)),
  }))
}

const daySeconds = 86_400
/** One report may be lost on its way; the second one too, and something is wrong. */
export const lateSeconds = 2 * reportEverySeconds + 30

/** How an endpoint stands whose last evidence was received at that time. `now` in milliseconds since 1970. */
export function standing(
  lastReceiptAt: EnrolledEndpoint['lastReceiptAt'],
  now: number,
): Pick<EndpointRow, 'status' | 'lagSeconds'> {
  if (lastReceiptAt === null) return { status: 'silent', lagSeconds: null }
  const lagSeconds = Math.max(0, Math.round((now - Date.parse(lastReceiptAt)) / 1000))
  if (lagSeconds <= lateSeconds) return { status: 'reporting', lagSeconds }
  return { status: lagSeconds <= daySeconds ? 'late' : 'silent', lagSeconds }
}

function agentOf(reported: z.infer<typeof report> | undefined): EndpointRow['agent'] {
  if (!reported) return null
  const { id: _, probe, ...rest } = reported
  return { ...rest, probe: probe || null }
}

function tallied(told: Told | undefined): Pick<EndpointRow, 'coverage' | 'gaps'> {
  const { probed = 0, missed = 0, gaps = 0 } = told ?? {}
  return {
    coverage: { probed, missed, share: probed + missed === 0 ? null : probed / (probed + missed) },
    gaps,
  }
}

function interpretersOf(known: Inventory | undefined): EndpointRow['interpreters'] {
  const { found = 0, watched = 0, endOfLife = 0 } = known ?? {}
  return { found, watched, endOfLife }
}

/** Events of no Run stand together at the beginning of their endpoint's. */
const toldIn = (evidence: EvidenceStore, days: number) =>
  byEndpoint(evidence, 'endpointsTold', {
    sql: `SELECT endpoint_id AS id,
            sumIf(JSONExtractUInt(record, 'event', 'probed'), type = 'coverage.measured') AS probed,
            sumIf(${times}, type = 'gap.recorded' AND ${ofProcess}) AS missed,
            sumIf(${times}, type = 'gap.recorded' AND NOT ${ofProcess}) AS gaps
          FROM events WHERE run_id = '' AND type IN ('coverage.measured', 'gap.recorded')
            AND events.time >= now64() - toIntervalDay({days:UInt32}) GROUP BY id`,
    params: { days },
    row: told,
  })

/** The last word on each interpreter, whenever it was told. */
const inventoryIn = (evidence: EvidenceStore) =>
  byEndpoint(evidence, 'endpointsInterpreters', {
    sql: `SELECT id, countIf(isThere) AS found, countIf(isThere AND isWatched) AS watched,
            countIf(isThere AND isEnded) AS endOfLife
          FROM (SELECT endpoint_id AS id, argMax(type, n) = 'interpreter.found' AS isThere,
              argMax(JSONLength(record, 'event', 'interpreter', 'watch', 'channels'), n) > 0 AS isWatched,
              argMax(JSONExtractString(record, 'event', 'interpreter', 'support', 'state'), n) = 'end-of-life' AS isEnded
            FROM events WHERE run_id = '' AND type IN ('interpreter.found', 'interpreter.gone')
            GROUP BY id, ${interpreterKey})
          GROUP BY id`,
    row: inventory,
  })

const reportsIn = (evidence: EvidenceStore) =>
  byEndpoint(evidence, 'endpointsReports', {
    sql: `SELECT id, JSONExtractString(latest, 'event', 'version') AS version,
            JSONExtractString(latest, 'event', 'probe') AS probe,
            JSONExtractString(latest, 'event', 'startedAt') AS startedAt,
            JSONExtractString(latest, 'event', 'time') AS reportedAt,
            JSONExtractUInt(latest, 'event', 'waiting') AS waiting
          FROM (SELECT endpoint_id AS id, argMax(record, n) AS latest FROM events
            WHERE run_id = '' AND type = 'agent.reported' GROUP BY id)`,
    row: report,
  })

const sealsIn = (evidence: EvidenceStore) =>
  byEndpoint(evidence, 'endpointsSeals', {
    sql: 'SELECT endpoint_id AS id, argMax(seals.time, n) AS time FROM seals GROUP BY id',
    row: seal,
  })

const times = `greatest(1, JSONExtractUInt(record, 'event', 'count'))`
const ofProcess = `JSONHas(record, 'event', 'process')`
/** Two Pythons of one prefix are told apart by their path; a path may come to lead into another prefix. */
export const interpreterKey = `if(type = 'interpreter.found', JSONExtractString(record, 'event', 'interpreter', 'path'), JSONExtractString(record, 'event', 'path'))`

type Asked<R> = { sql: string; params?: Record<string, number>; row: z.ZodType<R> }

async function byEndpoint<R extends { id: string }>(
  evidence: EvidenceStore,
  name: string,
  asked: Asked<R>,
): Promise<Map<string, R>> {
  const rows = await readAll(evidence, { name, ...asked })
  return new Map(rows.map((row) => [row.id, row]))
}
