// One holder per data folder. The lock names a process by id and start time: an id alone may belong to another by now.

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { SentinelError } from '@sentinel/contract'
import { z } from 'zod'
import type { DataFolder } from '../dataFolder.ts'

const holderSchema = z.object({ pid: z.number().int(), start: z.string().nullable(), since: z.string() })
export type Holder = z.infer<typeof holderSchema>

/** The live holder of a data folder; undefined where there is none, or only a dead one. */
export function holderOf({ lock }: DataFolder): Holder | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(lock, 'utf8')))
    return isAlive(holder) ? holder : undefined
  } catch {
    return undefined
  }
}

/** Holds the folder until the returned function is called. Throws `data-held`, `data-unwritable`. */
export function hold(data: DataFolder): () => void {
  const draft = `${data.lock}.${process.pid}`
  const me: Holder = { pid: process.pid, start: startOf(process.pid), since: new Date().toISOString() }
  try {
    mkdirSync(data.root, { recursive: true, mode: 0o700 })
    writeFileSync(draft, JSON.stringify(me), { mode: 0o600 })
    takeLock(data, draft)
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('data-unwritable', { folder: data.root, reason }, { cause })
  } finally {
    rmSync(draft, { force: true })
  }
  return () => rmSync(data.lock, { force: true })
}

/** Whether this process still is the holder: somebody may have removed the folder under it, and another begun anew. */
export function isHeldByMe(data: DataFolder): boolean {
  return holderOf(data)?.pid === process.pid
}

/** A link is made whole or not at all, and never over another. */
function takeLock(data: DataFolder, draft: string): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    const holder = holderOf(data)
    if (holder) throw heldBy(data, holder)
    try {
      linkSync(draft, data.lock)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      // Moved first, so that of two who find a dead holder only one removes the lock.
      renameSync(data.lock, `${draft}.dead`)
      rmSync(`${draft}.dead`)
    }
  }
  throw new SentinelError('data-unwritable', { folder: data.root, reason: 'the lock changes hands' })
}

export function heldBy(data: DataFolder, holder: Holder): SentinelError {
  return new SentinelError('data-held', {
    folder: data.root,
    pid: holder.pid,
    since: holder.since,
    address: addressOf(data) ?? 'its console is not served yet',
  })
}

/** Where the server of the folder listens, or last listened. */
export function addressOf({ server }: DataFolder): string | undefined {
  try {
    return z.object({ origin: z.url() }).parse(JSON.parse(readFileSync(`${server}/address.json`, 'utf8')))
      .origin
  } catch {
    return undefined
  }
}

function isAlive({ pid, start }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return start === null || startOf(pid) === start
}

/** Start time of a process with the boot it belongs to; null where the system does not tell, or the process has ended and only its parent has not looked (a zombie). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : `${boot} ${fields[19]}`
  } catch {
    return null
  }
}
