// For tests: both stores in a folder of their own. One evidence store per process, since chDB binds one folder.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openControlStore } from '../controlStore/controlStore.ts'
import { openEmbeddedClickHouse } from '../evidenceStore/embeddedClickHouse.ts'

export async function openTestStores() {
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-server-'))
  const evidence = await openEmbeddedClickHouse(join(folder, 'evidence'))
  const control = await openControlStore(join(folder, 'control.sqlite'))
  return {
    folder,
    evidence,
    control,
    async close() {
      await control.close()
      await evidence.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type TestStores = Awaited<ReturnType<typeof openTestStores>>
