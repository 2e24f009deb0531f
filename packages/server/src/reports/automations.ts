// Programs by the place they are run from: how often, for whom, for how long, on which data, and how well.

import { type Automation, severity } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

const listed = 200
const named = 12

const count = z.number()
const row = z
  .object({
    name: z.string(),
    path: z.string(),
    sha256: z.string(),
    purpose: z.string(),
    accounts: z.array(z.string()),
    endpoints: count,
    runs: count,
    failed: count,
    hours: count,
    days: count,
    versions: count,
    dataClasses: z.array(z.string()),
    rank: count,
  })
  .transform(
    ({ rank, purpose, ...rest }): Automation => ({
      ...rest,
      purpose: purpose || null,
      worst: severity.options[rank - 1] ?? null,
      rows: `/scripts/${rest.sha256}`,
    }),
  )

const since = 'now64() - toIntervalDay({days:UInt32})'
/** What a person calls a program: where it lies, or its name. */
export const place = `if(script_path = '', script_name, script_path)`

const sql = `SELECT * FROM (
    SELECT ${place} AS path, any(script_name) AS name, argMax(script_sha256, run.run_id) AS sha256,
      arraySort(groupUniqArray(${named})(account)) AS accounts, uniqExact(run.endpoint_id) AS endpoints, count() AS runs,
      countIf(status = 'failed') AS failed, uniqExact(script_sha256) AS versions,
      round(sum(JSONExtractFloat(state, 'summary', 'durationMs')) / 3600000, 4) AS hours,
      uniqExact(toDate(started_at)) AS days, arraySort(groupUniqArrayArray(data.classes)) AS dataClasses
    FROM (SELECT * FROM runs FINAL WHERE started_at >= ${since} AND script_sha256 != '' AND NOT startsWith(script_name, '-')) AS run
    LEFT JOIN (SELECT run_id, groupUniqArrayArray(JSONExtractKeys(record, 'event', 'classes')) AS classes FROM events
               WHERE type IN ('data.read', 'data.written') AND events.time >= ${since} GROUP BY run_id) AS data
      ON run.run_id = data.run_id
    GROUP BY path ORDER BY hours DESC, runs DESC, path LIMIT ${listed}) AS script
  LEFT JOIN (SELECT ${place} AS of_place, max(severity_rank) AS rank FROM findings
             WHERE findings.time >= ${since} GROUP BY of_place) AS found ON script.path = found.of_place
  LEFT JOIN (SELECT JSONExtractString(record, 'event', 'sha256') AS of_script,
               argMax(JSONExtractString(record, 'event', 'summary'), events.time) AS purpose
             FROM events WHERE type = 'script.judged' GROUP BY of_script) AS judged ON script.sha256 = judged.of_script
  ORDER BY hours DESC, runs DESC, path`

/** The most hours first. */
export const automationsIn = (evidence: EvidenceStore, days: number): Promise<Automation[]> =>
  readAll(evidence, { name: 'reportAutomations', sql, params: { days }, row })
