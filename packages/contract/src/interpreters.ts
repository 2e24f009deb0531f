// Interpreters and environments of an endpoint, as the agent finds them and the command line shows them.

import { z } from 'zod'

const count = z.number().int().nonnegative()

/** How a probe comes into an interpreter: its own site-packages, its standard library, or that of the base it was made from. */
export const watchChannel = z.enum(['site-packages', 'standard-library', 'base'])
export type WatchChannel = z.infer<typeof watchChannel>

export const watchObstacle = z.enum([
  'too-old', // before 3.8 there are no audit hooks
  'unknown-layout', // its standard library or site-packages were not found
  'isolated', // a `._pth` file: this build never loads site
  'foreign-owned', // the folders belong to another account than the agent's
  'read-only', // the folders cannot be written: rights or mount
  'immutable', // the folders are protected even from their owner
])
export type WatchObstacle = z.infer<typeof watchObstacle>

export const interpreterSchema = z.object({
  /** As a person would call it; `realPath` is the file behind all links. */
  path: z.string(),
  realPath: z.string(),
  implementation: z.enum(['CPython', 'PyPy', 'GraalPy']),
  /** As exactly as files tell: `3.11.7`, or `3.11`. */
  version: z.string().nullable(),
  prefix: z.string(),
  /** Another than `prefix` in an environment. */
  basePrefix: z.string(),
  /** `PATH`, `pyenv`, `uv`, `process`, …: who led to it. */
  foundBy: z.array(z.string()),
  support: z.object({
    state: z.enum(['supported', 'end-of-life', 'prerelease', 'unknown']),
    ends: z.string().nullable(),
  }),
  /** SHA-256 over the sorted lines `name==version`. */
  packages: z.object({ count, digest: z.string() }),
  standardLibrary: z.string().nullable(),
  sitePackages: z.string().nullable(),
  watch: z.object({ channels: z.array(watchChannel), obstacle: watchObstacle.nullable() }),
})
export type Interpreter = z.infer<typeof interpreterSchema>

export const interpreterListSchema = z.object({ interpreters: z.array(interpreterSchema) })

export const watchResultSchema = z.object({
  path: z.string(),
  prefix: z.string().nullable(),
  /**
   * `watched` and `unwatched` were done now; `already` and `not-watched` had nothing to be done; `would-watch` and
   * `would-unwatch` were asked for as a trial.
   */
  outcome: z.enum([
    'watched',
    'already',
    'unwatched',
    'not-watched',
    'refused',
    'would-watch',
    'would-unwatch',
  ]),
  /** Why it was refused; `not-found` where the path leads to no Python. */
  obstacle: z.union([watchObstacle, z.literal('not-found')]).nullable(),
  /** Of a trial: the files that would be written or taken out. */
  files: z.array(z.string()).optional(),
})
export type WatchResult = z.infer<typeof watchResultSchema>

export const watchResultsSchema = z.object({ results: z.array(watchResultSchema) })
