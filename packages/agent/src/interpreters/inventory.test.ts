// What travels of the interpreters: each once, then what differs.
import type { Interpreter, InterpreterState } from '@sentinel/contract'
import { expect, it } from 'vitest'
import type { Kept } from '../keptJson.ts'
import { createInventory } from './inventory.ts'

const interpreter = (path: string, channels: Interpreter['watch']['channels'] = []): Interpreter => ({
  path,
  realPath: path,
  implementation: 'CPython',
  version: '3.12.1',
  prefix: `${path}/..`,
  basePrefix: `${path}/..`,
  foundBy: ['PATH'],
  support: { state: 'supported', ends: '2028-10-31' },
  packages: { count: 1, digest: 'd' },
  standardLibrary: null,
  sitePackages: null,
  watch: { channels, obstacle: null },
})

function keptInMemory(): Kept<InterpreterState[]> {
  let value: InterpreterState[] | undefined
  return {
    read: () => value,
    write(next) {
      value = structuredClone(next)
    },
  }
}

function setUp(found: () => Interpreter[], kept = keptInMemory()) {
  let watchedAt = 0
  const inventory = createInventory({
    discover: async () => found(),
    watchedAt: () => watchedAt,
    kept,
    pace: { firstMs: 0, everyMs: 1000 },
  })
  const told = async (now: number) => {
    inventory.look(now)
    await new Promise((resolve) => setImmediate(resolve))
    const events = inventory.look(now)
    inventory.keep()
    return events.map((event) =>
      event.type === 'interpreter.found'
        ? `+${event.interpreter.path} ${event.interpreter.watch.channels}`
        : event.type === 'interpreter.gone' && `-${event.path}`,
    )
  }
  return { told, touch: () => watchedAt++ }
}

it('tells each interpreter once, then only what became another or went', async () => {
  const found = [interpreter('/a'), interpreter('/b')]
  const { told } = setUp(() => found)
  const start = Date.now()
  expect(await told(start)).toEqual(['+/a ', '+/b '])
  expect(await told(start + 2000)).toEqual([])
  found.splice(0, 2, interpreter('/b', ['site-packages']))
  expect(await told(start + 2500)).toEqual([])
  expect(await told(start + 4000)).toEqual(['-/a', '+/b site-packages'])
})

it('does not tell again what a former agent told, and is not confused by how it was come upon', async () => {
  const kept = keptInMemory()
  await setUp(() => [interpreter('/a')], kept).told(Date.now())
  const other = { ...interpreter('/a'), foundBy: ['process', 'pyenv'] }
  expect(await setUp(() => [other], kept).told(Date.now())).toEqual([])
})

it('looks at once when somebody has watched an interpreter', async () => {
  const found = [interpreter('/a')]
  const { told, touch } = setUp(() => found)
  const start = Date.now()
  await told(start)
  found[0] = interpreter('/a', ['standard-library'])
  touch()
  expect(await told(start + 10)).toEqual(['+/a standard-library'])
})

it('keeps what it knows when looking fails', async () => {
  let fails = true
  const { told } = setUp(() => {
    if (fails) throw new Error('no')
    return [interpreter('/a')]
  })
  const start = Date.now()
  expect(await told(start)).toEqual([])
  fails = false
  expect(await told(start + 2000)).toEqual(['+/a '])
})
