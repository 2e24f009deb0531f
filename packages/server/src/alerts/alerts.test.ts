// Alerts from ingest to triage and notification, against the real stores and a real receiver.
import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSigningKey } from '@sentinel/evidence'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDetection } from '../detect/detection.ts'
import { createIngest } from '../ingest/receiveSegment.ts'
import { createNotifier } from '../notify/notifier.ts'
import { send } from '../notify/send.ts'
import { now } from '../now.ts'
import { createSampleLog, ended, opened, raised, runId, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { foldDeed, foldFinding, type KeptAlert } from './foldAlert.ts'
import type { RaisedFinding } from './raisedFinding.ts'

const finding: RaisedFinding = {
  rule: 'ssh-key-read',
  title: 'A private SSH key is read',
  source: 'detection',
  severity: 'high',
  confidence: 'medium',
  technique: 'T1552.004',
  message: 'read id_rsa',
  why: 'w',
  respond: 'r',
  script: '/home/ada/a.py',
  run: runId(1),
  endpoint: { id: 'e1', name: 'ws-1' },
  account: 'ada',
  n: 1,
  time: '2026-01-31T08:00:00.000Z',
  isExecuted: true,
  dataClasses: [],
  hosts: [],
}
const at = (day: number) => `2026-02-${String(day).padStart(2, '0')}T08:00:00.000Z`

describe('an alert', () => {
  const first = foldFinding(undefined, finding, true).kept
  const closed = (act: 'resolve' | 'archive') =>
    foldDeed(first, { act, reason: 'known' }, at(2))?.kept as KeptAlert

  it('has a risk that is the product of what it shows', () => {
    const { score, parts } = first.alert.risk
    const product = Object.values(parts).reduce((all, { factor }) => all * factor, 100)
    expect(score).toBeCloseTo(product, 1)
    expect(
      foldFinding(first, { ...finding, dataClasses: ['cpf'] }, false).kept.alert.risk.score,
    ).toBeGreaterThan(score)
  })

  it('comes back by what happens after it was resolved, and not by what happened before', () => {
    expect(foldFinding(closed('resolve'), { ...finding, time: at(1) }, false).change).toBeUndefined()
    const again = foldFinding(closed('resolve'), { ...finding, time: at(3) }, false)
    expect(again).toMatchObject({
      change: { act: 'reopened' },
      kept: { alert: { state: 'new', reopened: 1 } },
    })
  })

  it('stays archived until it is worse', () => {
    expect(foldFinding(closed('archive'), { ...finding, time: at(3) }, false).change).toBeUndefined()
    expect(foldFinding(closed('archive'), { ...finding, severity: 'critical' }, false).change?.act).toBe(
      'reopened',
    )
    expect(foldFinding(closed('archive'), finding, true).change?.act).toBe('reopened')
  })

  it('does not change by a deed that changes nothing', () => {
    expect(foldDeed(closed('resolve'), { act: 'resolve', reason: 'again' }, at(4))).toBeUndefined()
  })
})

describe('alerts', () => {
  let stores: TestStores
  let receiver: Server
  const got: { body: string; signature: string; time: string }[] = []
  let answer = 200
  const key = 'k'.repeat(32)
  const logger = pino({ level: 'silent' })

  beforeAll(async () => {
    stores = await openTestStores()
    receiver = createServer(async (request, reply) => {
      const body = Buffer.concat(await request.toArray()).toString()
      const { 'x-sentinel-signature': signature, 'x-sentinel-time': time } = request.headers
      got.push({ body, signature: String(signature), time: String(time) })
      reply.writeHead(answer).end()
    })
    await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  })
  afterAll(async () => {
    receiver.close()
    await stores.close()
  })

  const channel = () => ({
    kind: 'webhook' as const,
    name: 'hook',
    minSeverity: 'medium' as const,
    url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    key,
  })

  it('are raised once by what comes twice, are told to channels signed, and are triaged', async () => {
    const log = createSampleLog()
    const { endpoint } = log
    const { publicKey } = log.key
    await stores.control.endpoints.enrol({
      id: endpoint,
      name: 'ws-1',
      platform: 'linux',
      publicKey,
      enrolledAt: now(),
    })
    const run = runId(1)
    log.add(
      started(run),
      opened(run, 1, '/home/ada/.ssh/id_rsa'),
      raised(run, { severity: 'high' }),
      ended(run, 2),
    )
    log.seal()
    const detection = createDetection({
      control: stores.control,
      logger,
      now,
      settings: { channels: [channel()] },
    })
    const deps = { ...stores, key: createSigningKey(), publish: () => {}, now, raise: detection.raise }
    const upload = () => createIngest(deps)({ endpoint, first: 0, body: log.body() })
    const { add } = stores.control.receipts
    stores.control.receipts.add = () => Promise.reject(new Error('killed'))
    await expect(upload()).rejects.toThrow('killed')
    stores.control.receipts.add = add
    await upload()

    const { alerts, total, counts } = await detection.alerts.list({ limit: 100 })
    expect(total).toBe(2)
    expect(counts).toEqual({ new: 2, acknowledged: 0, resolved: 0, archived: 0 })
    const ssh = alerts.find(({ rule }) => rule === 'ssh-key-read')
    expect(ssh).toMatchObject({ source: 'detection', occurrences: 1, endpoints: 1, technique: 'T1552.004' })
    await expect.poll(() => got.length).toBe(2)
    for (const { body, signature, time } of got)
      expect(signature).toBe(`sha256=${createHmac('sha256', key).update(`${time}.${body}`).digest('hex')}`)

    const id = (ssh as { id: string }).id
    await detection.alerts.change(id.slice(0, 8), { act: 'assign', assignee: 'bob' }, 'ada')
    const shown = await detection.alerts.change(id, { act: 'resolve', reason: 'a backup script' }, 'ada')
    expect(shown.history.map(({ act, operator }) => [act, operator])).toEqual([
      ['raised', ''],
      ['assigned', 'ada'],
      ['resolved', 'ada'],
    ])
    expect((await detection.alerts.list({ limit: 9, assignee: 'bob', state: 'resolved' })).total).toBe(1)
    await expect.poll(() => got.length).toBe(3)
    await expect(detection.alerts.show('00000000')).rejects.toMatchObject({ code: 'alert-unknown' })
    await detection.close()
  })

  it('are told again where a channel refused, and not where nobody can say', async () => {
    const { control } = stores
    const [made] = await control.alerts.raise([{ ...finding, rule: 'r2' }], ['hook'])
    const id = made?.alert.id as string
    answer = 503
    const refused = createNotifier({ control, channels: [channel()], send, now })
    await expect.poll(async () => (await control.alerts.deliveries(id))[0]?.attempts).toBe(1)
    await refused.close()
    expect(await control.alerts.deliveries(id)).toMatchObject([{ state: 'due', reason: 'it answered 503' }])

    // A kill while it is being sent: the claim is on disk, its end is not.
    const later = new Date(Date.now() + 3_600_000).toISOString()
    expect(await control.deliveries.claim(later)).toMatchObject({ attempts: 2, told: { alert: { id } } })
    answer = 200
    const before = got.length
    const restarted = createNotifier({ control, channels: [channel()], send, now: () => later })
    await expect.poll(async () => (await control.alerts.deliveries(id))[0]?.state).toBe('uncertain')
    await restarted.close()
    expect(got.length).toBe(before)
  })
})
