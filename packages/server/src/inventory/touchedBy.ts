// What each Run has of one noun, as SQL: a row for each thing, with the Run's own columns beside it.

import type { InventoryFilter, InventoryNoun } from '@sentinel/contract'
import type { Param } from '../evidenceStore/evidenceStore.ts'

/** Of `packages` and `hosts` each Run's own list is enough, which spares the Events. */
const ofRuns = (list: string) =>
  `SELECT run_id, endpoint_id, endpoint_name, account, script_sha256, script_name, script_path, started_at,
     ${list} FROM runs FINAL`
const ofEvents = (kind: string) =>
  `SELECT run_id, endpoint_id, endpoint_name, account, script_sha256, script_name, script_path, started_at,
     name, '' AS version FROM runs FINAL
   INNER JOIN (SELECT DISTINCT run_id, endpoint_id, resource AS name FROM events WHERE resource_kind = '${kind}') AS touched
   USING (run_id, endpoint_id)`

const environment = `JSONExtractString(state, 'summary', 'prefix') AS name,
  JSONExtractString(state, 'summary', 'interpreter', 'version') AS version`

const sources: Record<InventoryNoun, string> = {
  packages: ofRuns(
    `arrayJoin(packages) AS used, splitByChar('@', used)[1] AS name, splitByChar('@', used)[2] AS version`,
  ),
  hosts: ofRuns(`arrayJoin(hosts) AS name, '' AS version`),
  environments: ofRuns(environment),
  databases: ofEvents('database'),
  models: ofEvents('model'),
  files: ofEvents('file'),
}

const conditions: Record<keyof InventoryFilter, string> = {
  q: `positionCaseInsensitiveUTF8(if(version = '', name, concat(name, '@', version)), {q:String}) > 0`,
  account: 'account = {account:String}',
  endpoint: '(endpoint_id = {endpoint:String} OR endpoint_name = {endpoint:String})',
}

/** Columns: run_id, endpoint_id, endpoint_name, account, script_*, started_at, name, version. */
export function touchedBy(noun: InventoryNoun, filter: InventoryFilter & { name?: string }) {
  const names = (Object.keys(conditions) as (keyof InventoryFilter)[]).filter((name) => filter[name])
  const params: Record<string, Param> = Object.fromEntries(
    names.map((name) => [name, filter[name] as string]),
  )
  const where = ["name != ''", ...names.map((name) => conditions[name])]
  if (filter.name !== undefined) {
    where.push('name = {name:String}')
    params.name = filter.name
  }
  return { sql: `(SELECT * FROM (${sources[noun]}) AS had WHERE ${where.join(' AND ')}) AS touched`, params }
}

const named = 8
/** The members of an InventoryRow over the rows of `touchedBy`. */
export const rowColumns = `name, arrayFilter(v -> v != '', arrayReverseSort(groupUniqArray(${named})(version))) AS versions,
  uniqExactIf(version, version != '') AS versionCount, arraySort(groupUniqArray(${named})(endpoint_name)) AS endpoints,
  uniqExact(endpoint_id) AS endpointCount, uniqExact(account) AS accounts,
  uniqExactIf(script_sha256, script_sha256 != '') AS scripts, uniqExact(run_id) AS runs,
  min(started_at) AS firstAt, max(started_at) AS lastAt`
