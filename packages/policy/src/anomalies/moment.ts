// A Run with its place in time and among the others, as every test of it is given.

import type { AnomalyKind, RunFeatures } from '@sentinel/contract'
import type { Lineage, Series, State } from './state.ts'

export const dayMs = 86_400_000

export type Moment = {
  state: State
  run: RunFeatures
  at: number
  day: number
  /** 0 is Sunday, UTC. */
  weekday: number
  minute: number
  series: Series
  lineage: Lineage
  /** Its text is another one than any that was seen of it. */
  isNewVersion: boolean
}

/** What a test found, before it is known whether it is rare enough to be told. */
export type Suspicion = {
  kind: AnomalyKind
  subject: string
  score: number
  usual: string
  seen: string
  value?: number
}

export const weekdayOf = (day: number): number => (day + 4) % 7
export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')} UTC`
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
