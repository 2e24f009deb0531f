// What Sentinel has done to which prefix: one file each in the data folder, durable before the first change to a prefix.

import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { attempt } from '../platform/attempt.ts'
import { beforeSchema } from './before.ts'

const entrySchema = z.object({
  /** `changing`: half done unless the process `pid` is at it. */
  state: z.enum(['changing', 'watched']),
  pid: z.number().int(),
  path: z.string(),
  prefix: z.string(),
  before: beforeSchema,
})
export type JournalEntry = z.infer<typeof entrySchema>

export type Journal = {
  write(entry: JournalEntry): void
  /** By the files that are put in: they alone tell two Pythons in one prefix apart. */
  of(files: string[]): JournalEntry | undefined
  remove(entry: JournalEntry): void
  all(): JournalEntry[]
}

export function openJournal(folder: string): Journal {
  const place = (files: string[]) =>
    join(folder, `${createHash('sha256').update(files.join('\0')).digest('hex').slice(0, 32)}.json`)
  const read = (path: string) => attempt(() => entrySchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  return {
    write(entry) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeDurably(place(entry.before.files), JSON.stringify(entry))
      syncFolder(folder)
    },
    of: (files) => read(place(files)),
    remove(entry) {
      rmSync(place(entry.before.files), { force: true })
    },
    all: () =>
      (attempt(() => readdirSync(folder)) ?? [])
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => read(join(folder, name)) ?? []),
  }
}

function writeDurably(path: string, text: string): void {
  const fd = openSync(`${path}.new`, 'w', 0o600)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(`${path}.new`, path)
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
