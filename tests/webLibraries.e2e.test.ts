// Real libraries of the network, of models and of stores against a stand-in: each act is told once, as its user would say it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Display, openDisplay } from './harness/display.ts'
import { interpreter } from './harness/interpreters.ts'
import { installMs, pythonEnvironment } from './harness/pythonEnvironment.ts'
import { generations } from './libraries/cases.ts'
import { scripts, type Told, told, watched } from './libraries/watched.ts'
import { type WebCase, webCases, webRequirements } from './libraries/webCases.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
/** Without SENTINEL_TEST_ALL: the libraries that most programs use, on one interpreter. */
const quick = ['requests', 'httpx', 'httpx: HTTP/2', 'openai', 'openai: asynchronous']

it('the standard library is told as the page says', () => {
  for (const one of webCases.filter(({ packages }) => Object.keys(packages).length === 0))
    expectTold(one, watched('python3', [`${scripts}/web.py`, one.act]))
})

describe.each(isWhole ? generations : [generations[0]])('libraries of PyPI, $name', ({ name }) => {
  const generation = name === generations[0].name ? 0 : 1
  const cases = webCases.filter((one) => isOf(one, generation) && (isWhole || quick.includes(one.library)))
  const pythons = new Map<string, string>()
  let display: Display | undefined
  beforeAll(async () => {
    for (const [name, members] of Map.groupBy(cases, environmentOf))
      pythons.set(name, environment(generation, members))
    if (cases.some(({ desktop }) => desktop)) display = await openDisplay()
  }, installMs)
  afterAll(() => display?.[Symbol.dispose]())

  it.each(cases)('$library is told as the page says', (one) => {
    const python = pythons.get(environmentOf(one)) as string
    expectTold(one, watched(python, words(one), one.desktop ? screenOf(display) : {}))
  })
})

const environmentOf = ({ environment = 'web' }: WebCase) => environment

const words = ({ act, desktop }: WebCase) => [`${scripts}/${desktop ? 'desktop' : 'web'}.py`, act]

/** Browsers and X programs keep files in their home. */
function screenOf(display: Display | undefined): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(tmpdir(), 'desktop-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }))
  return { DISPLAY: display?.name, HOME: home, XAUTHORITY: join(home, 'authority') }
}

function isOf({ packages }: WebCase, generation: 0 | 1): boolean {
  return Object.values(packages).every((versions) => versions[generation] !== null)
}

function environment(generation: 0 | 1, cases: WebCase[]): string {
  const { python } = generations[generation]
  const base = interpreter(python)
  if (!base) throw new Error(`this machine has no Python ${python} to try libraries with`)
  return pythonEnvironment(base, webRequirements(cases, generation))
}

/** One act is one Event of its kind: more is as wrong as none. */
function expectTold({ tells }: WebCase, result: Told): void {
  expect(result.text).not.toMatch(/hidden|orders\/4711|gap\.recorded/)
  for (const expected of tells) {
    const lines = told(result, expected.type).filter((line) => isAbout(line, expected))
    expect(lines).toMatchObject([expected])
  }
}

/** Libraries open files and ask servers for themselves too; those of the act are told apart by place and path. */
function isAbout(line: object, expected: object): boolean {
  for (const name of ['application', 'action', 'access', 'host'] as const)
    if (name in expected && name in line && expected[name as never] !== line[name as never]) return false
  if ('access' in expected && 'path' in line) return String(line.path).endsWith('/made')
  return !('path' in line) || !('path' in expected) || line.path === expected.path
}
