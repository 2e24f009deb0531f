// Remembers what was read of a file, so that an owner who edits it afterwards is found out.

import { createHash } from 'node:crypto'
import { readSync } from 'node:fs'

export type ReadWitness = {
  /** The next bytes that were read. */
  saw(bytes: Uint8Array): void
  /** The file was cut: there is nothing to compare any more. */
  giveUp(): void
  /** Whether the first `length` bytes are other ones than those that were read. */
  differs(length: number): boolean
}

const chunkBytes = 1024 * 1024

export function createReadWitness(fd: number): ReadWitness {
  const seen = createHash('sha256')
  let isWhole = true
  return {
    saw(bytes) {
      if (isWhole) seen.update(bytes)
    },
    giveUp() {
      isWhole = false
    },
    differs: (length) => isWhole && digestOf(fd, length) !== seen.copy().digest('hex'),
  }
}

function digestOf(fd: number, end: number): string {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, end))
  for (let at = 0; at < end; ) {
    const length = readSync(fd, chunk, 0, Math.min(chunk.length, end - at), at)
    if (length === 0) break
    hash.update(chunk.subarray(0, length))
    at += length
  }
  return hash.digest('hex')
}
