// One thing of the inventory: who has it, in which version, and which Scripts use it.

import {
  type InventoryItem,
  type InventoryNoun,
  inventoryHolderSchema,
  inventoryRowSchema,
  inventoryScriptSchema,
} from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { rowColumns, touchedBy } from './touchedBy.ts'

/** At most so many of each; the counts are of all. */
const listed = 500

const holder = inventoryHolderSchema
  .omit({ endpoint: true })
  .extend({ endpointId: z.string(), endpointName: z.string() })
  .transform(({ endpointId: id, endpointName: name, ...rest }) => ({ ...rest, endpoint: { id, name } }))

export async function showInventoryItem(
  store: EvidenceStore,
  noun: InventoryNoun,
  name: string,
): Promise<InventoryItem> {
  const { sql, params } = touchedBy(noun, { name })
  const [item, holders, scripts] = await Promise.all([
    readOne(store, {
      name: 'inventoryItem',
      sql: `SELECT ${rowColumns} FROM ${sql} GROUP BY name`,
      params,
      row: inventoryRowSchema,
    }),
    readAll(store, {
      name: 'inventoryHolders',
      sql: `SELECT version, endpoint_id AS endpointId, any(endpoint_name) AS endpointName, account,
              uniqExact(run_id) AS runs, min(started_at) AS firstAt, max(started_at) AS lastAt, max(run_id) AS lastRun
            FROM ${sql} GROUP BY version, endpoint_id, account ORDER BY lastAt DESC, endpointName LIMIT ${listed}`,
      params,
      row: holder,
    }),
    readAll(store, {
      name: 'inventoryScripts',
      sql: `SELECT script_sha256 AS sha256, argMax(script_name, run_id) AS name, argMax(script_path, run_id) AS path,
              uniqExact(run_id) AS runs, max(started_at) AS lastAt
            FROM (SELECT run_id, script_sha256, script_name, script_path, started_at FROM ${sql}) AS used
            WHERE script_sha256 != '' GROUP BY sha256 ORDER BY lastAt DESC, sha256 LIMIT ${listed}`,
      params,
      row: inventoryScriptSchema,
    }),
  ])
  return { noun, item: item ?? null, holders, scripts }
}
