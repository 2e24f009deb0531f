// Which versions of which packages the fleet has, and how near each is: what advisories are asked about.

import { packageReach } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import type { HeldVersion } from './packageFaults.ts'
import { reachColumn, type Touched, touchedBy } from './touchedBy.ts'

const row = z.object({ name: z.string(), version: z.string(), reach: packageReach })

export async function heldVersions(
  store: EvidenceStore,
  filter: Touched,
): Promise<Map<string, HeldVersion[]>> {
  const { sql, params } = touchedBy('packages', filter)
  const rows = await readAll(store, {
    name: 'inventoryHeldVersions',
    sql: `SELECT name, version, ${reachColumn} FROM ${sql} WHERE version != '' GROUP BY name, version
          ORDER BY name, version DESC`,
    params,
    row,
  })
  const held = new Map<string, HeldVersion[]>()
  for (const { name, version, reach } of rows) {
    const versions = held.get(name)
    if (versions) versions.push({ version, reach })
    else held.set(name, [{ version, reach }])
  }
  return held
}
