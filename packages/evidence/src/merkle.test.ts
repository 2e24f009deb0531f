// The tree against the test vectors of RFC 6962's own implementation (certificate-transparency, merkletree tests).

import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { leafHash, merkleRoot } from './merkle.ts'

it('has the root of nothing, of one leaf, and of more by the rule of the largest power of two', () => {
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(merkleRoot([leafHash('')])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  const [a, b, c] = ['a', 'b', 'c'].map(leafHash) as [Buffer, Buffer, Buffer]
  const node = (...parts: Buffer[]) =>
    createHash('sha256')
      .update(Buffer.concat([Buffer.from([1]), ...parts]))
      .digest()
  expect(merkleRoot([a, b, c])).toBe(node(node(a, b), c).toString('hex'))
})
