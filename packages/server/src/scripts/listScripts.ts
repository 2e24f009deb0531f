// The listing of Scripts: one line per text, by the hash of its content, over all Runs and machines.

import {
  type QueryOf,
  type ScriptFilter,
  type ScriptList,
  type ScriptRow,
  severity,
} from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, type Param, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { severityRank } from '../findings/severityRank.ts'

/** Accounts and endpoints that are listed by name; the rest is in the Script's own page. */
const named = 8

const conditions: Record<keyof ScriptFilter, string> = {
  q: `(positionCaseInsensitiveUTF8(concat(script_path, '\\n', script_name), {q:String}) > 0 OR startsWith(script_sha256, {q:String}))`,
  account: 'account = {account:String}',
  endpoint: '(endpoint_id = {endpoint:String} OR endpoint_name = {endpoint:String})',
  minSeverity: `script_sha256 IN (SELECT ${ofScript()} FROM findings WHERE severity_rank >= {minSeverity:UInt8})`,
}

const count = z.number()
const row = z
  .object({
    sha256: z.string(),
    name: z.string(),
    path: z.string(),
    kind: z.string(),
    runs: count,
    failed: count,
    accounts: z.array(z.string()),
    endpoints: z.array(z.string()),
    assistants: z.array(z.string()),
    paths: count,
    versions: count,
    firstAt: z.string(),
    lastAt: z.string(),
    findings: count,
    worst: count,
    summary: z.string(),
  })
  .transform(({ worst, summary, findings, ...rest }): ScriptRow => {
    const known = findings > 0 ? (severity.options[worst - 1] ?? null) : null
    return { ...rest, findings, worst: known, summary: summary || null } as ScriptRow
  })

export async function listScripts(
  store: EvidenceStore,
  { limit, ...filter }: QueryOf<'scripts'>,
): Promise<ScriptList> {
  const where = whereOf(filter)
  const [scripts, total] = await Promise.all([
    readScripts(store, where, limit),
    readOne(store, {
      name: 'scriptsTotal',
      sql: `SELECT uniqExact(script_sha256) AS total FROM runs FINAL WHERE ${where.sql}`,
      params: where.params,
      row: z.object({ total: count }),
    }),
  ])
  return { scripts, total: total?.total ?? 0 }
}

type Where = { sql: string; params: Record<string, Param> }

/** By a condition over Runs: Scripts of which any Run meets it are told with all that meet it. */
export function readScripts(
  store: EvidenceStore,
  { sql, params }: Where,
  limit: number,
): Promise<ScriptRow[]> {
  return readAll(store, {
    name: 'scripts',
    sql: `SELECT * FROM (
            SELECT script_sha256 AS sha256, argMax(script_name, run_id) AS name, argMax(script_path, run_id) AS path,
              argMax(JSONExtractString(state, 'summary', 'script', 'kind'), run_id) AS kind, count() AS runs,
              countIf(status = 'failed') AS failed, arraySort(groupUniqArray(${named})(account)) AS accounts,
              arraySort(groupUniqArray(${named})(endpoint_name)) AS endpoints,
              arraySort(groupUniqArrayArray(${named})(${assistantsOfRun})) AS assistants, uniqExact(endpoint_id, script_path) AS paths,
              greatest(1, max(lineage.versions)) AS versions, min(started_at) AS firstAt, max(started_at) AS lastAt
            FROM (SELECT * FROM runs FINAL WHERE ${sql}) AS run
            LEFT JOIN (${versionsOfName}) AS lineage
              ON run.script_name = lineage.of_name AND run.account = lineage.of_account
            GROUP BY sha256 ORDER BY lastAt DESC, sha256 LIMIT {limit:UInt32}) AS script
          LEFT JOIN (${findingsOfScript}) AS found ON script.sha256 = found.of_script
          LEFT JOIN (${summaryOfScript}) AS judged ON script.sha256 = judged.of_script
          ORDER BY lastAt DESC, sha256`,
    params: { ...params, limit },
    row,
  })
}

const assistantsOfRun = `arrayMap(one -> JSONExtractString(one, 'name'),
  JSONExtractArrayRaw(state, 'summary', 'origin', 'assistants'))`

/** Only files have a lineage: every `-c` is another program. */
const versionsOfName = `SELECT script_name AS of_name, account AS of_account, uniqExact(script_sha256) AS versions
  FROM runs WHERE script_sha256 != '' AND script_path != '' AND NOT startsWith(script_name, '-')
  GROUP BY of_name, of_account`

const findingsOfScript = `SELECT ${ofScript()} AS of_script, uniqExact(rule, fingerprint) AS findings, max(severity_rank) AS worst
  FROM findings GROUP BY of_script`

const summaryOfScript = `SELECT JSONExtractString(record, 'event', 'sha256') AS of_script,
    argMax(JSONExtractString(record, 'event', 'summary'), time) AS summary
  FROM events WHERE type = 'script.judged' GROUP BY of_script`

function ofScript(): string {
  return `JSONExtractString(finding, 'script')`
}

function whereOf(filter: ScriptFilter): Where {
  const names = (Object.keys(conditions) as (keyof ScriptFilter)[]).filter(
    (name) => filter[name] !== undefined,
  )
  const params = Object.fromEntries(names.map((name) => [name, paramOf(filter, name)]))
  return { sql: ["script_sha256 != ''", ...names.map((name) => conditions[name])].join(' AND '), params }
}

const paramOf = (filter: ScriptFilter, name: keyof ScriptFilter): Param =>
  filter.minSeverity && name === 'minSeverity' ? severityRank(filter.minSeverity) : (filter[name] as string)
