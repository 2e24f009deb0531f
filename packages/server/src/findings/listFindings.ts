// Findings across Runs: one line for each that was raised in the same text of the same script, the worst first.

import {
  type FindingFilter,
  type FindingList,
  type FindingRow,
  findingSchema,
  type QueryOf,
  type Severity,
} from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, type Param, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { severityRank } from './severityRank.ts'

const conditions: Record<keyof FindingFilter, string> = {
  minSeverity: 'severity_rank >= {minSeverity:UInt8}',
  rule: 'rule = {rule:String}',
  script: `positionCaseInsensitiveUTF8(concat(script_path, '\\n', script_name), {script:String}) > 0`,
  endpoint: '(endpoint_id = {endpoint:String} OR endpoint_name = {endpoint:String})',
  account: 'account = {account:String}',
}
/** A script without a path (`-c`) is known by its name. */
const same = `rule, fingerprint, if(script_path = '', script_name, script_path)`

const row = z
  .object({
    latest: z.string(),
    runs: z.number(),
    firstAt: z.string(),
    lastAt: z.string(),
    id: z.string(),
    scriptName: z.string(),
    scriptPath: z.string(),
    ranBy: z.string(),
    endpointId: z.string(),
    endpointName: z.string(),
  })
  .transform(
    ({ latest, runs, firstAt, lastAt, ranBy, endpointId, endpointName, ...lastRun }): FindingRow => ({
      finding: findingSchema.parse(JSON.parse(latest)),
      runs,
      firstAt,
      lastAt,
      lastRun: { ...lastRun, account: ranBy, endpoint: { id: endpointId, name: endpointName } },
    }),
  )

export async function listFindings(
  store: EvidenceStore,
  { limit, ...filter }: QueryOf<'findings'>,
): Promise<FindingList> {
  const { sql, params } = whereOf(filter)
  const [findings, total] = await Promise.all([
    readAll(store, {
      name: 'findings',
      sql: `SELECT argMax(finding, (time, n)) AS latest, uniqExact(run_id) AS runs, min(time) AS firstAt, max(time) AS lastAt,
              argMax(run_id, (time, n)) AS id, argMax(script_name, (time, n)) AS scriptName, argMax(script_path, (time, n)) AS scriptPath,
              argMax(account, (time, n)) AS ranBy, argMax(endpoint_id, (time, n)) AS endpointId,
              argMax(endpoint_name, (time, n)) AS endpointName
            FROM findings FINAL WHERE ${sql} GROUP BY ${same}
            ORDER BY max(severity_rank) DESC, lastAt DESC, id LIMIT {limit:UInt32}`,
      params: { ...params, limit },
      row,
    }),
    readOne(store, {
      name: 'findingsTotal',
      sql: `SELECT uniqExact(${same}) AS total FROM findings FINAL WHERE ${sql}`,
      params,
      row: z.object({ total: z.number() }),
    }),
  ])
  return { findings, total: total?.total ?? 0 }
}

function whereOf(filter: FindingFilter): { sql: string; params: Record<string, Param> } {
  const names = (Object.keys(conditions) as (keyof FindingFilter)[]).filter(
    (name) => filter[name] !== undefined,
  )
  const params = Object.fromEntries(names.map((name) => [name, paramOf(filter, name)]))
  return { sql: ['1', ...names.map((name) => conditions[name])].join(' AND '), params }
}

const paramOf = (filter: FindingFilter, name: keyof FindingFilter): Param =>
  name === 'minSeverity' ? severityRank(filter[name] as Severity) : (filter[name] as string)
