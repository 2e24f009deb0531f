// The tree of RFC 6962 §2.1 (Certificate Transparency): a leaf hashes 0x00 ‖ data, a node 0x01 ‖ left ‖ right, and the
// left side of a tree of n leaves is the largest power of two below n.

import { createHash } from 'node:crypto'

const sha256 = (...parts: Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

export const leafHash = (text: string): Buffer => sha256(leafMark, Buffer.from(text))
const nodeHash = (left: Buffer, right: Buffer) => sha256(nodeMark, left, right)

/** Hex. The root of no leaves is SHA-256 of nothing. `leaves` are leaf hashes. */
export function merkleRoot(leaves: readonly Buffer[]): string {
  return rootOf(leaves, 0, leaves.length).toString('hex')
}

/** The hashes beside the way from leaf `index` to the root, from below; hex. */
export function inclusionPath(leaves: readonly Buffer[], index: number): string[] {
  const path: string[] = []
  let [from, to] = [0, leaves.length]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    const isLeft = index < middle
    path.unshift((isLeft ? rootOf(leaves, middle, to) : rootOf(leaves, from, middle)).toString('hex'))
    if (isLeft) to = middle
    else from = middle
  }
  return path
}

function rootOf(leaves: readonly Buffer[], from: number, to: number): Buffer {
  if (to === from) return sha256()
  if (to - from === 1) return leaves[from] as Buffer
  const middle = from + splitOf(to - from)
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to))
}

const splitOf = (size: number) => 2 ** Math.floor(Math.log2(size - 1))
