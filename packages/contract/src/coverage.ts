// Coverage: the share of the Python processes of endpoints that a probe told of, and the rest with its reasons.

import { z } from 'zod'
import { timeSchema, unwatchedCause } from './events.ts'

const count = z.number().int().nonnegative()

export const coverageSchema = z.object({
  probed: count,
  /** Shown by the operating system; a process too short to be seen by it may have been probed all the same. */
  observed: count,
  missed: count,
  /** probed ÷ (probed + missed); null where there was none. */
  share: z.number().min(0).max(1).nullable(),
  causes: z.array(z.object({ cause: unwatchedCause, count })),
  /** What was missed, newest first: processes alike are one line. */
  unwatched: z.array(
    z.object({
      cause: unwatchedCause,
      executable: z.string(),
      argv: z.array(z.string()),
      count,
      lastAt: timeSchema,
      endpoint: z.string(),
    }),
  ),
})
export type Coverage = z.infer<typeof coverageSchema>
