// Endpoints as the console asks for them, over what their agents sent, against the real stores.
import type { Event, InterpreterState, SentinelError } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { createSampleLog, sampleTime } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { listEndpoints, standing } from './listEndpoints.ts'
import { showEndpoint } from './showEndpoint.ts'

let stores: TestStores
const log = createSampleLog()
const idle = createSampleLog()
const twin = createSampleLog()

const interpreter = (path: string, more: Partial<InterpreterState> = {}): InterpreterState => ({
  path,
  implementation: 'CPython',
  version: '3.11.7',
  prefix: path.replace('/bin/python', ''),
  basePrefix: path.replace('/bin/python', ''),
  support: { state: 'supported', ends: '2027-10-31' },
  packages: { count: 2, digest: 'd' },
  watch: { channels: [], obstacle: null },
  ...more,
})
const found = (state: InterpreterState): Event => ({
  type: 'interpreter.found',
  time: now(),
  interpreter: state,
})
const gap = (reason: 'silenced' | 'invalid', detail: string, count?: number): Event => ({
  type: 'gap.recorded',
  time: now(),
  reason,
  detail,
  ...(count === undefined ? {} : { count }),
})
const reported = (waiting: number): Event => ({
  type: 'agent.reported',
  time: now(),
  version: '0.1.0',
  probe: '1',
  startedAt: sampleTime,
  waiting,
})

beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  const watched = { watch: { channels: ['standard-library' as const], obstacle: null } }
  const ended = { support: { state: 'end-of-life' as const, ends: '2020-01-01' }, version: '2.7.18' }
  log.add(reported(90), found(interpreter('/opt/b/bin/python')), found(interpreter('/opt/a/bin/python')))
  log.add(found(interpreter('/opt/old/bin/python', ended)), found(interpreter('/opt/gone/bin/python')))
  log.add(found(interpreter('/opt/b/bin/python', watched)))
  log.add({ type: 'interpreter.gone', time: now(), path: '/opt/gone/bin/python', prefix: '/opt/gone' })
  log.add(
    gap('silenced', 'the disk is full', 4),
    gap('silenced', 'the disk is full'),
    gap('invalid', 'a file'),
  )
  log.add(reported(3))
  log.seal()
  for (const [name, one] of Object.entries({ desk: log, shelf: idle })) {
    await enrol(name, one)
  }
  await send({ endpoint: log.endpoint, first: 0, body: log.body() })
  await control.refusals.add({
    time: now(),
    operation: 'receiveSegment',
    endpoint: log.endpoint,
    code: 'evidence-forked',
    details: { record: 7 },
  })
})
afterAll(() => stores.close())

const enrol = (name: string, { endpoint, key }: typeof log) =>
  stores.control.endpoints.enrol({
    id: endpoint,
    name,
    platform: 'linux-x64',
    publicKey: key.publicKey,
    enrolledAt: now(),
  })

describe('the list', () => {
  it('says how each endpoint stands, by the last word on everything', async () => {
    const [desk, shelf] = await listEndpoints(stores, 7)
    expect(desk).toMatchObject({
      name: 'desk',
      status: 'reporting',
      agent: { version: '0.1.0', probe: '1', waiting: 3 },
      interpreters: { found: 3, watched: 1, endOfLife: 1 },
      gaps: 6,
      refusals: 1,
      lastSealAt: sampleTime,
    })
    expect(shelf).toMatchObject({
      name: 'shelf',
      status: 'silent',
      lagSeconds: null,
      agent: null,
      gaps: 0,
      interpreters: { found: 0 },
    })
  })

  it.each([
    [0, 'reporting'],
    [620, 'reporting'],
    [640, 'late'],
    [86_300, 'late'],
    [86_500, 'silent'],
  ])('is %i s behind: %s', (seconds, status) => {
    const at = Date.parse(sampleTime)
    expect(standing(sampleTime, at + seconds * 1000)).toEqual({ status, lagSeconds: seconds })
  })
})

describe('one endpoint', () => {
  it('lists Gaps by cause, interpreters as they are now, and refusals', async () => {
    const shown = await showEndpoint(stores, 'desk', 7)
    expect(shown.gaps).toMatchObject([
      { reason: 'invalid', detail: 'a file', count: 1 },
      { reason: 'silenced', detail: 'the disk is full', count: 5 },
    ])
    expect(shown.interpreters.map(({ path }) => path)).toEqual([
      '/opt/a/bin/python',
      '/opt/b/bin/python',
      '/opt/old/bin/python',
    ])
    expect(shown.interpreters[1]?.watch.channels).toEqual(['standard-library'])
    expect(shown.refusals).toMatchObject([{ code: 'evidence-forked', operation: 'receiveSegment' }])
    expect((await showEndpoint(stores, log.endpoint, 7)).endpoint.name).toBe('desk')
  })

  it('is not guessed', async () => {
    const codeOf = (named: string) =>
      showEndpoint(stores, named, 7).then(
        () => 'found',
        (fault: SentinelError) => fault.code,
      )
    expect(await codeOf('des')).toBe('endpoint-unknown')
    await enrol('desk', twin)
    expect(await codeOf('desk')).toBe('endpoint-ambiguous')
  })
})
