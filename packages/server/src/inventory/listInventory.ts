// The listing of one noun of the inventory over all Runs and machines, the last seen first.

import { type InventoryList, type InventoryNoun, inventoryRowSchema, type QueryOf } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { rowColumns, touchedBy } from './touchedBy.ts'

export async function listInventory(
  store: EvidenceStore,
  noun: InventoryNoun,
  { limit, ...filter }: QueryOf<'inventory'>,
): Promise<InventoryList> {
  const { sql, params } = touchedBy(noun, filter)
  const [items, totals, began] = await Promise.all([
    readAll(store, {
      name: 'inventory',
      sql: `SELECT ${rowColumns} FROM ${sql} GROUP BY name ORDER BY lastAt DESC, name LIMIT {limit:UInt32}`,
      params: { ...params, limit },
      row: inventoryRowSchema,
    }),
    readOne(store, {
      name: 'inventoryTotal',
      sql: `SELECT uniqExact(name) AS total FROM ${sql}`,
      params,
      row: z.object({ total: z.number() }),
    }),
    readOne(store, {
      name: 'inventorySince',
      sql: 'SELECT min(started_at) AS since, count() AS runs FROM runs',
      row: z.object({ since: z.string(), runs: z.number() }),
    }),
  ])
  return { noun, items, total: totals?.total ?? 0, since: began?.runs ? began.since : null }
}
