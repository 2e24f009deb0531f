// Coverage over what endpoints sent, against the real stores.
import type { Event } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { createSampleLog, sampleTime } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { coverage } from './coverage.ts'

let stores: TestStores
const logs = [createSampleLog(), createSampleLog()]

const missed = (cause: 'no-site' | 'frozen', count?: number, time = now()): Event => ({
  type: 'gap.recorded',
  time,
  reason: 'uninstrumented',
  process: { cause, pid: 7, executable: '/usr/bin/python3', argv: ['python3', '-S'] },
  ...(count === undefined ? {} : { count }),
})
const measured = (probed: number, observed: number, time = now()): Event => ({
  type: 'coverage.measured',
  time,
  since: time,
  probed,
  observed,
})

beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  const [first, second] = logs as [(typeof logs)[0], (typeof logs)[0]]
  first.add(measured(6, 7), missed('no-site'), missed('no-site', 2), measured(0, 2))
  first.add({ type: 'gap.recorded', time: now(), reason: 'silenced', detail: 'no process' })
  first.add(missed('no-site', 50, sampleTime), measured(50, 50, sampleTime))
  second.add(measured(2, 3), missed('frozen'))
  for (const [index, log] of logs.entries()) {
    const { endpoint, key } = log
    log.seal()
    await control.endpoints.enrol({
      id: endpoint,
      name: `laptop ${index}`,
      platform: 'linux',
      publicKey: key.publicKey,
      enrolledAt: now(),
    })
    await send({ endpoint, first: 0, body: log.body() })
  }
})
afterAll(() => stores.close())

it('sums what was probed and what was missed, by reason, within the days asked for', async () => {
  const found = await coverage(stores.evidence, { days: 7 })
  expect(found).toMatchObject({ probed: 8, observed: 12, missed: 4, share: 8 / 12 })
  expect(found.causes).toEqual([
    { cause: 'no-site', count: 3 },
    { cause: 'frozen', count: 1 },
  ])
  expect(found.unwatched).toHaveLength(2)
  expect(found.unwatched.find(({ cause }) => cause === 'no-site')).toMatchObject({
    executable: '/usr/bin/python3',
    argv: ['python3', '-S'],
    count: 3,
  })
})

it('is asked of one endpoint too, and has no share where nothing ran', async () => {
  const [, second] = logs
  expect(await coverage(stores.evidence, { days: 7, endpoint: second?.endpoint })).toMatchObject({
    probed: 2,
    missed: 1,
  })
  expect(await coverage(stores.evidence, { days: 7, endpoint: '0'.repeat(32) })).toEqual({
    probed: 0,
    observed: 0,
    missed: 0,
    share: null,
    causes: [],
    unwatched: [],
  })
})
