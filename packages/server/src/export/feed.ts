// What comes after a cursor: the Events that receipts cover, in the order of receipts, and changes of alerts.

import { type Event, eventSchema, type RunSummary } from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore, Cursor, FeedReceipt } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { runStateSchema } from '../runs/foldRun.ts'
import { alertToOcsf } from './ocsf/alertToOcsf.ts'
import type { OcsfEvent } from './ocsf/ocsf.ts'
import { toOcsf } from './ocsf/toOcsf.ts'

export type FeedDeps = { evidence: EvidenceStore; control: ControlStore }
export type Part = { events: OcsfEvent[]; next: Cursor }
export type Feed = {
  /** Nothing where the cursor is at the end. */
  after(cursor: Cursor): Promise<Part | undefined>
}

/** A part is some thousand events: a few megabytes, one read of the store, one message to the receiver. */
const mostRecords = 1000
const mostReceipts = 200
const mostChanges = 200
const keptRuns = 5000

type Range = { endpoint: string; first: number; last: number }
type Row = { endpoint: string; n: number; event: Event }

export function createFeed({ evidence, control }: FeedDeps): Feed {
  const runs = new Map<string, RunSummary>()
  const platforms = new Map<string, { id: string; name: string; platform: string }>()

  async function endpointOf(id: string) {
    const known = platforms.get(id)
    if (known) return known
    const found = await control.endpoints.find(id)
    const endpoint = { id, name: found?.name ?? id, platform: found?.platform ?? 'unknown' }
    if (found) platforms.set(id, endpoint)
    return endpoint
  }

  async function learnRuns(rows: readonly Row[]): Promise<void> {
    const unknown = new Set(
      rows.flatMap(({ event }) => (event.run && !runs.has(event.run) ? [event.run] : [])),
    )
    if (unknown.size === 0) return
    for (const run of await runsOf(evidence, [...unknown])) runs.set(run.id, run)
    for (const id of runs.keys()) if (runs.size > keptRuns) runs.delete(id)
  }

  async function eventsOf(ranges: readonly Range[]): Promise<OcsfEvent[]> {
    const rows = await rowsOf(evidence, ranges)
    await learnRuns(rows)
    const events: OcsfEvent[] = []
    for (const { endpoint, n, event } of rows) {
      const run = event.run === undefined ? undefined : runs.get(event.run)
      events.push(...toOcsf(event, { endpoint: await endpointOf(endpoint), n, run }))
    }
    return events
  }

  async function alertEvents(after: number): Promise<{ events: OcsfEvent[]; last: number }> {
    const changes = await control.exports.alertChangesAfter(after, mostChanges)
    const events: OcsfEvent[] = []
    for (const { alert, change } of changes) {
      const { platform } = await endpointOf(alert.last.endpoint.id)
      events.push(alertToOcsf({ alert, change, platform }))
    }
    return { events, last: changes.at(-1)?.position ?? after }
  }

  return {
    async after(cursor) {
      const receipts = await control.exports.receiptsAfter(cursor.receipt, mostReceipts)
      const { ranges, next } = take(receipts, cursor)
      const alerts = await alertEvents(cursor.alertChange)
      if (ranges.length === 0 && alerts.last === cursor.alertChange) return undefined
      const events = ranges.length === 0 ? [] : await eventsOf(ranges)
      return { events: [...events, ...alerts.events], next: { ...next, alertChange: alerts.last } }
    },
  }
}

/** As many records as one part may have, from where the cursor is; the last receipt may be taken in part. */
export function take(receipts: readonly FeedReceipt[], cursor: Cursor): { ranges: Range[]; next: Cursor } {
  const ranges: Range[] = []
  let next = cursor
  let room = mostRecords
  for (const { position, endpoint, first: from, through } of receipts) {
    const first = Math.max(from, next.n + 1)
    const last = Math.min(through, first + room - 1)
    ranges.push({ endpoint, first, last })
    room -= last - first + 1
    if (last < through) return { ranges, next: { ...next, n: last } }
    next = { ...next, receipt: position, n: -1 }
    if (room === 0) break
  }
  return { ranges, next }
}

const recordSchema = z.object({ event: eventSchema })

async function rowsOf(evidence: EvidenceStore, ranges: readonly Range[]): Promise<Row[]> {
  const order = new Map(ranges.map(({ endpoint, first }, index) => [`${endpoint} ${first}`, index]))
  // Ids are 32 hex digits and the rest are numbers: there is nothing to be escaped.
  const places = ranges.map(
    ({ endpoint, first, last }) => `(endpoint_id = '${endpoint}' AND n BETWEEN ${first} AND ${last})`,
  )
  const rows = await readAll(evidence, {
    name: 'exportEvents',
    sql: `SELECT endpoint_id AS endpoint, n, record FROM events
          WHERE endpoint_id IN ({endpoints:Array(String)}) AND (${places.join(' OR ')})`,
    params: { endpoints: [...new Set(ranges.map(({ endpoint }) => endpoint))] },
    row: z.object({ endpoint: z.string(), n: z.number(), record: z.string() }),
  })
  const placeOf = ({ endpoint, n }: { endpoint: string; n: number }) => {
    const range = ranges.find((one) => one.endpoint === endpoint && n >= one.first && n <= one.last)
    return range ? (order.get(`${endpoint} ${range.first}`) ?? 0) : 0
  }
  return rows
    .map((row) => ({ ...row, place: placeOf(row) }))
    .sort((a, b) => a.place - b.place || a.n - b.n)
    .map(({ endpoint, n, record }) => ({ endpoint, n, event: eventOf(record) }))
}

/** It was checked when it came in. A version that knows less of it still tells of what it knows. */
function eventOf(record: string): Event {
  const raw = JSON.parse(record) as { event: Event }
  return recordSchema.safeParse(raw).data?.event ?? raw.event
}

async function runsOf(evidence: EvidenceStore, ids: string[]): Promise<RunSummary[]> {
  const rows = await readAll(evidence, {
    name: 'exportRuns',
    sql: `SELECT argMax(state, through_n) AS latest FROM runs
          WHERE run_id IN ({ids:Array(String)}) GROUP BY run_id`,
    params: { ids },
    row: z.object({ latest: z.string() }),
  })
  return rows.map(({ latest }) => runStateSchema.parse(JSON.parse(latest)).summary)
}
