// A silent endpoint, a rolled-back clock, a cut log, a restored copy and the rest: the server tells each apart.
import type { Event } from '@sentinel/contract'
import { SentinelError } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest, type ReceiveSegment } from '../ingest/receiveSegment.ts'
import { daysAgo, now } from '../now.ts'
import { createSampleLog, opened, runId, type SampleLog, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { listIntegrity } from './listIntegrity.ts'

let stores: TestStores
let ingest: (at?: string) => ReceiveSegment
let names = 0

beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const key = createSigningKey()
  ingest = (at) => createIngest({ evidence, control, key, publish: () => {}, now: at ? () => at : now })
})
afterAll(() => stores.close())

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const reported = (time: string, startedAt: string): Event => ({
  type: 'agent.reported',
  time,
  version: '0.1.0',
  startedAt,
  waiting: 0,
})
const gap = (reason: 'tampered' | 'log-cut' | 'log-altered', run?: string): Event => ({
  type: 'gap.recorded',
  time: now(),
  reason,
  detail: 'told by the agent',
  ...(run ? { run } : {}),
})

async function enrolled(log: SampleLog = createSampleLog(), name = `ws-${names++}`): Promise<SampleLog> {
  const { endpoint: id, key } = log
  await stores.control.endpoints.enrol({
    id,
    name,
    platform: 'linux',
    publicKey: key.publicKey,
    enrolledAt: daysAgo(3),
  })
  return log
}

/** Sends, and remembers a refusal as the HTTP side does. */
async function send(log: SampleLog, first = 0, at?: string): Promise<void> {
  try {
    await ingest(at)({ endpoint: log.endpoint, first, body: log.body(first) })
  } catch (fault) {
    if (!(fault instanceof SentinelError)) throw fault
    const { code, details } = fault
    await stores.control.refusals.add({
      time: now(),
      operation: 'receiveSegment',
      endpoint: log.endpoint,
      code,
      details,
    })
  }
}

const kindsOf = async ({ endpoint }: SampleLog) =>
  (await listIntegrity(stores, { days: 7, endpoint })).map(({ kind }) => kind)

describe('signs of tampering', () => {
  it('are none for an endpoint that reports', async () => {
    const log = await enrolled()
    log.add(reported(minutesAgo(10), minutesAgo(60)), reported(minutesAgo(5), minutesAgo(60)))
    log.seal(minutesAgo(5))
    await send(log)
    expect(await kindsOf(log)).toEqual([])
  })

  it('tell a silent endpoint', async () => {
    const log = await enrolled()
    log.seal(now())
    await send(log, 0, daysAgo(2))
    expect(await kindsOf(log)).toEqual(['silent'])
  })

  it('tell a clock that was set back, and take the evidence all the same', async () => {
    const log = await enrolled()
    log.seal(minutesAgo(1))
    log.seal(minutesAgo(90))
    log.seal(minutesAgo(89))
    await send(log)
    expect(await stores.control.receipts.last(log.endpoint)).toMatchObject({ through: 2 })
    expect(await listIntegrity(stores, { days: 7, endpoint: log.endpoint })).toMatchObject([
      { kind: 'clock-set-back', n: 1 },
    ])
  })

  it('tell an agent that was stopped from one that was only restarted', async () => {
    const log = await enrolled()
    log.add(reported(minutesAgo(200), minutesAgo(300)), reported(minutesAgo(190), minutesAgo(199)))
    log.add(reported(minutesAgo(5), minutesAgo(6)))
    log.seal(minutesAgo(5))
    await send(log)
    expect(await listIntegrity(stores, { days: 7, endpoint: log.endpoint })).toMatchObject([
      { kind: 'agent-stopped', n: 2 },
    ])
  })

  it('tell an agent that was held and let go again', async () => {
    const log = await enrolled()
    const [startedAt, back] = [minutesAgo(60), minutesAgo(5)]
    log.add(reported(minutesAgo(10), startedAt), { ...reported(back, startedAt), heldSeconds: 299 } as Event)
    log.seal(back)
    await send(log)
    expect(await listIntegrity(stores, { days: 7, endpoint: log.endpoint })).toMatchObject([
      { kind: 'agent-stopped', n: 1, time: back, detail: expect.stringContaining('299 s') },
    ])
  })

  it.each([
    ['log-cut', 'log-cut'],
    ['log-altered', 'log-altered'],
    ['tampered', 'inbox-edited'],
  ] as const)('tell %s as the agent recorded it', async (reason, kind) => {
    const log = await enrolled()
    log.add(gap(reason, reason === 'tampered' ? runId(1) : undefined))
    log.seal(now())
    await send(log)
    expect(await kindsOf(log)).toEqual([kind])
  })

  it('tell an endpoint that was restored from a copy, wherever its log then ends', async () => {
    for (const more of [1, 2, 5]) {
      const log = await enrolled()
      const copy = createSampleLog(log.key)
      const sealedAt = now() // one for both, or they differ from here on
      for (const one of [log, copy]) {
        one.add(started(runId(1)))
        one.seal(sealedAt)
      }
      await send(copy)
      log.add(opened(runId(1), 1, '/a'), opened(runId(1), 2, '/b'), opened(runId(1), 3, '/c'))
      log.seal(now())
      await send(log, 2)
      for (let index = 0; index < more; index++) copy.add(opened(runId(1), 1 + index, '/other'))
      copy.seal(now())
      await send(copy, 2)
      expect(await kindsOf(log)).toEqual(['snapshot-restored'])
    }
  })

  it('tell a key that was swapped, under the old name or enrolled anew', async () => {
    const log = await enrolled()
    const other = createSampleLog()
    const forged = { ...other, endpoint: log.endpoint }
    other.seal(now())
    await send(forged as SampleLog)
    expect(['key-swapped', 'log-altered']).toContain((await kindsOf(log))[0])
    const named = await enrolled(createSampleLog(), 'twice')
    const again = await enrolled(createSampleLog(), 'twice')
    for (const one of [named, again]) {
      one.seal(now())
      await send(one)
    }
    expect([...(await kindsOf(named)), ...(await kindsOf(again))]).toEqual(['key-swapped'])
  })

  it('tell an altered, a removed, a swapped and a replayed record in what is sent', async () => {
    const change: Record<string, (lines: string[]) => void> = {
      altered: (lines) => lines.splice(1, 1, (lines[1] as string).replace('/a', '/z')),
      removed: (lines) => lines.splice(1, 1),
      swapped: (lines) => lines.splice(1, 2, lines[2] as string, lines[1] as string),
      replayed: (lines) => lines.splice(2, 0, lines[1] as string),
    }
    for (const [kind, act] of Object.entries(change)) {
      const log = await enrolled()
      log.add(started(runId(1)), opened(runId(1), 1, '/a'), opened(runId(1), 2, '/b'))
      log.seal(now())
      act(log.lines)
      await send(log)
      const [sign] = await listIntegrity(stores, { days: 7, endpoint: log.endpoint })
      expect(sign).toMatchObject({ kind: 'log-altered', detail: expect.stringContaining(kind) })
    }
  })
})
