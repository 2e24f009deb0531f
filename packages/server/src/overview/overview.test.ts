// The overview over recorded evidence, against the real stores.

import type { Event, EventOf } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { connected, createSampleLog, ended, read, runId, started, used } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { overview } from './overview.ts'

const day = 86_400_000
const ago = (days: number) => `${new Date(Date.now() - days * day).toISOString().slice(0, -1)}000Z`
const at = (event: Event, days: number) => ({ ...event, time: ago(days) }) as Event
const called = (run: string, bytesSent: number): Event => ({
  ...{ type: 'model.called', run, seq: 9, time: ago(0.5), provider: 'openai' },
  ...{ host: 'api.openai.com', bytesSent },
})
const denied = (run: string): Event => ({
  ...{ type: 'policy.applied', run, seq: 11, time: ago(0.5), policy: 'own', rule: 'r', verdict: 'deny' },
  ...{ reason: 'no', act: 'host.connected', subject: 'x' },
})

const content = (seq: number, bytes: number, classes: Record<string, number>): EventOf<'content.sent'> => ({
  ...{ type: 'content.sent', run: runId(3), seq, time: ago(0.5), host: 'files.example.org', kind: 'unknown' },
  ...{ bytes, classes, secrets: [] },
})

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const log = createSampleLog()
  const { endpoint: id, key } = log
  log.add(at(started(runId(1)), 20), at(used(runId(1), 1, 'numpy', '1.0'), 20))
  log.add(at(started(runId(2)), 9), at({ ...ended(runId(2), 1), outcome: 'failed' } as Event, 9))
  log.add(at(started(runId(3)), 0.5), at(used(runId(3), 1, 'numpy', '1.0'), 0.5), at(read(runId(3), 3), 0.5))
  log.add(at(used(runId(3), 4, 'openai', '2.0'), 0.5), at(connected(runId(3), 5, 'localhost'), 0.5))
  log.add(at(connected(runId(3), 6, 'api.example.com'), 0.5), called(runId(3), 2000))
  log.add({
    type: 'http.requested',
    run: runId(3),
    seq: 10,
    time: ago(0.5),
    method: 'POST',
    scheme: 'https',
    host: 'api.openai.com',
    path: '/v1',
    bytesSent: 2100,
  })
  log.add({
    type: 'event.repeated',
    run: runId(3),
    seq: 12,
    time: ago(0.5),
    of: 10,
    count: 3,
    sums: { bytesSent: 6300 },
  })
  log.add(denied(runId(3)), content(20, 500, {}), { ...content(21, 9000, { card: 4 }), verdict: 'deny' })
  log.add({
    type: 'event.repeated',
    run: runId(3),
    seq: 22,
    time: ago(0.5),
    of: 21,
    count: 3,
    sums: { bytes: 27_000 },
  })
  log.seal()
  await control.endpoints.enrol({
    id,
    name: 'desk',
    platform: 'linux',
    publicKey: key.publicKey,
    enrolledAt: now(),
  })
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  await send({ endpoint: id, first: 0, body: log.body() })
})
afterAll(() => stores.close())

it('counts the last days, day by day, and as many before', async () => {
  const { runs, failed, denied } = await overview(stores.evidence, 7)
  expect(runs).toEqual({ count: 1, before: 1, daily: [0, 0, 0, 0, 0, 0, 1] })
  expect(failed).toMatchObject({ count: 0, before: 1 })
  expect(denied).toMatchObject({ count: 1, before: 0 })
})

it('says where data went, who that is, and counts the same bytes once', async () => {
  const { destinations } = await overview(stores.evidence, 7)
  expect(destinations.map(({ host }) => host)).toEqual([
    'api.openai.com',
    'files.example.org',
    'api.example.com',
  ])
  expect(destinations[0]).toMatchObject({
    name: 'OpenAI',
    kind: 'model',
    bytesSent: 6300,
    runs: 1,
    accounts: ['ada'],
    classesRead: ['cpf'],
  })
})

it('counts what was stopped apart: its bytes have not left', async () => {
  const { destinations } = await overview(stores.evidence, 7)
  expect(destinations[1]).toMatchObject({
    bytesSent: 500,
    stopped: 3,
    classesSent: [],
    classesStopped: ['card'],
  })
})

it('tells what is new, and nothing where nobody looked before', async () => {
  const { fresh } = await overview(stores.evidence, 7)
  expect(fresh.find(({ noun }) => noun === 'packages')).toMatchObject({
    total: 1,
    names: [{ name: 'openai' }],
  })
  expect((await overview(stores.evidence, 30)).fresh).toEqual([])
})
