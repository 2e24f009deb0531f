// What is unusual in a stream of Runs, told as it comes: no training run, bounded memory, a few microseconds each. Give it Runs
// in the order of their beginnings; `tick` when time passes without any. Pure: the clock is in what it is given.

import type { Anomaly, AnomalyKind, Expected, RunFeatures } from '@sentinel/contract'
import { forget } from './expectations.ts'
import { failures } from './failures.ts'
import { isAmongRarest, isBearable } from './governor.ts'
import { machines } from './machines.ts'
import { closeDay } from './missed.ts'
import { dayMs, type Moment, type Suspicion, weekdayOf, weekdays } from './moment.ts'
import { novelties } from './novelty.ts'
import { schedule } from './schedule.ts'
import {
  bounds,
  keyOf,
  type Lineage,
  noState,
  notFailing,
  readState,
  type Series,
  type State,
  touch,
  writeState,
} from './state.ts'
import { volumes } from './volumes.ts'

export type AnomalyDetector = {
  /** A Run that has ended. */
  observe(run: RunFeatures): Anomaly[]
  /** `time`: ISO 8601. Days that are over by then are judged. */
  tick(time: string): Anomaly[]
  /** Somebody says that this is as it should be: the same, and of a measure up to as much again, is not told any more. */
  expected(what: Expected): void
  /** That is taken back. */
  unexpected(what: Expected): void
  /** For `createAnomalyDetector` after a restart. */
  save(): string
}

/** The first week of a fleet, in which everything is new. */
const settlingDays = 7
/** One alarm of a kind and subject for a script within so many days. */
const quietDays: Partial<Record<AnomalyKind, number>> = {
  failing: 3,
  duration: 3,
  volume: 3,
  'provider-volume': 3,
}

export function createAnomalyDetector(saved?: string): AnomalyDetector {
  const state = saved === undefined ? noState() : readState(saved)
  return {
    observe(run) {
      const at = Date.parse(run.time)
      const missed = passDays(state, Math.floor(at / dayMs))
      const moment = momentOf(state, run, at)
      const { lineage, series } = moment
      const suspicions = [
        ...novelties(moment),
        ...machines(moment),
        ...apartFrom(volumes(moment)),
        ...schedule(moment),
        ...failures(moment),
      ]
      settle(moment)
      touch(state.series, seriesKey(run), series, bounds.series)
      touch(state.lineages, run.lineage, lineage, bounds.lineages)
      return [...missed, ...suspicions.flatMap((one) => tell(state, told(run, one), moment.day))]
    },
    tick: (time) => passDays(state, Math.floor(Date.parse(time) / dayMs)),
    expected({ kind, lineage, subject, value }) {
      state.expected.set(keyOf(kind, lineage, subject), value === undefined ? Number.MAX_VALUE : value * 1.25)
    },
    unexpected({ kind, lineage, subject }) {
      state.expected.delete(keyOf(kind, lineage, subject))
    },
    save: () => writeState(state),
  }
}

const told = (run: RunFeatures, { kind, subject, score, usual, seen, value }: Suspicion) => ({
  kind,
  lineage: run.lineage,
  subject,
  endpoint: run.endpoint,
  account: run.account,
  run: run.run,
  time: run.time,
  score,
  usual,
  seen,
  ...(value === undefined ? {} : { value }),
})

/** One cause, one word: much data takes long, and has many rows. */
function apartFrom(found: Suspicion[]): Suspicion[] {
  const volume = found.filter(({ kind }) => kind !== 'duration')
  if (volume.length === 0) return found
  return [volume.reduce((worst, one) => (one.score > worst.score ? one : worst))]
}

function tell(state: State, anomaly: Omit<Anomaly, 'rare'>, day: number): Anomaly[] {
  const { kind, lineage, subject, score, value = 0 } = anomaly
  const key = keyOf(kind, lineage, subject)
  const isExpected = (state.expected.get(key) ?? -1) >= value
  const fleet = { endpoints: state.endpoints.size, days: day - state.firstDay }
  if (isExpected || fleet.days < settlingDays || !isBearable(state, { kind, score }, fleet)) return []
  const since = day - (state.told.get(key) ?? Number.NEGATIVE_INFINITY)
  if (since < (quietDays[kind] ?? 1)) return []
  if (!isAmongRarest(state.candidates, { kind, score, day }, fleet)) return []
  touch(state.told, key, day, bounds.series)
  const shown = Math.round(score * 10) / 10
  return [{ ...anomaly, score: shown, rare: rarity(shown) }]
}

function rarity(score: number): string {
  const once = 10 ** Math.min(9, score)
  const digits = 10 ** Math.floor(Math.log10(once))
  return `less than once in ${(Math.round(once / digits) * digits).toLocaleString('en-US')} such runs`
}

/** Days without any Run count too: the first one after a holiday must not make up for it. */
function passDays(state: State, day: number): Anomaly[] {
  if (state.day < 0) {
    state.firstDay = day
    state.day = day
  }
  const found: Anomaly[] = []
  for (; state.day < day; state.day++, forget(state.expectations))
    if (day - state.day <= 14)
      found.push(...closeDay(state, state.day).flatMap((one) => tell(state, one, state.day)))
  return found
}

const seriesKey = ({ lineage, endpoint, account }: RunFeatures) => `${lineage}\n${endpoint}\n${account}`

function momentOf(state: State, run: RunFeatures, at: number): Moment {
  const day = Math.floor(at / dayMs)
  const series = state.series.get(seriesKey(run)) ?? newSeries(run, day)
  const lineage = state.lineages.get(run.lineage) ?? newLineage(day)
  if (!state.endpoints.has(run.endpoint)) {
    const firstDay = day === state.firstDay ? -1000 : day
    touch(state.endpoints, run.endpoint, { firstDay, accounts: new Set() }, bounds.series)
  }
  const minute = (at % dayMs) / 60_000
  const isNewVersion = run.script !== '' && lineage.versions.size > 0 && !lineage.versions.has(run.script)
  return { state, run, at, day, weekday: weekdayOf(day), minute, series, lineage, isNewVersion }
}

function newSeries({ lineage, endpoint, account }: RunFeatures, firstDay: number): Series {
  return {
    lineage,
    endpoint,
    account,
    lastAt: 0,
    firstDay,
    times: [],
    values: new Map(),
    worst: new Map(),
    days: weekdays.map(() => ({ could: 0, ran: 0 })),
    today: { day: -1, runs: 0 },
    missed: { streak: 0, isTold: false },
    failing: notFailing(),
  }
}

const newLineage = (firstDay: number): Lineage => ({
  lastDay: -1,
  activeDays: 0,
  firstDay,
  runs: 0,
  seen: new Map(),
  machines: new Set(),
  novelty: new Map(),
  versions: new Set(),
  values: new Map(),
  times: [],
  days: weekdays.map(() => ({ could: 0, ran: 0 })),
  arrivals: [],
  failing: notFailing(),
})

const versionsKept = 32

function settle({ state, lineage, series, day, at, run }: Moment): void {
  if (run.script !== '') touch(state.texts, run.script, run.lineage, bounds.lineages)
  const { accounts } = state.endpoints.get(run.endpoint) ?? { accounts: new Set() }
  if (accounts.size < bounds.accounts) accounts.add(run.account)
  lineage.versions.delete(run.script)
  lineage.versions.add(run.script)
  if (lineage.versions.size > versionsKept)
    lineage.versions.delete(lineage.versions.values().next().value as string)
  lineage.runs++
  if (lineage.lastDay !== day) lineage.activeDays++
  lineage.lastDay = day
  series.lastAt = at
}
