// Coverage: how many Python processes a probe told of, and which ones only the operating system showed.

import { type Coverage, type QueryOf, unwatchedCause } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'

/** Kinds of processes that are listed; the counts are of all. */
const listed = 500

const counts = z.object({ probed: z.number(), observed: z.number() })
const causes = z.object({ cause: unwatchedCause, count: z.number() })
const unwatched = causes.extend({
  executable: z.string(),
  argv: z.array(z.string()),
  lastAt: z.string(),
  endpoint: z.string(),
})

export async function coverage(
  store: EvidenceStore,
  { endpoint, days }: QueryOf<'coverage'>,
): Promise<Coverage> {
  const params = { days, endpoint: endpoint ?? '' }
  const [told, byCause, rows] = await Promise.all([
    readOne(store, {
      name: 'coverageCounts',
      sql: `SELECT sum(JSONExtractUInt(record, 'event', 'probed')) AS probed,
              sum(JSONExtractUInt(record, 'event', 'observed')) AS observed
            FROM events WHERE type = 'coverage.measured' AND ${within}`,
      params,
      row: counts,
    }),
    readAll(store, {
      name: 'coverageCauses',
      sql: `SELECT ${cause} AS cause, sum(${times}) AS count FROM events WHERE ${missed}
            GROUP BY cause ORDER BY count DESC, cause`,
      params,
      row: causes,
    }),
    readAll(store, {
      name: 'coverageUnwatched',
      sql: `SELECT ${cause} AS cause, JSONExtractString(record, 'event', 'process', 'executable') AS executable,
              JSONExtract(record, 'event', 'process', 'argv', 'Array(String)') AS argv, sum(${times}) AS count,
              max(events.time) AS lastAt, endpoint_id AS endpoint FROM events WHERE ${missed}
            GROUP BY cause, executable, argv, endpoint ORDER BY lastAt DESC, executable LIMIT ${listed}`,
      params,
      row: unwatched,
    }),
  ])
  const { probed, observed } = told ?? { probed: 0, observed: 0 }
  const missing = byCause.reduce((sum, { count }) => sum + count, 0)
  const share = probed + missing === 0 ? null : probed / (probed + missing)
  return { probed, observed, missed: missing, share, causes: byCause, unwatched: rows }
}

/** Events of no Run stand together at the beginning of their endpoint's. */
const within = `run_id = '' AND events.time >= now64() - toIntervalDay({days:UInt32})
  AND ({endpoint:String} = '' OR endpoint_id = {endpoint:String})`
const cause = `JSONExtractString(record, 'event', 'process', 'cause')`
const times = `greatest(1, JSONExtractUInt(record, 'event', 'count'))`
const missed = `type = 'gap.recorded' AND JSONHas(record, 'event', 'process') AND ${within}`
