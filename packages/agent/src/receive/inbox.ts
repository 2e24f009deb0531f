// The inbox folder: which Runs have files in it. A change notice is a hint to look now; the listing is the truth.

import { type FSWatcher, mkdirSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inboxLimits, runIdSchema } from '@sentinel/contract'

/** A file of a Run: its number counts the rotations. */
export type InboxEntry = { name: string; path: string; run: string; number: number }
export type InboxListing = { entries: InboxEntry[]; strangers: string[] }

export type Inbox = {
  list(): InboxListing
  /** Moves what does not belong aside, so that it is told once. False where it cannot be moved. */
  setAside(name: string): boolean
  remove(entry: InboxEntry): void
  /** Why probes cannot write here now; undefined while they can. */
  whySilent(): string | undefined
  close(): void
}

/** The name with which the agent tries whether the inbox can be written. */
const trial = '.trial'

export function openInbox(folder: string, aside: string, onHint: () => void): Inbox {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  const watcher = watchFolder(folder, onHint)
  let refusals = 0

  return {
    list: () => listInbox(folder),
    setAside(name) {
      try {
        renameSync(join(folder, name), join(aside, `${Date.now()}-${process.pid}-${refusals++}`))
        return true
      } catch {
        return false
      }
    },
    remove: (entry) => rmSync(entry.path, { force: true }),
    whySilent: () => tryWriting(join(folder, trial)),
    close: () => watcher?.close(),
  }
}

function listInbox(folder: string): InboxListing {
  const entries: InboxEntry[] = []
  const strangers: string[] = []
  for (const name of readdirSync(folder)) {
    const entry = entryOf(folder, name)
    if (entry) entries.push(entry)
    else if (name !== trial) strangers.push(name)
  }
  entries.sort((a, b) => (a.run === b.run ? a.number - b.number : a.run < b.run ? -1 : 1))
  return { entries, strangers }
}

function entryOf(folder: string, name: string): InboxEntry | undefined {
  const [run = '', ...middle] = name.replace(/\.ndjson$/, '').split('.')
  const number = middle.length === 0 ? 0 : Number(middle[0])
  const known = name.endsWith('.ndjson') && runIdSchema.safeParse(run).success
  const numbered =
    middle.length === 0 || (/^[1-9]\d?$/.test(middle.join('.')) && number < inboxLimits.filesPerRun)
  return known && numbered ? { name, path: join(folder, name), run, number } : undefined
}

/** Where notices cannot be had (too many watches, a network file system) the periodic listing alone does the work. */
function watchFolder(folder: string, onHint: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, onHint)
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}

/** Rights and free space lie (root, quotas, read-only mounts): only writing tells. */
function tryWriting(path: string): string | undefined {
  try {
    writeFileSync(path, 'x')
    rmSync(path)
    return undefined
  } catch (error) {
    return `the inbox cannot be written (${(error as NodeJS.ErrnoException).code})`
  }
}
