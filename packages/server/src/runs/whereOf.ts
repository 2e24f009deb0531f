// A filter of Runs as SQL over the runs table. Values travel as parameters, never in the text.

import type { RunFilter } from '@sentinel/contract'
import type { Param } from '../evidenceStore/evidenceStore.ts'

export type FilterName = keyof RunFilter
export type Where = { sql: string; params: Record<string, Param> }

const conditions: Record<FilterName, string> = {
  account: 'account = {account:String}',
  endpoint: '(endpoint_id = {endpoint:String} OR endpoint_name = {endpoint:String})',
  script: `(positionCaseInsensitiveUTF8(concat(script_path, '\\n', script_name), {script:String}) > 0 OR script_sha256 = {script:String})`,
  package: `(has(packages, {package:String}) OR arrayExists(p -> startsWith(p, concat({package:String}, '@')), packages))`,
  host: 'has(hosts, {host:String})',
  status: 'status = {status:String}',
  launch: 'launch = {launch:String}',
  q: 'position(search, {q:String}) > 0',
}

/** `except` leaves one filter out: a facet counts what its own filter could be changed to. */
export function whereOf(filter: RunFilter, except?: FilterName): Where {
  const names = (Object.keys(conditions) as FilterName[]).filter(
    (name) => name !== except && filter[name] !== undefined,
  )
  const params = Object.fromEntries(names.map((name) => [name, paramOf(filter, name)]))
  return { sql: ['1', ...names.map((name) => conditions[name])].join(' AND '), params }
}

/** The search column is written in lower case. */
const paramOf = (filter: RunFilter, name: FilterName) =>
  name === 'q' ? (filter.q as string).toLowerCase() : (filter[name] as string)
