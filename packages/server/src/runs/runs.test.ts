// The questions that console and CLI ask about Runs, against the real stores.
import type { Event, RunFilter, SentinelError } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import {
  connected,
  createSampleLog,
  ended,
  opened,
  read,
  repeated,
  runId,
  sampleTime,
  started,
  used,
} from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { runFacets } from './facets.ts'
import { findRun } from './findRun.ts'
import { listRuns } from './listRuns.ts'
import { runEvents } from './runEvents.ts'
import { showRun } from './showRun.ts'

let stores: TestStores
const log = createSampleLog()
const count = 25
const ids = Array.from({ length: count }, (_, index) => runId(index))
const [first] = ids as [string]

/** Even Runs are ada's and use pandas; odd ones are bob's, talk to a host and still run. The last is a child of the first. */
function record(id: string, index: number): void {
  const account = { name: index % 2 ? 'bob' : 'ada' }
  const script = { kind: 'file', path: `/home/x/Job ${index % 5}.py` }
  const parentRun = index === count - 1 ? { parentRun: first } : {}
  log.add(started(id, { account, script, launch: `launch-${index}`, ...parentRun }))
  if (index % 2) log.add(connected(id, 1, 'api.example.com'))
  else log.add(used(id, 1, 'pandas', `2.${index % 4}`), ended(id, 2))
}

beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const { endpoint, key } = log
  await control.endpoints.enrol({
    id: endpoint,
    name: 'Ada’s laptop',
    platform: 'linux',
    publicKey: key.publicKey,
    enrolledAt: now(),
  })
  ids.forEach(record)
  log.add(
    {
      type: 'script.read',
      run: first,
      time: sampleTime,
      sha256: 'a',
      path: '/x',
      lines: 90,
      excerpt: 'import os',
      excerptLines: 1,
    },
    opened(first, 5, '/in.csv'),
    opened(first, 6, '/in.csv'),
    opened(first, 7, '/out.csv', 'write'),
    repeated(first, 8, 5, 10),
    repeated(first, 9, 5, 40),
    read(first, 10),
    { ...repeated(first, 11, 10, 2), sums: { rows: 30_000 } } as Event,
    { type: 'gap.recorded', run: first, time: sampleTime, reason: 'dropped', count: 3 },
  )
  log.seal()
  log.add({
    type: 'gap.recorded',
    time: sampleTime,
    reason: 'invalid',
    detail: 'a file that no probe writes',
  })
  log.seal()
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  await send({ endpoint, first: 0, body: log.body() })
})
afterAll(() => stores.close())

const list = (filter: RunFilter = {}, limit = 100, before?: string) =>
  listRuns(stores.evidence, { ...filter, limit, ...(before ? { before } : {}) })
const codeOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'found',
    (fault) => (fault as SentinelError).code,
  )

describe('the listing', () => {
  it('gives every Run once, newest first, page by page', async () => {
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await list({}, 7, before)
      expect(page.total).toBe(count)
      seen.push(...page.runs.map(({ id }) => id))
      before = page.next ?? undefined
    } while (before)
    expect(seen).toEqual([...ids].reverse())
  })

  it.each<[RunFilter, number]>([
    [{ account: 'ada' }, 13],
    [{ account: 'bob', host: 'api.example.com' }, 12],
    [{ endpoint: 'Ada’s laptop' }, 25],
    [{ endpoint: log.endpoint }, 25],
    [{ script: 'job 3' }, 5],
    [{ package: 'pandas' }, 13],
    [{ package: 'pandas@2.2' }, 6],
    [{ package: 'panda' }, 0],
    [{ host: 'example.com' }, 0],
    [{ status: 'running' }, 12],
    [{ launch: 'launch-7' }, 1],
    [{ q: 'PANDAS' }, 13],
    [{ q: 'ada’s' }, 25],
    [{ q: "x' OR 1=1 --\\" }, 0],
    [{ account: 'ada', status: 'running' }, 0],
  ])('narrows by %j to %i', async (filter, expected) => {
    const { total, runs } = await list(filter)
    expect([total, runs.length]).toEqual([expected, expected])
  })

  it('refuses a page mark that it did not give', async () => {
    expect(await codeOf(list({}, 5, 'elsewhere'))).toBe('input-invalid')
  })
})

