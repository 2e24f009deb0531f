// What a detector remembers: bounded, and plain enough to be written down.

import type { AnomalyKind } from '@sentinel/contract'
import type { Expectations } from './expectations.ts'
import type { Candidates } from './governor.ts'
import { type Hazards, noRate, type Rate } from './hazard.ts'
import type { Tails } from './tails.ts'

/** One script of one account on one endpoint. */
export type Series = {
  lineage: string
  endpoint: string
  account: string
  lastAt: number
  firstDay: number
  /** The last runs: `[weekday, minute of the day]`. */
  times: [number, number][]
  /** The last values of each measure, as logarithms. */
  values: Map<string, [weekday: number, level: number, minute: number][]>
  /** The farthest that each measure ever was beyond its history. */
  worst: Map<string, number>
  /** Days on which it could have run, and did, by weekday. */
  days: { could: number; ran: number }[]
  today: { day: number; runs: number }
  missed: { streak: number; isTold: boolean }
  failing: Failing
}
export type Failing = { streak: number; score: number; rate: Rate; lastAt: number; hasFailed: boolean }

export type Lineage = {
  lastDay: number
  activeDays: number
  firstDay: number
  runs: number
  /** Values of each dimension that it was seen with, and in how many runs. */
  seen: Map<string, Map<string, number>>
  machines: Set<string>
  novelty: Map<string, Rate>
  /** Hashes of its texts of late. */
  versions: Set<string>
  /** On all machines together: what a short history is compared with. */
  values: Series['values']
  times: Series['times']
  days: Series['days']
  /** Endpoints that were new, by day: for the spread. */
  arrivals: [day: number, count: number][]
  failing: Failing
}

export type State = {
  version: typeof version
  firstDay: number
  day: number
  series: Map<string, Series>
  lineages: Map<string, Lineage>
  endpoints: Map<string, { firstDay: number; accounts: Set<string> }>
  /** `dimension value` → in how many lineages it was seen, and when one was the last to come to it. */
  fleet: Map<string, { lineages: number; lastDay: number }>
  /** By endpoint: days on which nothing ran there although something should have. */
  away: Map<string, Rate>
  /** Hash of a text → from where it was run last. */
  texts: Map<string, string>
  hazards: Hazards
  tails: Tails
  /** What is usual of each measure everywhere: the spread of logarithms. */
  spread: Map<string, number>
  /** How often each measure is much, today and usually. */
  muches: Map<string, { day: number; today: Rate; usual: Rate }>
  failures: { day: number; runs: number; failed: number; usual: Rate }
  expectations: Expectations
  candidates: Candidates
  /** `kind lineage subject` → the time of the last alarm. */
  told: Map<string, number>
  /** The same → the value up to which it is expected. */
  expected: Map<string, number>
}

export const bounds = {
  series: 50_000,
  lineages: 20_000,
  fleet: 200_000,
  values: 512,
  history: 64,
  accounts: 64,
} as const

/** Of this shape. What was written of another one is left: a fleet is known again within weeks. */
const version = 2

export const noState = (): State => ({
  version,
  firstDay: -1,
  day: -1,
  series: new Map(),
  lineages: new Map(),
  endpoints: new Map(),
  fleet: new Map(),
  away: new Map(),
  texts: new Map(),
  hazards: new Map(),
  tails: new Map(),
  spread: new Map(),
  muches: new Map(),
  failures: { day: -1, runs: 0, failed: 0, usual: noRate() },
  expectations: new Map(),
  candidates: new Map(),
  told: new Map(),
  expected: new Map(),
})

export const notFailing = (): Failing => ({
  streak: 0,
  score: 0,
  rate: noRate(),
  lastAt: 0,
  hasFailed: false,
})

/** Drops what was touched the longest ago, where a map keeps the order of touching. */
export function touch<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value as string)
}

export const keyOf = (kind: AnomalyKind, lineage: string, subject: string): string =>
  `${kind}\n${lineage}\n${subject}`

/** Maps and sets as JSON: `{"map": […]}`, `{"set": […]}`. */
export const writeState = (state: State): string =>
  JSON.stringify(state, (_, value) =>
    value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value,
  )

export function readState(text: string): State {
  const state = JSON.parse(text, (_, value) =>
    Array.isArray(value?.map) ? new Map(value.map) : Array.isArray(value?.set) ? new Set(value.set) : value,
  ) as State
  return state.version === version ? state : noState()
}
