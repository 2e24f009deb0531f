// What a Run did in its user's words: each act of meaning once, with how often it happened and what that came to; and
// what it had read beside what it sent.

import {
  eventRecordSchema,
  type Flow,
  isMeaning,
  lineageOf,
  type MeaningEvent,
  meaning,
  type RunDetail,
  tellMeaning,
} from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

/** The rest is in the Events. */
const most = 500
const types = Object.keys(meaning)
  .map((type) => `'${type}'`)
  .join(', ')

const eventOf = (record: string) => eventRecordSchema.parse(JSON.parse(record))
type Acts = RunDetail['acts']
type ActRow = { act: Acts[number]; event: MeaningEvent }

const row = z.object({ record: z.string(), last: z.string() }).transform(({ record, last }): ActRow[] => {
  const { n, event } = eventOf(record)
  if (!isMeaning(event)) return []
  const repeated = last === '' ? undefined : eventOf(last).event
  const { count, sums } = repeated?.type === 'event.repeated' ? repeated : {}
  const told = tellMeaning(event, count, sums)
  return [
    {
      act: { n, time: event.time, type: event.type, told, at: event.at ?? null },
      event: { ...event, ...sums } as MeaningEvent,
    },
  ]
})

/** In the order of their records. */
export async function actsOf(
  store: EvidenceStore,
  place: { endpoint: string; run: string },
): Promise<{ acts: Acts; lineage: Flow[] }> {
  const ofRun = 'endpoint_id = {endpoint:String} AND run_id = {run:String}'
  const rows = await readAll(store, {
    name: 'runActs',
    sql: `SELECT record, last FROM (
            SELECT n, seq, record FROM events WHERE ${ofRun} AND type IN (${types}) ORDER BY n LIMIT ${most}) AS act
          LEFT JOIN (
            SELECT repeat_of, argMax(record, n) AS last FROM events
            WHERE ${ofRun} AND repeat_of IS NOT NULL GROUP BY repeat_of) AS repeats
          ON act.seq = repeats.repeat_of ORDER BY n`,
    params: place,
    row,
  })
  const found = rows.flat()
  return { acts: found.map(({ act }) => act), lineage: lineageOf(found.map(({ event }) => event)) }
}
