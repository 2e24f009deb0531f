// The advisories of this endpoint, read when they are first asked for and again when they have changed.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type AdvisoryIndex, createAdvisoryIndex, parseAdvisorySet } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'

/** `newest` is the latest change in any of them: by it a judgement is known to be of the same data. */
export type KnownAdvisories = { index: AdvisoryIndex; newest: string }

export const advisoryFile = (data: string): string => join(data, 'advisories/pypi.json')

/** Undefined where there are none: then nothing is known, which is not the same as clean. */
export function createKnownAdvisories(data: string): () => KnownAdvisories | undefined {
  const file = advisoryFile(data)
  let changed = 0
  let known: KnownAdvisories | undefined
  return () => {
    const now = attempt(() => statSync(file).mtimeMs) ?? 0
    if (now === changed) return known
    changed = now
    const set = parseAdvisorySet(attempt(() => readFileSync(file, 'utf8')) ?? '')
    known = set && { index: createAdvisoryIndex(set.advisories), newest: set.newest }
    return known
  }
}
