// One thing of the inventory: who has it, in which version, which Scripts use it, and what is known against it.

import {
  type InventoryItem,
  type InventoryNoun,
  inventoryHolderSchema,
  inventoryScriptSchema,
} from '@sentinel/contract'
import { dataAgeOf } from '@sentinel/supply'
import { z } from 'zod'
import type { KnownAdvisories } from '../advisories/knownAdvisories.ts'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { heldVersions } from './heldVersions.ts'
import { bareRow } from './listInventory.ts'
import { faultsOf, riskOf } from './packageFaults.ts'
import { reachColumn, rowColumns, touchedBy } from './touchedBy.ts'

/** At most so many of each; the counts are of all. */
const listed = 500

const holder = inventoryHolderSchema
  .omit({ endpoint: true, isVulnerable: true })
  .extend({ endpointId: z.string(), endpointName: z.string() })
  .transform(({ endpointId: id, endpointName: name, ...rest }) => ({ ...rest, endpoint: { id, name } }))

export async function showInventoryItem(
  store: EvidenceStore,
  noun: InventoryNoun,
  name: string,
  known?: KnownAdvisories,
): Promise<InventoryItem> {
  const { sql, params } = touchedBy(noun, { name, unused: true })
  const [item, holders, scripts] = await Promise.all([
    readOne(store, {
      name: 'inventoryItem',
      sql: `SELECT ${rowColumns} FROM ${sql} GROUP BY name`,
      params,
      row: bareRow,
    }),
    readAll(store, {
      name: 'inventoryHolders',
      sql: `SELECT version, endpoint_id AS endpointId, any(endpoint_name) AS endpointName, account,
              ${reachColumn}, uniqExactIf(run_id, is_used = 1) AS runs, min(started_at) AS firstAt, max(started_at) AS lastAt, max(run_id) AS lastRun
            FROM ${sql} GROUP BY version, endpoint_id, account ORDER BY lastAt DESC, endpointName LIMIT ${listed}`,
      params,
      row: holder,
    }),
    readAll(store, {
      name: 'inventoryScripts',
      sql: `SELECT script_sha256 AS sha256, argMax(script_name, run_id) AS name, argMax(script_path, run_id) AS path,
              uniqExact(run_id) AS runs, max(started_at) AS lastAt
            FROM (SELECT run_id, script_sha256, script_name, script_path, started_at FROM ${sql} WHERE is_used = 1) AS used
            WHERE script_sha256 != '' GROUP BY sha256 ORDER BY lastAt DESC, sha256 LIMIT ${listed}`,
      params,
      row: inventoryScriptSchema,
    }),
  ])
  const index = noun === 'packages' ? known?.index : undefined
  const held = index ? ((await heldVersions(store, { name, unused: true })).get(name) ?? []) : []
  const risk = index ? riskOf(index, name, held) : null
  const isVulnerable = (version: string) => risk?.versions.some((each) => each.version === version) ?? false
  return {
    noun,
    item: item ? { ...item, risk } : null,
    holders: holders.map((each) => ({ ...each, isVulnerable: isVulnerable(each.version) })),
    scripts,
    faults: index ? faultsOf(index, name, held) : [],
    advisories: noun === 'packages' ? dataAgeOf(known?.set, Date.now()) : null,
  }
}