describe('facets', () => {
  it('count each filter under the others', async () => {
    const facets = await runFacets(stores.evidence, { account: 'ada', script: 'Job 0' })
    expect(facets.account).toEqual([
      { value: 'ada', count: 3 },
      { value: 'bob', count: 2 },
    ])
    expect(facets.status).toEqual([{ value: 'succeeded', count: 3 }])
    expect(facets.host).toEqual([])
    expect(facets.script).toHaveLength(5)
    expect(facets.endpoint).toEqual([{ value: 'Ada’s laptop', count: 3 }])
  })
})

describe('finding one Run', () => {
  it('takes an id, the end of it, or last: the last that is no child', async () => {
    for (const name of [first, first.slice(-8)])
      expect((await findRun(stores.evidence, name)).summary.id).toBe(first)
    expect((await findRun(stores.evidence, 'last')).summary.id).toBe(ids.at(-2))
  })

  it('says when none or more than one is meant', async () => {
    expect(await codeOf(findRun(stores.evidence, 'ffffff'))).toBe('run-unknown')
    expect(await codeOf(findRun(stores.evidence, runId(9999)))).toBe('run-unknown')
    log.add(started(`0195ffff-0000-7000-8000-${first.slice(-12)}`))
    log.seal()
    const { evidence, control } = stores
    const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
    const from = log.lines.length - 2
    await send({ endpoint: log.endpoint, first: from, body: log.body(from) })
    expect(await codeOf(findRun(stores.evidence, first.slice(-8)))).toBe('run-ambiguous')
  })
})

describe('one Run', () => {
  it('shows Resources with their counts, Gaps, excerpt, children and proof', async () => {
    const run = await showRun(stores, first)
    const file = run.resources.find(({ value, act }) => value === '/in.csv' && act === 'read')
    expect(file).toMatchObject({ kind: 'file', count: 41, at: 'etl.py:3' })
    expect(run.resources.map(({ value }) => value)).toEqual([
      'pandas@2.0',
      '/in.csv',
      '/out.csv',
      '/payroll.xlsx',
    ])
    expect(run.acts).toMatchObject([
      {
        type: 'data.read',
        told: 'read 30,000 rows of payroll.xlsx with columns cpf, salary, holding cpf, in 2 calls',
        at: 'etl.py:5',
      },
    ])
    expect(run.gaps).toMatchObject([{ reason: 'dropped', count: 3, detail: null }])
    expect(run.excerpt).toEqual({ text: 'import os', lines: 90, excerptLines: 1 })
    expect(run.standardLibrary).toEqual(['json', 'os'])
    expect(run.children.map(({ id }) => id)).toEqual([ids.at(-1)])
    const seals = log.lines.flatMap((line, n) => (line.includes('"seal":') ? [n] : []))
    expect(run.evidence).toMatchObject({
      first: 0,
      last: (seals[0] as number) - 1,
      seal: { n: seals[0] },
      receipt: { through: seals[1] },
    })
  })

  it('gives its Events in the order of their records, page by page', async () => {
    const page = await runEvents(stores.evidence, first, { limit: 4 })
    expect(page.events.map(({ event }) => event.type)).toEqual([
      'run.started',
      'package.used',
      'run.ended',
      'script.read',
    ])
    const rest = await runEvents(stores.evidence, first, { after: page.next as number, limit: 100 })
    expect(rest.next).toBeNull()
    expect(rest.events.map(({ event, count }) => [event.type, count ?? 1])).toEqual([
      ['file.opened', 40],
      ['file.opened', 1],
      ['file.opened', 1],
      ['event.repeated', 1],
      ['event.repeated', 1],
      ['data.read', 2],
      ['event.repeated', 1],
      ['gap.recorded', 1],
    ])
  })
})
