// What accounts ask for: small files in `<data>/requests/`, told as evidence with the account that owns the file and removed
// once that is durable. What is no request is removed and told as a Gap.

import {
  closeSync,
  fstatSync,
  mkdirSync,
  constants as mode,
  openSync,
  readdirSync,
  readSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Event, leftRequestSchema } from '@sentinel/contract'
import { isoNow } from '../assemble/time.ts'
import { attempt } from '../platform/attempt.ts'

export type Requests = {
  /** Each file once; the next call after `release` finds those that came since. */
  look(): Event[]
  /** Everything told is durable now. */
  release(): void
}

const largest = 8192
/** Beyond it they wait: whoever fills the folder fills no log. */
const atOnce = 20

export function openRequests(data: string, accountName: (uid: number) => string): Requests {
  const folder = join(data, 'requests')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const told = new Set<string>()

  function read(name: string): Event {
    const file = attempt(() => contentOf(join(folder, name)))
    const left = leftRequestSchema.safeParse(attempt(() => JSON.parse(file?.text ?? '')))
    const time = isoNow()
    if (!file || !left.success)
      return { type: 'gap.recorded', time, reason: 'invalid', detail: 'a file among requests is none' }
    const account = { name: accountName(file.uid), uid: file.uid }
    return { type: 'approval.requested', time, ...left.data, account }
  }

  return {
    look() {
      const fresh = readdirSync(folder).filter((name) => name.endsWith('.json') && !told.has(name))
      return fresh.slice(0, atOnce).map((name) => {
        told.add(name)
        return read(name)
      })
    },
    release() {
      for (const name of told) attempt(() => rmSync(join(folder, name), { force: true, recursive: true }))
      told.clear()
    },
  }
}

/** Of a regular file that is no link, so that nobody asks in the name of another. Throws where it is none. */
function contentOf(path: string): { text: string; uid: number } {
  const file = openSync(path, mode.O_RDONLY | mode.O_NOFOLLOW | mode.O_NONBLOCK)
  try {
    const { uid, size } = fstatSync(file)
    if (!fstatSync(file).isFile() || size > largest) throw new RangeError('not a request')
    const bytes = Buffer.alloc(size)
    return { text: bytes.toString('utf8', 0, readSync(file, bytes)), uid }
  } finally {
    closeSync(file)
  }
}
