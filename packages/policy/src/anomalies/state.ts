// What a detector remembers: bounded, and plain enough to be written down.

import type { AnomalyKind } from '@sentinel/contract'
import type { Candidates } from './governor.ts'
import { type Hazards, noRate, type Rate } from './hazard.ts'

/** One script of one account on one endpoint. */
export type Series = {
  lineage: string
  endpoint: string
  account: string
  lastAt: number
  firstDay: number
  /** The last runs: `[weekday, minute of the day]`. */
  times: [number, number][]
  /** The last values of each measure, as logarithms: `[weekday, value]`. */
  values: Map<string, [number, number][]>
  /** Days on which it could have run, and did, by weekday. */
  days: { could: number; ran: number }[]
  today: { day: number; runs: number }
  missed: { streak: number; isTold: boolean }
  moved: Rate
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
  /** Endpoints that were new, by day: for the spread. */
  arrivals: [day: number, count: number][]
  failing: Failing
}

export type State = {
  firstDay: number
  day: number
  series: Map<string, Series>
  lineages: Map<string, Lineage>
  endpoints: Map<string, number>
  /** `dimension value` → in how many lineages it was seen. */
  fleet: Map<string, number>
  hazards: Hazards
  /** What is usual of each measure everywhere: the spread of logarithms. */
  spread: Map<string, number>
  failures: { day: number; runs: number; failed: number; usual: Rate }
  candidates: Candidates
  /** `kind lineage subject` → the time of the last alarm. */
  told: Map<string, number>
  /** The same → the value up to which it is expected. */
  expected: Map<string, number>
}

export const bounds = { series: 50_000, lineages: 20_000, fleet: 200_000, values: 512, history: 64 } as const

export const noState = (): State => ({
  firstDay: -1,
  day: -1,
  series: new Map(),
  lineages: new Map(),
  endpoints: new Map(),
  fleet: new Map(),
  hazards: new Map(),
  spread: new Map(),
  failures: { day: -1, runs: 0, failed: 0, usual: noRate() },
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

export const readState = (text: string): State =>
  JSON.parse(text, (_, value) =>
    Array.isArray(value?.map) ? new Map(value.map) : Array.isArray(value?.set) ? new Set(value.set) : value,
  ) as State
