// `sentinel scan` as people use it: real files in a real folder, what is printed and the exit code.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Context } from './context.ts'
import { registerExplain } from './explain.ts'
import { registerScan } from './scan.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-'))
  writeFileSync(join(folder, 'bad.py'), 'import os\nos.system("ping " + input())\n')
  writeFileSync(join(folder, 'good.py'), 'print("hello")\n')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  process.exitCode = undefined
})

const run = async (...args: string[]): Promise<{ text: string; exitCode: unknown }> => {
  let text = ''
  const out = (more: string) => {
    text += more
  }
  const program = new Command('sentinel').exitOverride()
  const terminal: Context['terminal'] = {
    out,
    err: () => {},
    paint: (_style, word) => word,
    columns: 80,
    tableColumns: 80,
    progress: (_sentence, work) => work(() => {}),
  }
  registerScan({ program, terminal })
  registerExplain({ program, terminal })
  await program.parseAsync(args, { from: 'user' })
  const { exitCode } = process
  process.exitCode = undefined
  return { text, exitCode }
}

it('prints findings and exits with 1', async () => {
  const { text, exitCode } = await run('scan', folder)
  expect(text).toContain('bad.py:2:1  medium  command-injection')
  expect(text).toContain('1 findings in 2 scripts')
  expect(exitCode).toBe(1)
})

it('exits with 0 where nothing reaches the threshold', async () => {
  const { exitCode } = await run('scan', folder, '--min-severity', 'critical')
  expect(exitCode).toBe(0)
})

it('writes SARIF with the path of a flow', async () => {
  const { text } = await run('scan', folder, '--format', 'sarif')
  const [result] = JSON.parse(text).runs[0].results
  const locations = result.codeFlows[0].threadFlows[0].locations
  expect(locations.at(-1).location.physicalLocation.region.startLine).toBe(2)
})

it('leaves out what a baseline lists', async () => {
  const baseline = join(folder, 'baseline.json')
  await run('scan', folder, '--write-baseline', baseline)
  const { text, exitCode } = await run('scan', folder, '--baseline', baseline)
  expect([exitCode, text.trim()]).toEqual([0, '0 findings in 2 scripts (5 lines).'])
})

it('refuses a path that is not there, and rules that are wrong', async () => {
  await expect(run('scan', join(folder, 'none'))).rejects.toThrow(SentinelError)
  writeFileSync(join(folder, 'rules.yaml'), 'subject: 1\n')
  await expect(run('scan', folder, '--rules', folder)).rejects.toThrow(/rules\.yaml/)
})

it('explains a rule, and refuses one it does not know', async () => {
  expect((await run('explain', 'weak-hash')).text).toContain('hashlib.md5')
  await expect(run('explain', 'nonsense')).rejects.toThrow(SentinelError)
})
