// What a Run did in its user's words: each act of meaning once, with how often it happened and what that came to.

import { eventRecordSchema, isMeaning, meaning, type RunDetail, tellMeaning } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

/** The rest is in the Events. */
const most = 500
const types = Object.keys(meaning)
  .map((type) => `'${type}'`)
  .join(', ')

const eventOf = (record: string) => eventRecordSchema.parse(JSON.parse(record))
type Acts = RunDetail['acts']

const row = z.object({ record: z.string(), last: z.string() }).transform(({ record, last }): Acts => {
  const { n, event } = eventOf(record)
  if (!isMeaning(event)) return []
  const repeated = last === '' ? undefined : eventOf(last).event
  const { count, sums } = repeated?.type === 'event.repeated' ? repeated : {}
  return [
    { n, time: event.time, type: event.type, told: tellMeaning(event, count, sums), at: event.at ?? null },
  ]
})

/** In the order of their records. */
export async function actsOf(store: EvidenceStore, place: { endpoint: string; run: string }): Promise<Acts> {
  const ofRun = 'endpoint_id = {endpoint:String} AND run_id = {run:String}'
  const acts = await readAll(store, {
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
  return acts.flat()
}
