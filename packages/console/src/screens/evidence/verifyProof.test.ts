// Whatever is altered in a proof is found, and told by the step that it breaks.

import type { EvidenceProof } from '@sentinel/contract'
import { beforeAll, expect, test } from 'vitest'
import { sampleProof } from '../../testing/sampleProof.ts'
import { outcomeOf, verifyProof } from './verifyProof.ts'

let proof: EvidenceProof
beforeAll(async () => {
  proof = await sampleProof()
})
const { subtle } = globalThis.crypto

const brokenIn = async (altered: Partial<EvidenceProof>) => {
  const { checks } = await verifyProof({ ...proof, ...altered }, subtle)
  return checks.filter(({ outcome }) => outcome === 'broken').map(({ name }) => name)
}
const edited = (index: number, edit: (text: string) => string) =>
  proof.records.map((record, i) => (i === index ? { ...record, text: edit(record.text) } : record))

test('as it was made it is proved, with the hash of each record', async () => {
  const { checks, hashes } = await verifyProof(proof, subtle)
  expect(checks.map(({ outcome }) => outcome)).toEqual(Array(5).fill('proved'))
  expect(outcomeOf(checks)).toBe('proved')
  expect(hashes).toHaveLength(5)
  expect(hashes.at(-1)).toBe(proof.receipt?.head)
})

test.each([0, 1, 2, 3])('one character of record %d breaks the chain', async (index) => {
  expect(await brokenIn({ records: edited(index, (text) => text.replace('é', 'e')) })).toEqual(['Chain'])
})

test('a record removed, two swapped, a seal or key of another, a receipt too early', async () => {
  const [a, b, c, d, seal] = proof.records as [never, never, never, never, never]
  const other = await sampleProof()
  expect(await brokenIn({ records: [a, b, d, seal] })).toContain('Chain')
  expect(await brokenIn({ records: [a, c, b, d, seal] })).toContain('Chain')
  expect(await brokenIn({ endpointKey: other.endpointKey })).toEqual(['Key', 'Seal'])
  expect(await brokenIn({ records: edited(4, (text) => text.replace('08:15', '08:16')) })).toEqual(['Seal'])
  expect(await brokenIn({ serverKey: other.serverKey })).toEqual(['Receipt'])
  expect(await brokenIn({ n: 9 })).toEqual(['Receipt'])
  expect(await brokenIn({ head: 'a'.repeat(64) })).toContain('Beginning')
})

test('what is not sealed yet is neither proved nor broken', async () => {
  const { checks } = await verifyProof(
    { ...proof, records: proof.records.slice(0, 4), isSealed: false, receipt: null },
    subtle,
  )
  expect(outcomeOf(checks)).toBe('unknown')
})
