// Where Runs sent something, by bytes, with the classes of data that went there or may have.

import type { DestinationList } from '@sentinel/contract'
import { destinationOf, loadDestinations } from '@sentinel/knowledge'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

/** Names that are listed with a host. */
const named = 5

/**
 * A model's call, the request below it and what was looked at tell of the same bytes: what was looked at is nearest to the
 * wire and knows what was stopped; where nobody looked, the largest sum is taken, not all.
 */
const sent = (type: string, but = '1') =>
  `sumIf(if(repeats.total > 0, repeats.total, ${bytesOf('event')}), type = '${type}' AND ${but})`
const isDenied = `JSONExtractString(record, 'event', 'verdict') = 'deny'`
const looked = `type = 'content.sent'`
const bytesOf = (...place: string[]) => {
  const path = place.map((step) => `'${step}'`).join(', ')
  return `greatest(JSONExtractUInt(record, ${path}, 'bytesSent'), JSONExtractUInt(record, ${path}, 'bytes'))`
}
const keys = (member: string) => `JSONExtractKeys(record, 'event', '${member}')`
const within = 'events.time >= now64() - toIntervalDay({days:UInt32})'
const isAway = `host != '' AND NOT (host IN ('localhost', '::1', '0.0.0.0') OR startsWith(host, '127.'))`

const sql = `SELECT host, count() OVER () AS total, uniqExact(act.run_id) AS runs, arraySort(groupUniqArray(${named})(account)) AS accounts,
    arraySort(groupUniqArray(${named})(script_name)) AS scripts,
    toUInt64(if(countIf(${looked}) > 0, ${sent('content.sent', `NOT ${isDenied}`)},
      greatest(${sent('http.requested')}, ${sent('model.called')}, ${sent('mail.sent')}))) AS bytesSent,
    sumIf(greatest(1, repeats.times), ${looked} AND ${isDenied}) AS stopped,
    arraySort(groupUniqArrayArray(if(${looked} AND NOT ${isDenied}, ${keys('classes')}, []))) AS classesSent,
    arraySort(groupUniqArrayArray(if(${looked} AND ${isDenied}, ${keys('classes')}, []))) AS classesStopped,
    arraySort(groupUniqArrayArray(classes)) AS classesRead
  FROM (SELECT run_id, endpoint_id, seq, type, record, if(type IN ('host.connected', 'host.resolved'), resource,
          JSONExtractString(record, 'event', 'host')) AS host
        FROM events WHERE type IN ('host.connected', 'host.resolved', 'http.requested', 'model.called', 'mail.sent', 'content.sent')
          AND ${within}) AS act
  LEFT JOIN (SELECT run_id, repeat_of, argMax(${bytesOf('event', 'sums')}, n) AS total,
               argMax(repeat_count, n) AS times
             FROM events WHERE repeat_of IS NOT NULL GROUP BY run_id, repeat_of) AS repeats
    ON act.run_id = repeats.run_id AND act.seq = repeats.repeat_of
  LEFT JOIN (SELECT run_id, groupUniqArrayArray(${keys('classes')}) AS classes FROM events
             WHERE type = 'data.read' AND ${within} GROUP BY run_id) AS data ON act.run_id = data.run_id
  LEFT JOIN (SELECT run_id, endpoint_id, account, script_name FROM runs FINAL) AS of_run
    ON act.run_id = of_run.run_id AND act.endpoint_id = of_run.endpoint_id
  WHERE ${isAway} GROUP BY host ORDER BY bytesSent DESC, runs DESC, host LIMIT {limit:UInt32}`

const row = z.object({
  host: z.string(),
  total: z.coerce.number(),
  runs: z.number(),
  accounts: z.array(z.string()),
  scripts: z.array(z.string()),
  bytesSent: z.coerce.number(),
  stopped: z.coerce.number(),
  classesSent: z.array(z.string()),
  classesStopped: z.array(z.string()),
  classesRead: z.array(z.string()),
})

export async function destinationsIn(
  store: EvidenceStore,
  { days, limit }: { days: number; limit: number },
): Promise<DestinationList> {
  const known = loadDestinations()
  const rows = await readAll(store, { name: 'destinations', sql, params: { days, limit }, row })
  const destinations = rows.map(({ total: _, ...told }) => {
    const { name = null, kind = null } = destinationOf(known, told.host) ?? {}
    return { ...told, name, kind }
  })
  return { destinations, total: rows[0]?.total ?? 0 }
}
