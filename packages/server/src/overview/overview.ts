// What happened in the last days, day by day and beside the days before.

import type { InventoryNoun, Overview, Trend } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { touchedBy } from '../inventory/touchedBy.ts'
import { destinationsIn } from './destinations.ts'

export async function overview(store: EvidenceStore, days: number): Promise<Overview> {
  const [since, runs, failed, denied, { destinations }] = await Promise.all([
    firstRun(store),
    trendOf(store, days, { table: 'runs FINAL', time: 'started_at', where: '1', what: 'run_id' }),
    trendOf(store, days, {
      table: 'runs FINAL',
      time: 'started_at',
      where: `status = 'failed'`,
      what: 'run_id',
    }),
    trendOf(store, days, { table: 'events', time: 'time', where: deniedAct, what: '(endpoint_id, n)' }),
    destinationsIn(store, { days, limit: listed }),
  ])
  const isOlder = since !== null && Date.parse(since) < Date.now() - days * 86_400_000
  const fresh = isOlder ? await Promise.all(freshNouns.map((noun) => freshOf(store, noun, days))) : []
  return { days, since, runs, failed, denied, destinations, fresh }
}

const deniedAct = `type = 'policy.applied' AND JSONExtractString(record, 'event', 'verdict') = 'deny'`
const freshNouns = ['packages', 'hosts', 'models'] as const satisfies InventoryNoun[]
/** Destinations that are listed; the rest has a screen of its own. */
const listed = 10
/** Names that are listed; the count is of all. */
const named = 6

async function firstRun(store: EvidenceStore): Promise<string | null> {
  const row = await readOne(store, {
    name: 'overviewSince',
    sql: 'SELECT min(started_at) AS since, count() AS runs FROM runs',
    row: z.object({ since: z.string(), runs: z.number() }),
  })
  return row?.runs ? row.since : null
}

type Counted = { table: string; time: string; where: string; what: string }

/** By whole days of 24 hours up to now, so that the last is as long as the others. */
async function trendOf(
  store: EvidenceStore,
  days: number,
  { table, time, where, what }: Counted,
): Promise<Trend> {
  const rows = await readAll(store, {
    name: 'overviewTrend',
    sql: `SELECT intDiv(dateDiff('second', ${time}, now64()), 86400) AS ago, uniqExact(${what}) AS count
          FROM ${table} WHERE ${where} AND ${time} >= now64() - toIntervalDay({twice:UInt32}) AND ${time} <= now64()
          GROUP BY ago`,
    params: { twice: 2 * days },
    row: z.object({ ago: z.number(), count: z.number() }),
  })
  const daily = Array.from(
    { length: days },
    (_, i) => rows.find(({ ago }) => ago === days - 1 - i)?.count ?? 0,
  )
  const sumOf = (counted: typeof rows) => counted.reduce((sum, { count }) => sum + count, 0)
  return {
    count: sumOf(rows.filter(({ ago }) => ago < days)),
    before: sumOf(rows.filter(({ ago }) => ago >= days)),
    daily,
  }
}

async function freshOf(
  store: EvidenceStore,
  noun: InventoryNoun,
  days: number,
): Promise<Overview['fresh'][number]> {
  const { sql, params } = touchedBy(noun, {})
  const rows = await readAll(store, {
    name: 'overviewFresh',
    sql: `SELECT name, min(started_at) AS firstAt, count() OVER () AS total FROM ${sql} GROUP BY name
          HAVING firstAt >= now64() - toIntervalDay({days:UInt32}) ORDER BY firstAt DESC, name LIMIT ${named}`,
    params: { ...params, days },
    row: z.object({ name: z.string(), firstAt: z.string(), total: z.number() }),
  })
  return {
    noun,
    total: rows[0]?.total ?? 0,
    names: rows.map(({ name, firstAt }) => ({ name, firstAt })),
  }
}
