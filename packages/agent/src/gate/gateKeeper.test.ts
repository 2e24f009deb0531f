// The file that installers ask follows what is known and wished, and a wrong wish changes nothing.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createGateKeeper, gateFile, gatePolicyFile } from './gateKeeper.ts'

let data: string
let clock = 1_700_000_000
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'gate-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const keeper = () =>
  createGateKeeper({ data, popular: () => ['requests'], now: () => new Date().toISOString() })
const header = () => JSON.parse(readFileSync(gateFile(data), 'utf8').split('\n')[0] as string)
function put(path: string, value: unknown) {
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  utimesSync(path, clock, clock++)
}

it('is there from the first look on, and says that no advisories are', () => {
  expect(keeper().refresh()).toBeUndefined()
  expect(header()).toMatchObject({
    newest: null,
    rules: { malware: { mode: 'deny' }, age: { mode: 'warn' } },
  })
})

it('is not written again where nothing has changed, and follows what changes', () => {
  keeper().refresh()
  const { ino } = statSync(gateFile(data))
  const one = keeper()
  one.refresh()
  one.refresh()
  expect(statSync(gateFile(data)).ino).toBe(ino)
  put(gatePolicyFile(data), { rules: { age: { mode: 'deny' } }, denied: ['Some_Thing'] })
  mkdirSync(join(data, 'advisories'))
  put(join(data, 'advisories/pypi.json'), { format: 1, newest: '2026-01-01', imported: '', advisories: [] })
  expect(one.refresh()).toBeUndefined()
  expect(header()).toMatchObject({ newest: '2026-01-01', rules: { age: { mode: 'deny' } } })
  expect(one.gate()?.entryOf('some-thing')).toEqual({ denied: ['*'] })
})

it('stays as it was where a wish is not understood, and says so once', () => {
  const one = keeper()
  put(gatePolicyFile(data), { minimumAgeHours: 12 })
  one.refresh()
  put(gatePolicyFile(data), { minimumAgeHours: 'soon' })
  expect(one.refresh()).toMatch(/minimumAgeHours/)
  expect(one.refresh()).toBeUndefined()
  expect(header().minimumAgeHours).toBe(12)
})

it('is made anew where somebody removed it', () => {
  const one = keeper()
  one.refresh()
  rmSync(gateFile(data))
  one.refresh()
  expect(header().format).toBe(1)
})
