// The advisories of this server, as `sentinel advisories` brought them in: packed and signed once for each change, handed
// to endpoints that have others.

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { SignedAdvisories } from '@sentinel/contract'
import { type SigningKey, signAdvisories } from '@sentinel/evidence'
import { parseAdvisorySet } from '@sentinel/supply'

export type Advisories = {
  /** Null where there are none, or the endpoint has the same already. */
  offer(have: string | undefined): Promise<{ advisories: SignedAdvisories | null }>
}

type Packed =
  | { changed: number; digest: string; signed: SignedAdvisories }
  | { changed: number; signed: null }

/** `data`: the folder they are kept in; without it there are none. */
export function createAdvisories(
  data: string | undefined,
  { key, now }: { key: SigningKey; now: () => string },
): Advisories {
  const file = data === undefined ? '' : join(data, 'advisories/pypi.json')
  let kept: Promise<Packed> = Promise.resolve({ changed: 0, signed: null })

  async function current(known: Packed): Promise<Packed> {
    const changed = await changedAt(file)
    return known.changed === changed ? known : pack(changed)
  }

  async function pack(changed: number): Promise<Packed> {
    const text = await readFile(file, 'utf8').catch(() => '')
    const set = parseAdvisorySet(text)
    if (!set) return { changed, signed: null }
    const packed = (await promisify(gzip)(text)).toString('base64')
    const digest = createHash('sha256').update(text).digest('hex')
    return { changed, digest, signed: signAdvisories(key, { packed, newest: set.newest, time: now() }) }
  }

  return {
    async offer(have) {
      // In turn: a fleet that asks at once must not have the same text packed a thousand times.
      kept = kept.then(current)
      const held = await kept
      return { advisories: held.signed && held.digest !== have ? held.signed : null }
    },
  }
}

/** 0 where it is not there. */
const changedAt = (file: string) =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
