// Brings the evidence store's tables up to date: numbered SQL files, each run once, none changed afterwards.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from './evidenceStore.ts'

export type Migration = { name: string; sql: string; checksum: string }
type Execute = (sql: string) => Promise<void>

/** What the placeholders of the files stand for; a cluster says `ON CLUSTER …` and `Replicated`. */
const embedded = { onCluster: '', replicated: '' }

const history = `CREATE TABLE IF NOT EXISTS migrations
(name String, checksum String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`

export function migrationsOf(folder = join(import.meta.dirname, 'migrations')): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Statements are idempotent and the history is written last, so a kill in between only runs a file again. */
export async function migrate(
  store: EvidenceStore,
  execute: Execute,
  migrations = migrationsOf(),
): Promise<void> {
  await execute(history)
  const applied = await appliedIn(store)
  for (const { name, sql, checksum } of migrations) {
    const known = applied.get(name)
    if (known === checksum) continue
    if (known)
      throw new SentinelError('store-failed', {
        store: 'evidence',
        reason: `${name} was changed after it ran`,
      })
    for (const statement of statementsOf(sql)) await execute(statement)
    // Not VALUES: inlined data met the process's own standard input now and then ("both inlined and external data").
    await execute(`INSERT INTO migrations (name, checksum) SELECT '${name}', '${checksum}'`)
  }
}

async function appliedIn(store: EvidenceStore): Promise<Map<string, string>> {
  const row = z.object({ name: z.string(), checksum: z.string() })
  const rows = await readAll(store, { name: 'migrations', sql: 'SELECT name, checksum FROM migrations', row })
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

/** Comments may hold semicolons, so they go first. */
function statementsOf(sql: string): string[] {
  const filled = sql
    .replace(/^--.*$/gm, '')
    .replace(/\{\{(\w+)\}\}/g, (_, key: keyof typeof embedded) => embedded[key])
  return filled
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean)
}
