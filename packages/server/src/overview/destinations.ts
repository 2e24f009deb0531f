// Where Runs sent something, by bytes, with the classes of data that went there or may have.

import type { DestinationRow } from '@sentinel/contract'
import { destinationOf, loadDestinations } from '@sentinel/knowledge'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

/** The first so many; the rest is in the inventory. */
const listed = 10
const named = 5

/** A model's call, the request below it and what was looked at tell of the same bytes: the largest sum is taken, not all. */
const sent = (type: string) =>
  `sumIf(if(repeats.total > 0, repeats.total, ${bytesOf('event')}), type = '${type}')`
const bytesOf = (...place: string[]) => {
  const path = place.map((step) => `'${step}'`).join(', ')
  return `greatest(JSONExtractUInt(record, ${path}, 'bytesSent'), JSONExtractUInt(record, ${path}, 'bytes'))`
}
const keys = (member: string) => `JSONExtractKeys(record, 'event', '${member}')`
const within = 'events.time >= now64() - toIntervalDay({days:UInt32})'
const isAway = `host != '' AND NOT (host IN ('localhost', '::1', '0.0.0.0') OR startsWith(host, '127.'))`

const sql = `SELECT host, uniqExact(act.run_id) AS runs, arraySort(groupUniqArray(${named})(account)) AS accounts,
    arraySort(groupUniqArray(${named})(script_name)) AS scripts,
    toUInt64(greatest(${sent('http.requested')}, ${sent('model.called')}, ${sent('mail.sent')}, ${sent('content.sent')})) AS bytesSent,
    arraySort(groupUniqArrayArray(if(type = 'content.sent', ${keys('classes')}, []))) AS classesSent,
    arraySort(groupUniqArrayArray(classes)) AS classesRead
  FROM (SELECT run_id, endpoint_id, seq, type, record, if(type IN ('host.connected', 'host.resolved'), resource,
          JSONExtractString(record, 'event', 'host')) AS host
        FROM events WHERE type IN ('host.connected', 'host.resolved', 'http.requested', 'model.called', 'mail.sent', 'content.sent')
          AND ${within}) AS act
  LEFT JOIN (SELECT run_id, repeat_of, argMax(${bytesOf('event', 'sums')}, n) AS total
             FROM events WHERE repeat_of IS NOT NULL GROUP BY run_id, repeat_of) AS repeats
    ON act.run_id = repeats.run_id AND act.seq = repeats.repeat_of
  LEFT JOIN (SELECT run_id, groupUniqArrayArray(${keys('classes')}) AS classes FROM events
             WHERE type = 'data.read' AND ${within} GROUP BY run_id) AS data ON act.run_id = data.run_id
  LEFT JOIN (SELECT run_id, endpoint_id, account, script_name FROM runs FINAL) AS of_run
    ON act.run_id = of_run.run_id AND act.endpoint_id = of_run.endpoint_id
  WHERE ${isAway} GROUP BY host ORDER BY bytesSent DESC, runs DESC, host LIMIT ${listed}`

const row = z.object({
  host: z.string(),
  runs: z.number(),
  accounts: z.array(z.string()),
  scripts: z.array(z.string()),
  bytesSent: z.coerce.number(),
  classesSent: z.array(z.string()),
  classesRead: z.array(z.string()),
})

export async function destinationsIn(store: EvidenceStore, days: number): Promise<DestinationRow[]> {
  const known = loadDestinations()
  const rows = await readAll(store, { name: 'overviewDestinations', sql, params: { days }, row })
  return rows.map((told) => {
    const { name = null, kind = null } = destinationOf(known, told.host) ?? {}
    return { ...told, name, kind }
  })
}
