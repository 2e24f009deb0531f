// The listing of one noun of the inventory over all Runs and machines: the last seen first, or of vulnerable packages the
// nearest and worst.

import {
  type InventoryFilter,
  type InventoryList,
  type InventoryNoun,
  type InventoryRow,
  inventoryRowSchema,
  type QueryOf,
} from '@sentinel/contract'
import { dataAgeOf } from '@sentinel/supply'
import { z } from 'zod'
import type { KnownAdvisories } from '../advisories/knownAdvisories.ts'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { heldVersions } from './heldVersions.ts'
import { type HeldVersion, nearestFirst, riskOf } from './packageFaults.ts'
import { rowColumns, touchedBy } from './touchedBy.ts'

export const bareRow = inventoryRowSchema.omit({ risk: true })

/** `known`: what packages are judged by; undefined where there are no advisories. */
export async function listInventory(
  store: EvidenceStore,
  noun: InventoryNoun,
  { limit, vulnerable, ...filter }: QueryOf<'inventory'>,
  known?: KnownAdvisories,
): Promise<InventoryList> {
  const since = await beganAt(store)
  const advisories = noun === 'packages' ? dataAgeOf(known?.set, Date.now()) : null
  if (vulnerable) {
    const all = noun === 'packages' && known ? await vulnerablePackages(store, filter, known) : []
    return { noun, items: all.slice(0, limit), total: all.length, since, advisories }
  }
  const { sql, params } = touchedBy(noun, filter)
  const [rows, totals] = await Promise.all([
    readAll(store, {
      name: 'inventory',
      sql: `SELECT ${rowColumns} FROM ${sql} GROUP BY name ORDER BY lastAt DESC, name LIMIT {limit:UInt32}`,
      params: { ...params, limit },
      row: bareRow,
    }),
    readOne(store, {
      name: 'inventoryTotal',
      sql: `SELECT uniqExact(name) AS total FROM ${sql}`,
      params,
      row: z.object({ total: z.number() }),
    }),
  ])
  const held = noun === 'packages' && known ? await heldVersions(store, filter) : new Map()
  return { noun, items: judged(rows, held, known), total: totals?.total ?? 0, since, advisories }
}

/** When the first Run began, or null. */
async function beganAt(store: EvidenceStore): Promise<string | null> {
  const began = await readOne(store, {
    name: 'inventorySince',
    sql: 'SELECT min(started_at) AS since, count() AS runs FROM runs',
    row: z.object({ since: z.string(), runs: z.number() }),
  })
  return began?.runs ? began.since : null
}

type Bare = z.infer<typeof bareRow>
type Held = ReadonlyMap<string, readonly HeldVersion[]>

const judged = (rows: Bare[], held: Held, known: KnownAdvisories | undefined): InventoryRow[] =>
  rows.map((row) => ({
    ...row,
    risk: known ? riskOf(known.index, row.name, held.get(row.name) ?? []) : null,
  }))

/** Judged by version before they are read by name: a fleet has many versions, and few of them are vulnerable. */
async function vulnerablePackages(
  store: EvidenceStore,
  filter: Omit<InventoryFilter, 'vulnerable'>,
  known: KnownAdvisories,
): Promise<InventoryRow[]> {
  const of = { ...filter, unused: true }
  const held = await heldVersions(store, of)
  const names = [...held]
    .filter(([name, versions]) => riskOf(known.index, name, versions))
    .map(([name]) => name)
  const { sql, params } = touchedBy('packages', of)
  const rows = await readAll(store, {
    name: 'inventoryVulnerable',
    sql: `SELECT ${rowColumns} FROM ${sql} WHERE name IN {names:Array(String)} GROUP BY name ORDER BY runs DESC, name`,
    params: { ...params, names },
    row: bareRow,
  })
  return judged(rows, held, known)
    .flatMap((row) => (row.risk ? [{ row, risk: row.risk }] : []))
    .sort((a, b) => nearestFirst(a.risk, b.risk))
    .map(({ row }) => row)
}
