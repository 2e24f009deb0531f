// Small facts that the agent keeps between starts, one JSON file each: replaced whole or not at all.

import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'
import { attempt } from './platform/attempt.ts'

export type Kept<T> = { read(): T | undefined; write(value: T): void }

/** A file that is missing, half written or of another form reads as undefined. */
export function keptJson<T>(path: string, schema: z.ZodType<T>): Kept<T> {
  return {
    read: () => attempt(() => schema.parse(JSON.parse(readFileSync(path, 'utf8')))),
    write(value) {
      writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}
