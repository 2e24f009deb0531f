// Ingest against the real stores: what is acknowledged is stored once, whatever is sent again, cut otherwise or fails on the way.

import { SentinelError } from '@sentinel/contract'
import { createSigningKey, verifyReceipt } from '@sentinel/evidence'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import { now } from '../now.ts'
import { findRun } from '../runs/findRun.ts'
import { createSampleLog, ended, opened, runId, type SampleLog, started, used } from '../testing/sampleLog.ts'
import { recordsOf, storedRecords } from '../testing/stored.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { eventRow } from './eventRow.ts'
import { createIngest } from './receiveSegment.ts'

let stores: TestStores
const key = createSigningKey()
let runs = 0

beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

const ingestOver = (evidence: EvidenceStore = stores.evidence) =>
  createIngest({ evidence, control: stores.control, key, publish: () => {}, now })

async function enrolled(parts = 4): Promise<{ log: SampleLog; run: string }> {
  const log = createSampleLog()
  const run = runId(runs++)
  await stores.control.endpoints.enrol({
    id: log.endpoint,
    name: 'ws-1',
    platform: 'linux',
    publicKey: log.key.publicKey,
    enrolledAt: now(),
  })
  log.add(started(run), used(run, 1, 'pandas', '2.2.0'))
  log.seal()
  for (let part = 1; part < parts; part++) {
    log.add(opened(run, part * 2, `/data/${part}`), opened(run, part * 2 + 1, `/out/${part}`, 'write'))
    log.seal()
  }
  return { log, run }
}

const codeOf = (sending: Promise<unknown>) =>
  sending.then(
    () => 'accepted',
    (fault) =>
      fault instanceof SentinelError ? `${fault.code} ${fault.details.expected ?? ''}`.trim() : String(fault),
  )

describe('ingest', () => {
  it('answers with a receipt that the server signed, and the same again for the same records', async () => {
    const { log } = await enrolled()
    const send = ingestOver()
    const upload = { endpoint: log.endpoint, first: 0, body: log.body() }
    const receipt = await send(upload)
    expect(receipt).toMatchObject({ endpoint: log.endpoint, through: 11 })
    expect(verifyReceipt(key.publicKey, receipt)).toBe(true)
    expect(await send(upload)).toEqual(receipt)
    expect(await ingestOver()(upload)).toEqual(receipt)
    expect(await storedRecords(stores.evidence, log.endpoint)).toEqual(recordsOf(log.lines))
  })

  it('stores each record once however the log is cut and sent again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ length: fc.integer({ min: 1, max: 4 }), again: fc.boolean(), back: fc.boolean() }),
          { maxLength: 6 },
        ),
        async (steps) => {
          const { log, run } = await enrolled(6)
          const send = ingestOver()
          let from = 0
          let before = 0
          for (const { length, again, back } of [...steps, { length: 6, again: true, back: true }]) {
            const first = back ? before : from
            const end = Math.min(6, Math.max(from, first) + length)
            if (end <= first) continue
            const upload = {
              endpoint: log.endpoint,
              first: first * 3,
              body: log.body(first * 3, end * 3 - 1),
            }
            const receipt = await send(upload)
            expect(receipt.through).toBe(end * 3 - 1)
            if (again) expect(await send(upload)).toEqual(receipt)
            before = from
            from = Math.max(from, end)
          }
          expect(await storedRecords(stores.evidence, log.endpoint)).toEqual(recordsOf(log.lines))
          const { summary } = await findRun(stores.evidence, run)
          expect(summary.counts).toMatchObject({ events: 12, filesRead: 5, filesWritten: 5, packages: 1 })
        },
      ),
      { numRuns: 15 },
    )
  })

  it('stores each record once when writes fail before or after they reached the disk', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('well', 'before', 'after'), { maxLength: 12 }),
        async (course) => {
          const { log, run } = await enrolled(3)
          const outcomes = [...course]
          const failing: EvidenceStore = {
            ...stores.evidence,
            async insert(table, rows) {
              const outcome = outcomes.shift()
              if (outcome === 'before') throw new Error('failed before')
              await stores.evidence.insert(table, rows)
              if (outcome === 'after') throw new Error('failed after')
            },
          }
          const send = ingestOver(failing)
          for (const first of [0, 3, 6])
            while (
              (await codeOf(send({ endpoint: log.endpoint, first, body: log.body(first, first + 2) }))) !==
              'accepted'
            );
          expect(await storedRecords(stores.evidence, log.endpoint)).toEqual(recordsOf(log.lines))
          expect((await findRun(stores.evidence, run)).summary.counts.events).toBe(6)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('takes segments of many endpoints at once, and of one endpoint in turn', async () => {
    const send = ingestOver()
    const all = await Promise.all(Array.from({ length: 12 }, () => enrolled()))
    await Promise.all(
      all.flatMap(({ log: { endpoint, body } }) =>
        [0, 3, 6, 9].map((first) => send({ endpoint, first, body: body(first, first + 2) })),
      ),
    )
    for (const { log } of all)
      expect(await storedRecords(stores.evidence, log.endpoint)).toEqual(recordsOf(log.lines))
  })

  it('says which record it expects where a segment leaves a hole or begins between two receipts', async () => {
    const { log } = await enrolled()
    const send = ingestOver()
    const part = (first: number, last: number) => ({
      endpoint: log.endpoint,
      first,
      body: log.body(first, last),
    })
    expect(await codeOf(send(part(3, 5)))).toBe('evidence-out-of-order 0')
    await send(part(0, 5))
    expect(await codeOf(send(part(9, 11)))).toBe('evidence-out-of-order 6')
    expect(await codeOf(send(part(3, 11)))).toBe('evidence-out-of-order 6')
    expect(await codeOf(send(part(0, 2)))).toBe('evidence-out-of-order 6')
    expect((await send(part(6, 11))).through).toBe(11)
  })

  it('tells a fork: the same place with another content', async () => {
    const { log, run } = await enrolled(1)
    const send = ingestOver()
    const { endpoint } = log
    await send({ endpoint, first: 0, body: log.body() })
    const twin: SampleLog = createSampleLog(log.key)
    twin.add(started(run), used(run, 1, 'numpy', '2.0.0'))
    twin.seal()
    expect(await codeOf(send({ endpoint, first: 0, body: twin.body() }))).toBe('evidence-forked')
    twin.add(ended(run, 2))
    twin.seal()
    expect(await codeOf(send({ endpoint, first: 0, body: twin.body() }))).toBe('evidence-forked')
    expect(await codeOf(send({ endpoint, first: 3, body: twin.body(3) }))).toBe('evidence-tampered')
    expect(await storedRecords(stores.evidence, endpoint)).toEqual(recordsOf(log.lines))
  })

  it('does not vouch for a leftover that differs from what comes', async () => {
    const { log, run } = await enrolled(1)
    const left = { n: 1, event: opened(run, 1, '/other'), text: '{"n":1,"event":{}}' }
    await stores.evidence.insert('events', [eventRow(log.endpoint, left)])
    expect(await codeOf(ingestOver()({ endpoint: log.endpoint, first: 0, body: log.body() }))).toBe(
      'evidence-forked',
    )
  })

  it('knows only enrolled endpoints', async () => {
    const log = createSampleLog()
    log.seal()
    expect(await codeOf(ingestOver()({ endpoint: log.endpoint, first: 0, body: log.body() }))).toBe(
      'endpoint-unknown',
    )
  })
})
