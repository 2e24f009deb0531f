// Accepted risks, each with reason, owner and last day: an exception that nobody answers for, or that never ends, is none.

import { parse } from 'smol-toml'
import { normalise } from '../names/packageName.ts'
import { asList, asTable, asText, type Table } from '../requirements/tables.ts'

export type Ignore = {
  id: string
  /** Only for this package; null for all. */
  package: string | null
  reason: string
  owner: string
  /** The last day it holds, `YYYY-MM-DD`. */
  expires: string
}

export type Ignores = { valid: Ignore[]; expired: Ignore[]; problems: string[] }

/** `[[ignore]]` tables of TOML. `today` as `YYYY-MM-DD`. An incomplete one is a problem and silences nothing. */
export function parseIgnores(text: string, today: string): Ignores {
  const result: Ignores = { valid: [], expired: [], problems: [] }
  let entries: readonly unknown[]
  try {
    entries = asList(asTable(parse(text)).ignore)
  } catch (error) {
    result.problems.push(String((error as Error).message).split('\n')[0] as string)
    return result
  }
  for (const [index, entry] of entries.entries()) {
    const ignore = ignoreOf(asTable(entry))
    if (typeof ignore === 'string') result.problems.push(`ignore ${index + 1} has no ${ignore}`)
    else (ignore.expires < today ? result.expired : result.valid).push(ignore)
  }
  return result
}

/** The ignore, or what it lacks. TOML dates and texts are both taken. */
function ignoreOf(table: Table): Ignore | string {
  const [id, reason, owner] = [table.id, table.reason, table.owner].map((each) => asText(each)?.trim())
  const written = table.expires instanceof Date ? table.expires.toISOString() : asText(table.expires)
  const expires = /^\d{4}-\d\d-\d\d/.exec(written ?? '')?.[0]
  if (!id) return 'id'
  if (!reason) return 'reason'
  if (!owner) return 'owner'
  if (!expires) return 'expiry (expires = YYYY-MM-DD)'
  const name = asText(table.package)
  return { id, reason, owner, expires, package: name === undefined ? null : normalise(name) }
}

/** By any of a fault's ids. */
export const ignoreFor = (ignores: readonly Ignore[], name: string, ids: readonly string[]): Ignore | null =>
  ignores.find((each) => ids.includes(each.id) && (each.package === null || each.package === name)) ?? null
