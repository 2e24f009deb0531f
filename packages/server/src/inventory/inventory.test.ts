// The inventory as the console asks for it, over Runs on two machines, against the real stores.

import type { InventoryFilter, InventoryNoun } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { connected, createSampleLog, opened, runId, started, used } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { listInventory } from './listInventory.ts'
import { showInventoryItem } from './showInventoryItem.ts'

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const [desk, shelf] = [createSampleLog(), createSampleLog()]
  const bob = { account: { name: 'bob' }, script: { kind: 'file', path: '/b.py', sha256: 'b'.repeat(64) } }
  desk.add(started(runId(1)), used(runId(1), 1, 'requests', '2.31.0'), used(runId(1), 2, 'numpy', '2.1.0'))
  desk.add(connected(runId(1), 3, 'api.example.com'), opened(runId(1), 4, '/in.csv'))
  shelf.add(started(runId(2), bob), used(runId(2), 1, 'requests', '2.32.3'), opened(runId(2), 2, '/in.csv'))
  shelf.add(started(runId(3), bob), used(runId(3), 1, 'requests', '2.32.3'))
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  for (const [name, log] of Object.entries({ desk, shelf })) {
    const { endpoint, key } = log
    log.seal()
    const enrolled = { id: endpoint, name, platform: 'linux', publicKey: key.publicKey, enrolledAt: now() }
    await control.endpoints.enrol(enrolled)
    await send({ endpoint, first: 0, body: log.body() })
  }
})
afterAll(() => stores.close())

const list = (noun: InventoryNoun, filter: InventoryFilter = {}) =>
  listInventory(stores.evidence, noun, { limit: 100, ...filter })

describe('the list', () => {
  it('has each package once, with versions, endpoints and Runs', async () => {
    const { items, total, since } = await list('packages')
    expect(total).toBe(2)
    expect(since).toMatch(/^2026-01-31/)
    expect(items.find(({ name }) => name === 'requests')).toMatchObject({
      versions: ['2.32.3', '2.31.0'],
      versionCount: 2,
      endpoints: ['desk', 'shelf'],
      endpointCount: 2,
      accounts: 2,
      scripts: 2,
      runs: 3,
    })
  })

  it.each<[InventoryNoun, InventoryFilter, string[]]>([
    ['packages', { q: 'REQ' }, ['requests']],
    ['packages', { q: 'requests@2.31' }, ['requests']],
    ['packages', { endpoint: 'desk' }, ['numpy', 'requests']],
    ['packages', { account: 'bob' }, ['requests']],
    ['packages', { q: "x' OR 1=1 --" }, []],
    ['hosts', {}, ['api.example.com']],
    ['files', { endpoint: 'shelf' }, ['/in.csv']],
    ['environments', {}, ['/usr']],
    ['models', {}, []],
    ['databases', {}, []],
  ])('of %s is narrowed by %j', async (noun, filter, names) => {
    const { items } = await list(noun, filter)
    expect(items.map(({ name }) => name).sort()).toEqual(names)
  })

  it('tells how many there are beyond the limit', async () => {
    const { items, total } = await listInventory(stores.evidence, 'packages', { limit: 1 })
    expect([items.length, total]).toEqual([1, 2])
  })
})

describe('one of them', () => {
  it('says who has which version, and which Scripts use it', async () => {
    const { item, holders, scripts } = await showInventoryItem(stores.evidence, 'packages', 'requests')
    expect(item).toMatchObject({ name: 'requests', runs: 3 })
    const told = holders.map(({ version, endpoint, account, runs }) => [
      version,
      endpoint.name,
      account,
      runs,
    ])
    expect(told.sort()).toEqual([
      ['2.31.0', 'desk', 'ada', 1],
      ['2.32.3', 'shelf', 'bob', 2],
    ])
    expect(holders.find(({ account }) => account === 'bob')?.lastRun).toBe(runId(3))
    expect(scripts.map(({ name, runs }) => [name, runs]).sort()).toEqual([
      ['b.py', 2],
      ['etl.py', 1],
    ])
  })

  it('that nobody has is told as such', async () => {
    expect(await showInventoryItem(stores.evidence, 'packages', 'leftpad')).toEqual({
      noun: 'packages',
      item: null,
      holders: [],
      scripts: [],
    })
  })
})
