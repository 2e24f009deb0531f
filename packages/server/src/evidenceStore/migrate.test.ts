// Tables are made once, again without harm, and never from a file that was changed after it ran.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { readAll } from './evidenceStore.ts'
import { type Migration, migrate, migrationsOf } from './migrate.ts'

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

function recorder() {
  const statements: string[] = []
  return { statements, execute: async (sql: string) => void statements.push(sql) }
}

describe('migrate', () => {
  it('has nothing to do on a store that is up to date', async () => {
    const { statements, execute } = recorder()
    await migrate(stores.evidence, execute)
    expect(statements).toHaveLength(1)
  })

  it('runs each statement of a new file, with placeholders filled and the history last', async () => {
    const { statements, execute } = recorder()
    const sql = '-- one; two\nCREATE a {{onCluster}} ENGINE = {{replicated}}MergeTree;\n\nCREATE b;\n'
    await migrate(stores.evidence, execute, [{ name: '0002_new.sql', sql, checksum: 'c' }])
    expect(statements.slice(1, 3)).toEqual(['CREATE a  ENGINE = MergeTree', 'CREATE b'])
    expect(statements[3]).toMatch(/^INSERT INTO migrations/)
  })

  it('refuses a file that was changed after it ran', async () => {
    const [first] = migrationsOf() as [Migration]
    const changed = { ...first, checksum: 'another' }
    await expect(migrate(stores.evidence, async () => {}, [changed])).rejects.toMatchObject({
      code: 'store-failed',
      details: { reason: '0001_evidence.sql was changed after it ran' },
    })
  })

  it('makes tables that sync what they are told to keep', async () => {
    const tables = await readAll(stores.evidence, {
      name: 'tables',
      sql: 'SELECT name, create_table_query AS made FROM system.tables WHERE database = currentDatabase() ORDER BY name',
      row: z.object({ name: z.string(), made: z.string() }),
    })
    expect(tables.map(({ name }) => name)).toEqual(['events', 'findings', 'migrations', 'runs', 'seals'])
    for (const { made } of tables) expect(made).toMatch(/fsync_after_insert = 1, fsync_part_directory = 1/)
  })
})
