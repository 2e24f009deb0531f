// The advisories of this server as what packages are judged by: read when first asked for, and again when they have changed.

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type AdvisoryIndex, type AdvisorySet, createAdvisoryIndex, parseAdvisorySet } from '@sentinel/supply'

export type KnownAdvisories = { set: AdvisorySet; index: AdvisoryIndex }

type Read = { changed: number; known: KnownAdvisories | undefined }

/** Gives undefined where there are none: then nothing is judged, which is not the same as clean. */
export function createKnownAdvisories(data: string | undefined): () => Promise<KnownAdvisories | undefined> {
  const file = data === undefined ? '' : join(data, 'advisories/pypi.json')
  let held: Promise<Read> = Promise.resolve({ changed: 0, known: undefined })

  async function current(before: Read): Promise<Read> {
    const changed = await stat(file).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    if (changed === before.changed) return before
    const set = parseAdvisorySet(await readFile(file, 'utf8').catch(() => ''))
    return { changed, known: set && { set, index: createAdvisoryIndex(set.advisories) } }
  }

  return async () => {
    // In turn: operators who ask at once must not have the same file read several times.
    held = held.then(current)
    return (await held).known
  }
}
