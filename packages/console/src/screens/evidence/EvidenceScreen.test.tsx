// @vitest-environment happy-dom
// One record as an operator meets it: verified where they look.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleProof } from '../../testing/sampleProof.ts'

const text = () => document.body.textContent ?? ''
const me = () => ({ operator: 'local', server: 'sentinel' })

test('the record, its proof step by step, its neighbours', async () => {
  const proof = await sampleProof()
  const { page } = await renderConsole(`/evidence/${proof.endpoint.id}/2`, { me, evidence: () => proof })
  await until(() => text().includes('verified in this browser'))
  expect(text()).toContain('looked up h2é')
  expect(text()).toContain('5 records follow each other')
  expect(document.querySelector(`a[href="/evidence/${proof.endpoint.id}/3"]`)).not.toBeNull()
  expect(text()).toContain('sentinel verify')
  expect(await broken(page)).toEqual([])
})

test('one that was altered says so', async () => {
  const proof = await sampleProof()
  const records = proof.records.map((one) => ({ ...one, text: one.text.replace('h1é', 'h9é') }))
  await renderConsole(`/evidence/${proof.endpoint.id}/2`, { me, evidence: () => ({ ...proof, records }) })
  await until(() => text().includes('does not verify'))
  expect(text()).toContain('A record was altered')
})

test('one that is not held is told as such', async () => {
  const evidence = () => {
    throw new SentinelError('record-unknown', { record: 9 })
  }
  await renderConsole(`/evidence/${'a'.repeat(32)}/9`, { me, evidence })
  await until(() => text().includes('Record 9 of this endpoint is not held here'))
})
