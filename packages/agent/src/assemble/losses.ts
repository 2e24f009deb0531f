// What is missing from a Run's evidence: refused lines and numbers that never came. Each kind of refusal is told at once
// the first time and by number at the end: a flood of garbage must not become a flood of Gaps.

import type { EventOf, GapReason } from '@sentinel/contract'
import { createSequence } from './sequence.ts'

type Gap = EventOf<'gap.recorded'>
type Refusal = Extract<GapReason, 'invalid' | 'oversized'>

export type Losses = {
  /** False for a number that came before. */
  number(seq: number): boolean
  refuse(reason: Refusal, detail: string, now: string): Gap[]
  gap(reason: GapReason, now: string, more?: { count?: number; detail?: string }): Gap
  /** What only the end can tell. */
  total(now: string): Gap[]
}

export function createLosses(run: string): Losses {
  const sequence = createSequence()
  const refused = new Map<Refusal, number>()
  const gap: Losses['gap'] = (reason, now, more = {}) => ({
    run,
    time: now,
    type: 'gap.recorded',
    reason,
    ...more,
  })

  return {
    number: sequence.take,
    gap,
    refuse(reason, detail, now) {
      const before = refused.get(reason) ?? 0
      refused.set(reason, before + 1)
      return before === 0 ? [gap(reason, now, { count: 1, detail })] : []
    },
    total(now) {
      const more = [...refused].filter(([, count]) => count > 1)
      const holes = sequence.holes()
      return [
        ...more.map(([reason, count]) =>
          gap(reason, now, { count: count - 1, detail: 'more of the same kind' }),
        ),
        ...(holes > 0
          ? [gap('dropped', now, { count: holes, detail: 'lines that the probe could not write' })]
          : []),
      ]
    },
  }
}
