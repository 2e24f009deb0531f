// Where a Run came from and which AI tools had a hand in it: each with the evidence that says so, none by guess.

import { z } from 'zod'

const word = z.string().max(200)

export const originKind = z.enum(['terminal', 'ide', 'notebook', 'scheduler', 'office', 'service', 'unknown'])
export type OriginKind = z.infer<typeof originKind>

const assistantSchema = z.object({
  name: word,
  /** It started the Run, or wrote what the Run runs. */
  did: z.enum(['launched', 'wrote']),
  evidence: word,
})

/** `program`: what is known by name of that kind; `evidence`: what says so, absent where nothing does. */
export const originSchema = z.object({
  kind: originKind,
  program: word.optional(),
  evidence: word.optional(),
  /** Names of the programs above it, the nearest first. */
  ancestors: z.array(word).max(16),
  assistants: z.array(assistantSchema).max(8),
})
export type Origin = z.infer<typeof originSchema>
export type Assistant = Origin['assistants'][number]
