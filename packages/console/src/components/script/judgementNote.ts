// Why the Findings of a Script may not be all there are. Pure.

import type { Judgement } from '@sentinel/contract'

/** Null where the Script was judged whole and has Findings, which then speak for themselves. */
export function judgementNote(judgement: Judgement | null, found: number): string | null {
  if (!judgement) return 'Not judged yet: the agent reads the text of a Script when it first runs.'
  if (!judgement.complete) return `Judged in part: ${judgement.reason ?? 'the analysis was cut short'}.`
  if (found === 0)
    return judgement.suppressed > 0
      ? `Nothing else was found; ${judgement.suppressed} silenced by a comment.`
      : 'Nothing was found.'
  return null
}
