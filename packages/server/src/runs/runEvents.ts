// The Events of one Run, in the order of their records.

import { type EventRow, eventRecordSchema, type QueryOf, type ResponseOf } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { findRun } from './findRun.ts'
import { repeatsOfRun } from './repeats.ts'

const row = z.object({ record: z.string(), times: z.number() }).transform(({ record, times }): EventRow => {
  const { n, event } = eventRecordSchema.parse(JSON.parse(record))
  return times > 1 ? { n, event, count: times } : { n, event }
})

/** `next` is what `after` has to be for the page that follows. */
export async function runEvents(
  store: EvidenceStore,
  id: string,
  { after, limit }: QueryOf<'runEvents'>,
): Promise<ResponseOf<'runEvents'>> {
  const { summary } = await findRun(store, id)
  const page = await readAll(store, {
    name: 'runEvents',
    sql: `SELECT record, times FROM (
            SELECT n, seq, record FROM events
            WHERE endpoint_id = {endpoint:String} AND run_id = {run:String} AND n >= {from:UInt64}
            ORDER BY n LIMIT {limit:UInt32}) AS page
          LEFT JOIN ${repeatsOfRun} AS repeats ON page.seq = repeats.repeat_of
          ORDER BY n`,
    params: {
      endpoint: summary.endpoint.id,
      run: summary.id,
      from: after === undefined ? 0 : after + 1,
      limit: limit + 1,
    },
    row,
  })
  const events = page.slice(0, limit)
  return { events, next: page.length > limit ? (events.at(-1)?.n ?? null) : null }
}
