// The steps by which a policy reaches the disk, each of which may be the last: a kill or a full disk between any two
// leaves the file before it whole and in its place.

import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { attempt } from '../platform/attempt.ts'

export type PolicyFiles = {
  read(path: string): string | undefined
  write(path: string, text: string, mode: number): void
  rename(from: string, to: string): void
  remove(path: string): void
}

export const policyFiles: PolicyFiles = {
  read: (path) => attempt(() => readFileSync(path, 'utf8')),
  write(path, text, mode) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
    writeFileSync(path, text, { mode, flush: true })
  },
  rename(from, to) {
    renameSync(from, to)
    const folder = openSync(dirname(to), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  },
  remove: (path) => rmSync(path, { force: true }),
}

/** Whole or not at all. Throws what the system says where it does not work; the file before stays. */
export function putWhole(files: PolicyFiles, path: string, text: string, mode: number): void {
  const neighbour = `${path}.new`
  try {
    files.write(neighbour, text, mode)
    files.rename(neighbour, path)
  } catch (cause) {
    attempt(() => files.remove(neighbour))
    throw cause
  }
}
