// Many tests, few alarms. Two bounds hold: of each kind, no more natural cases as rare as this one may be expected than are
// bearable (so the rate of false alarms is chosen, and the threshold follows from it); and where the expectation is wrong, as it
// may be in a fleet that nobody has seen, only the rarest of the last days are told.

import type { AnomalyKind } from '@sentinel/contract'
import { expectedIn } from './expectations.ts'
import type { State } from './state.ts'

/** Candidates of late by kind: `[day, score]`. */
export type Candidates = Map<string, [day: number, score: number][]>
type Fleet = { endpoints: number; days: number }
type Found = { kind: AnomalyKind; score: number }

/**
 * Natural cases to be expected, for each endpoint and month. What is tested many times in one Run (bytes, rows, time) comes out
 * together, and must be far beyond besides: there, fewer than expected are told.
 */
const bearable: Partial<Record<AnomalyKind, number>> = {
  volume: 0.15,
  'provider-volume': 0.15,
  duration: 0.15,
  'schedule-missed': 0.2,
}
const otherwise = 0.08
/** Somebody with few endpoints can look at as much as with so many. */
const few = 25
/** What is no single test counts as its own number of cases. */
const least: Partial<Record<AnomalyKind, number>> = { failing: 3.5, 'many-machines': 3.5 }

export function isBearable(state: State, { kind, score }: Found, { endpoints, days }: Fleet): boolean {
  const floor = least[kind]
  if (floor !== undefined) return score >= floor
  return (
    expectedIn(state.expectations, kind, score, days) <=
    (bearable[kind] ?? otherwise) * Math.max(few, endpoints)
  )
}

/** Histories grow, and what was found in shorter ones must not outrank what is found now. */
const windowDays = 12
/** Of one kind within those days: for each endpoint, and at least. */
const rarest = { perEndpoint: 0.04, least: 5 }
/** What is kept to rank by. */
const kept = 2000

/** Whether this one is among the rarest. It counts as a candidate from here on. */
export function isAmongRarest(
  candidates: Candidates,
  { kind, score, day }: Found & { day: number },
  { endpoints }: Fleet,
): boolean {
  const all = (candidates.get(kind) ?? []).filter(([then]) => then > day - windowDays)
  const before = all.filter(([, other]) => other > score).length
  all.push([day, score])
  candidates.set(kind, all.slice(-kept))
  return before < Math.max(rarest.least, rarest.perEndpoint * endpoints)
}
