// What each Run has of one noun, as SQL: a row for each thing, with the Run's own columns beside it. `is_used` is 0 for a
// package that lies in the Run's environment and was not imported.

import type { InventoryFilter, InventoryNoun } from '@sentinel/contract'
import type { Param } from '../evidenceStore/evidenceStore.ts'

/** Of `packages` and `hosts` each Run's own list is enough, which spares the Events. */
const ofRuns = (list: string) =>
  `SELECT run_id, endpoint_id, endpoint_name, account, script_sha256, script_name, script_path, started_at,
     ${list}, 1 AS is_used FROM runs FINAL`
const ofEvents = (kind: string) =>
  `SELECT run_id, endpoint_id, endpoint_name, account, script_sha256, script_name, script_path, started_at,
     name, '' AS version, 1 AS is_used FROM runs FINAL
   INNER JOIN (SELECT DISTINCT run_id, endpoint_id, resource AS name FROM events WHERE resource_kind = '${kind}') AS touched
   USING (run_id, endpoint_id)`

/** Agents tell what is only installed where something is known against it: as a Finding, `name@version advisory`. */
const installed = `SELECT run_id, endpoint_id, endpoint_name, account, JSONExtractString(finding, 'script') AS script_sha256,
     script_name, script_path, time AS started_at, splitByChar('@', splitByChar(' ', fingerprint)[1]) AS named,
     named[1] AS name, named[2] AS version, 0 AS is_used
   FROM findings FINAL WHERE rule IN ('vulnerable-package', 'malicious-package')`

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

type Narrowing = Omit<InventoryFilter, 'vulnerable'>
/** `unused`: what is only installed is in it. */
export type Touched = Narrowing & { name?: string; unused?: boolean }

const conditions: Record<keyof Narrowing, string> = {
  q: `positionCaseInsensitiveUTF8(if(version = '', name, concat(name, '@', version)), {q:String}) > 0`,
  account: 'account = {account:String}',
  endpoint: '(endpoint_id = {endpoint:String} OR endpoint_name = {endpoint:String})',
}

const columns =
  'run_id, endpoint_id, endpoint_name, account, script_sha256, script_name, script_path, started_at, name, version, is_used'

/** Its columns are those of `columns`. */
export function touchedBy(noun: InventoryNoun, filter: Touched) {
  const names = (Object.keys(conditions) as (keyof Narrowing)[]).filter((name) => filter[name])
  const params: Record<string, Param> = Object.fromEntries(
    names.map((name) => [name, filter[name] as string]),
  )
  const where = ["name != ''", ...names.map((name) => conditions[name])]
  if (filter.name !== undefined) {
    where.push('name = {name:String}')
    params.name = filter.name
  }
  const had = `SELECT ${columns} FROM (${sources[noun]}) AS had`
  const source =
    noun === 'packages' && filter.unused
      ? `${had} UNION ALL SELECT ${columns} FROM (${installed}) AS lies`
      : had
  return { sql: `(SELECT * FROM (${source}) AS each WHERE ${where.join(' AND ')}) AS touched`, params }
}

/** The reach of a group of rows. */
export const reachColumn = `if(max(is_used) = 1, 'imported', 'installed') AS reach`

const named = 8
/** The members of an InventoryRow over the rows of `touchedBy`. */
export const rowColumns = `name, arrayFilter(v -> v != '', arrayReverseSort(groupUniqArray(${named})(version))) AS versions,
  uniqExactIf(version, version != '') AS versionCount, arraySort(groupUniqArray(${named})(endpoint_name)) AS endpoints,
  uniqExact(endpoint_id) AS endpointCount, uniqExact(account) AS accounts,
  uniqExactIf(script_sha256, script_sha256 != '' AND is_used = 1) AS scripts, uniqExactIf(run_id, is_used = 1) AS runs,
  min(started_at) AS firstAt, max(started_at) AS lastAt`
