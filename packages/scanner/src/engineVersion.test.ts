// The engine's name is the same for the same engine, whoever asks.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { engineVersion } from './engineVersion.ts'

it('is the same in another process', () => {
  const program = `import(${JSON.stringify(join(import.meta.dirname, 'engineVersion.ts'))}).then(({ engineVersion }) => console.log(engineVersion()))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(stdout.trim()).toMatch(/^[0-9a-f]{24}$/)
  expect(engineVersion()).toBe(stdout.trim())
})
