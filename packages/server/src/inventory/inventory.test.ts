// The inventory as the console asks for it, over Runs on two machines, against the real stores.

import type { InventoryFilter, InventoryNoun } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { type Advisory, createAdvisoryIndex } from '@sentinel/supply'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { connected, createSampleLog, opened, raised, runId, started, used } from '../testing/sampleLog.ts'
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
  const lies = {
    rule: 'vulnerable-package',
    kind: 'package',
    fingerprint: 'pillow@9.0.0 CVE-2020-1',
  } as const
  shelf.add(raised(runId(3), { ...lies, confidence: 'low' }))
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

const advisory = (id: string, name: string, fixed: string, more: Partial<Advisory> = {}): Advisory => ({
  id,
  aliases: [],
  summary: `${name} can be made to do what it should not`,
  modified: '2026-01-01T00:00:00Z',
  published: null,
  malicious: false,
  page: null,
  severity: 'high',
  score: 8,
  vector: null,
  affected: [
    {
      name,
      ranges: [
        [
          ['introduced', '0'],
          ['fixed', fixed],
        ],
      ],
      versions: [],
    },
  ],
  ...more,
})
const knownFrom = (...advisories: Advisory[]) => ({
  set: { format: 1 as const, imported: now(), newest: '2026-01-01T00:00:00Z', advisories },
  index: createAdvisoryIndex(advisories),
})
const known = knownFrom(
  advisory('CVE-2020-1', 'pillow', '10.0.0', { severity: 'critical' }),
  advisory('CVE-2020-2', 'requests', '2.32.0', { severity: 'medium', exploited: '2026-01-02' }),
  advisory('GHSA-aaaa', 'requests', '2.32.0', { aliases: ['CVE-2020-2'] }),
  advisory('CVE-2020-3', 'numpy', '2.1.0'),
)

describe('what is known against packages', () => {
  it('stands with their rows: aliases are one, and a mended version has none', async () => {
    const { items, advisories } = await listInventory(stores.evidence, 'packages', { limit: 9 }, known)
    expect(advisories).toMatchObject({ kind: 'known', advisories: 4 })
    const risks = Object.fromEntries(items.map(({ name, risk }) => [name, risk]))
    expect(Object.keys(risks).sort()).toEqual(['numpy', 'requests'])
    expect(risks.numpy).toBeNull()
    expect(risks.requests).toEqual({
      reach: 'imported',
      severity: 'medium',
      malicious: false,
      exploited: '2026-01-02',
      faults: 1,
      ids: ['CVE-2020-2'],
      versions: [{ version: '2.31.0', fix: '2.32.0', reach: 'imported' }],
    })
  })

  it('lists what is imported before what is only installed, however bad', async () => {
    const query = { vulnerable: 'yes', limit: 9 } as const
    const { items, total } = await listInventory(stores.evidence, 'packages', query, known)
    expect(items.map(({ name, runs, risk }) => [name, runs, risk?.reach, risk?.severity])).toEqual([
      ['requests', 3, 'imported', 'medium'],
      ['pillow', 0, 'installed', 'critical'],
    ])
    expect(total).toBe(2)
    const desk = await listInventory(stores.evidence, 'packages', { ...query, endpoint: 'desk' }, known)
    expect(desk.items.map(({ name }) => name)).toEqual(['requests'])
  })

  it('puts an advisory of today to what was seen long ago', async () => {
    const today = knownFrom(advisory('MAL-1', 'numpy', '3.0.0', { malicious: true, severity: 'critical' }))
    const { items } = await listInventory(stores.evidence, 'packages', { vulnerable: 'yes', limit: 9 }, today)
    expect(items).toMatchObject([{ name: 'numpy', risk: { malicious: true, ids: ['MAL-1'] } }])
  })

  it('is nothing without advisories, and says so', async () => {
    const { items, advisories } = await list('packages', { vulnerable: 'yes' })
    expect([items, advisories]).toEqual([[], { kind: 'none' }])
    expect((await list('hosts')).advisories).toBeNull()
  })

  it('of one package says which versions, who has them and how near they are', async () => {
    const requests = await showInventoryItem(stores.evidence, 'packages', 'requests', known)
    expect(requests.faults).toMatchObject([
      { ids: ['CVE-2020-2', 'GHSA-aaaa'], fix: '2.32.0', versions: ['2.31.0'], reach: 'imported' },
    ])
    expect(requests.holders.map(({ version, isVulnerable }) => [version, isVulnerable]).sort()).toEqual([
      ['2.31.0', true],
      ['2.32.3', false],
    ])
    const pillow = await showInventoryItem(stores.evidence, 'packages', 'pillow', known)
    expect(pillow.holders).toMatchObject([{ version: '9.0.0', reach: 'installed', runs: 0, account: 'bob' }])
    expect([pillow.item?.risk?.reach, pillow.scripts]).toEqual(['installed', []])
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
      faults: [],
      advisories: { kind: 'none' },
    })
  })
})
