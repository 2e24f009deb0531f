// Judgements that were made before, one small file each: kept across restarts of the agent, the longest unused go first.
// A file that is damaged, or of another form than this version writes, is none.

import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalAnswer } from '@sentinel/scanner'
import { z } from 'zod'
import { keptJson } from '../keptJson.ts'
import { attempt } from '../platform/attempt.ts'
import { type Judged, judgedSchema } from './judged.ts'

/** `locals`: what the analysis was told about the modules that the script imports. */
export type KeptJudgement = Judged & { locals: LocalAnswer[] }

export type JudgementCache = {
  get(key: string): KeptJudgement | undefined
  /** Nothing is kept on a full disk: it is only judged again. */
  put(key: string, judged: KeptJudgement): void
}

/** Files of 4 to 200 kB each; sweeping waits until there are `slack` beyond. */
export type CacheLimits = { files: number; slack: number }
const defaultLimits: CacheLimits = { files: 2000, slack: 100 }

const answer = z.object({
  name: z.string(),
  level: z.number(),
  from: z.string(),
  sha256: z.string().nullable(),
})
const schema = judgedSchema.extend({ locals: z.array(answer) })

/** A key for all that a judgement depends on besides the local modules, which are asked again. */
export const keyOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

export function createJudgementCache(folder: string, { files, slack } = defaultLimits): JudgementCache {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fileOf = (key: string) => join(folder, `${key}.json`)
  let count = readdirSync(folder).length

  return {
    get(key) {
      const found = keptJson(fileOf(key), schema).read()
      const now = new Date()
      if (found) attempt(() => utimesSync(fileOf(key), now, now))
      return found
    },
    put(key, judged) {
      const isKept = attempt(() => {
        keptJson(fileOf(key), schema).write(judged)
        return true
      })
      if (isKept) count++
      if (count > files + slack) count = sweep(folder, files)
    },
  }
}

/** Removes the longest unused beyond the limit, and what a kill left half written; returns how many stay. */
function sweep(folder: string, most: number): number {
  const found = readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => attempt(() => [{ path, usedAt: statSync(path).mtimeMs }]) ?? [])
    .sort((one, other) => other.usedAt - one.usedAt)
  for (const { path } of found.slice(most)) rmSync(path, { force: true })
  return Math.min(found.length, most)
}
