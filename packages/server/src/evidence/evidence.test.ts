// The proof of one record, checked by the evidence package as an auditor would.

import { createSigningKey, genesis, hashOf, verifyReceipt, verifySeal } from '@sentinel/evidence'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { createSampleLog, opened, runId, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { showEvidence } from './showEvidence.ts'

let stores: TestStores
const key = createSigningKey()
const log = createSampleLog()
beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const { endpoint: id } = log
  await control.endpoints.enrol({
    ...{ id, name: 'desk', platform: 'linux', publicKey: log.key.publicKey, enrolledAt: now() },
  })
  const send = createIngest({ evidence, control, key, publish: () => {}, now })
  log.add(started(runId(1)), opened(runId(1), 1, '/a'))
  log.seal()
  log.add(opened(runId(1), 2, '/bé'), opened(runId(1), 3, '/c'))
  log.seal()
  await send({ endpoint: id, first: 0, body: log.body() })
})
afterAll(() => stores.close())

const show = (n: number) =>
  showEvidence({ ...stores, serverKey: key.publicKey }, { endpoint: log.endpoint, n })

it.each([0, 1, 2, 3, 4, 5])('of record %d is a chain from seal to seal that verifies', async (n) => {
  const proof = await show(n)
  let head = proof.head ?? genesis(proof.endpoint.id)
  const last = proof.records.at(-1)
  for (const { text } of proof.records.slice(0, -1)) head = hashOf(head, Buffer.from(text))
  const record = JSON.parse(last?.text ?? '')
  expect(record.seal.head).toBe(head)
  expect(verifySeal(proof.endpointKey, proof.endpoint.id, record)).toBe(true)
  expect(proof.records.map((one) => one.n)).toEqual(n <= 2 ? [0, 1, 2] : [2, 3, 4, 5])
  expect(proof.receipt && verifyReceipt(proof.serverKey, proof.receipt)).toBe(true)
})

it('that is not held is told as such', async () => {
  await expect(show(99)).rejects.toMatchObject({ code: 'record-unknown' })
  const other = { endpoint: 'f'.repeat(32), n: 1 }
  await expect(showEvidence({ ...stores, serverKey: key.publicKey }, other)).rejects.toMatchObject({
    code: 'endpoint-unknown',
  })
})
