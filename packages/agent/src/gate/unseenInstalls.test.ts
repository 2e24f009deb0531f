// What changes in an environment without a Run that tells of it, against files as installers leave them.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatePolicySchema } from '@sentinel/contract'
import { compileGate, readGate } from '@sentinel/supply'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptJson } from '../keptJson.ts'
import { createUnseenInstalls, seenPackages } from './unseenInstalls.ts'

let prefix: string
let site: string
let now = 0
let clock = 1_700_000_000
beforeEach(() => {
  prefix = realpathSync(mkdtempSync(join(tmpdir(), 'unseen-')))
  site = join(prefix, 'lib/python3.12/site-packages')
  mkdirSync(site, { recursive: true })
  mkdirSync(join(prefix, 'bin'))
  writeFileSync(join(prefix, 'lib/python3.12/os.py'), '')
  writeFileSync(join(prefix, 'real'), '')
  symlinkSync(join(prefix, 'real'), join(prefix, 'bin/python3.12'))
  put('old', '1.0', 'pip')
})
afterEach(() => rmSync(prefix, { recursive: true }))

function put(name: string, version: string, installer: string) {
  const info = join(site, `${name}-${version}.dist-info`)
  mkdirSync(info)
  writeFileSync(join(info, 'INSTALLER'), `${installer}\n`)
  utimesSync(site, clock, clock++)
}

const gate = readGate(
  compileGate({
    policy: gatePolicySchema.parse({ denied: ['bad'] }),
    advisories: undefined,
    popular: [],
    now: '2026-01-01T00:00:00Z',
  }),
)
const watch = () =>
  createUnseenInstalls({
    watched: () => [join(prefix, 'bin/python3.12')],
    kept: keptJson(join(prefix, 'seen.json'), seenPackages),
    gate: () => gate,
  })
function look(one: ReturnType<typeof watch>) {
  now += 60_000
  return one.look(now)
}
/** What is new is told at the look after the one that found it. */
const twice = (one: ReturnType<typeof watch>) => [...look(one), ...look(one)]

it('tells what came and went, by whom and with a verdict, and nothing at first sight', () => {
  const one = watch()
  expect(twice(one)).toEqual([])
  put('Bad_Thing', '2', 'uv')
  put('bad', '3', 'uv')
  rmSync(join(site, 'old-1.0.dist-info'), { recursive: true })
  expect(twice(one)).toMatchObject([
    { type: 'package.removed', name: 'old', version: '1.0', environment: prefix },
    { type: 'package.installed', name: 'bad-thing', installer: 'uv', verdict: 'allow' },
    { type: 'package.installed', name: 'bad', verdict: 'deny', findings: [{ rule: 'listed' }] },
  ])
  expect(twice(one)).toEqual([])
})

it('is silent about what a Run told itself, and about nothing else', () => {
  const one = watch()
  look(one)
  put('told', '1', 'pip')
  put('untold', '1', 'pip')
  look(one)
  const time = '2026-01-01T00:00:00.000Z'
  one.hear([{ type: 'package.installed', run: 'r', time, name: 'told', version: '1', findings: [] }], prefix)
  expect(look(one)).toMatchObject([{ name: 'untold' }])
})

it('knows after a restart what it knew before, and conda’s own packages have no verdict', () => {
  const one = watch()
  twice(one)
  mkdirSync(join(prefix, 'conda-meta'))
  writeFileSync(join(prefix, 'conda-meta/openssl-3.1-h123_0.json'), '{}')
  const [told] = twice(watch())
  expect(told).toMatchObject({ name: 'openssl', version: '3.1', installer: 'conda', findings: [] })
  expect(told).not.toHaveProperty('verdict')
})
