// The key under which this endpoint hashes secrets: two Findings tell that they are about the same secret, and nobody can
// try words against the hash.

import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { attempt } from '../platform/attempt.ts'

const length = 32

/** Reads the key, or makes one. One that is lost makes old hashes incomparable, no more. */
export function secretKey(path: string): Uint8Array {
  const kept = attempt(() => readFileSync(path))
  if (kept?.length === length) return kept
  const made = randomBytes(length)
  writeFileSync(path, made, { mode: 0o600 })
  return made
}
