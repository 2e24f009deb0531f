// Findings from ingest to the questions asked about them, against the real stores.
import type { FindingFilter } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { showRun } from '../runs/showRun.ts'
import { createSampleLog, ended, judged, raised, runId, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { listFindings } from './listFindings.ts'

let stores: TestStores
const log = createSampleLog()
const [first, second, third] = [runId(1), runId(2), runId(3)]
const secret = { type: 'github-token', hash: 'h', lastFour: '41f2' }

beforeAll(async () => {
  stores = await openTestStores()
  const { endpoint, key } = log
  await stores.control.endpoints.enrol({
    id: endpoint,
    name: 'ws-1',
    platform: 'linux',
    publicKey: key.publicKey,
    enrolledAt: now(),
  })
  log.add(started(first), raised(first), judged(first), ended(first, 1))
  log.seal()
  const later = { time: '2026-01-31T09:00:00.000Z' }
  log.add(started(second), ended(second, 1))
  log.seal()
  // The judgement may come after the end of a short Run.
  log.add(raised(second, { ...later, line: 6 }), judged(second, later))
  log.seal()
  const other = { script: { kind: 'file', path: '/home/bob/keys.py' }, account: { name: 'bob' } }
  log.add(
    started(third, other),
    raised(third, { rule: 'provider-secret', kind: 'secret', severity: 'high', secret, fingerprint: 'f2' }),
    raised(third, { severity: 'low', fingerprint: 'f3' }),
    judged(third),
  )
  log.seal()
  const send = () =>
    createIngest({ ...stores, key: createSigningKey(), publish: () => {}, now })({
      endpoint,
      first: 0,
      body: log.body(),
    })
  // A kill before the receipt: what the store has of it comes again.
  const { add } = stores.control.receipts
  stores.control.receipts.add = () => Promise.reject(new Error('killed'))
  await expect(send()).rejects.toThrow('killed')
  stores.control.receipts.add = add
  await send()
})
afterAll(() => stores.close())

const list = async (filter: FindingFilter = {}) => {
  const { findings, total } = await listFindings(stores.evidence, { limit: 100, ...filter })
  expect(total).toBe(findings.length)
  return findings.map(({ finding, runs, lastRun }) => [finding.rule, finding.line, runs, lastRun.id])
}

describe('findings across Runs', () => {
  it('are one for each line of a script, the worst first, with the Run that raised it last', async () => {
    expect(await list()).toEqual([
      ['provider-secret', 5, 1, third],
      ['sql-injection', 6, 2, second],
      ['sql-injection', 5, 1, third],
    ])
  })

  it.each<[FindingFilter, number]>([
    [{ minSeverity: 'medium' }, 2],
    [{ minSeverity: 'critical' }, 0],
    [{ rule: 'provider-secret' }, 1],
    [{ script: 'KEYS.py' }, 2],
    [{ account: 'bob', minSeverity: 'high' }, 1],
    [{ endpoint: 'ws-1' }, 3],
    [{ endpoint: 'ws-2' }, 0],
  ])('are narrowed by %j', async (filter, count) => {
    expect(await list(filter)).toHaveLength(count)
  })

  it('tell how many there are beyond the limit', async () => {
    const { findings, total } = await listFindings(stores.evidence, { limit: 1 })
    expect([findings.length, total]).toEqual([1, 3])
  })
})

describe('a Run', () => {
  it('has its Findings, the worst first, and its judgement', async () => {
    const run = await showRun(stores, third)
    expect(run).toMatchObject({ worst: 'high', isJudged: true, counts: { findings: 2 } })
    expect(run.findings.map(({ severity }) => severity)).toEqual(['high', 'low'])
    expect(run.findings[0]).toMatchObject({ secret, line: 5 })
    expect(run.judgement).toMatchObject({ intent: ['queries a database'], complete: true })
  })

  it('that ended before it was judged has them too', async () => {
    expect(await showRun(stores, second)).toMatchObject({
      status: 'succeeded',
      worst: 'medium',
      counts: { findings: 1 },
      findings: [{ line: 6 }],
    })
  })
})
