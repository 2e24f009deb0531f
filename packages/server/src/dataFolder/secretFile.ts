// Files that appear whole or not at all, readable by this account alone.

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The secret in `file`; made and kept there the first time. */
export function secretFile(file: string, make: () => string): string {
  if (!existsSync(file)) writeWhole(file, `${make().trimEnd()}\n`)
  return readFileSync(file, 'utf8').trimEnd()
}

/** Through a neighbour and a rename, both synced: a kill in between must not leave half a key. */
export function writeWhole(file: string, text: string): void {
  const neighbour = `${file}.${process.pid}`
  const descriptor = openSync(neighbour, 'w', 0o600)
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(neighbour, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
