// Files of this machine, as the supply package asks for them.

import { readdirSync, readFileSync } from 'node:fs'
import type { Files } from '@sentinel/supply'

/** A file may be gone, unreadable or too large between being listed and being read: then there is no answer. */
export const diskFiles: Files = {
  list: (folder) => answered(() => readdirSync(folder)),
  text: (path) => answered(() => readFileSync(path, 'utf8')),
  bytes: (path) => answered(() => readFileSync(path)),
}

function answered<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
