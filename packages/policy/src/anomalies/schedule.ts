// Rhythm: a run at an hour at which this script never runs, and a day that ends without the run that belongs to it. A holiday
// is known by what the others do; somebody's day off by what else that endpoint and account do.

import type { Anomaly } from '@sentinel/contract'
import { chance, count, countIn, lengthOf, rateIn } from './hazard.ts'
import { clock, counted, dayMs, type Moment, type Suspicion, weekdayOf, weekdays } from './moment.ts'
import { apart, medianOf } from './robust.ts'
import { bounds, type Series, type State } from './state.ts'

/** Minutes: what is called moved, and how close together the runs of a schedule are. */
const moved = { least: 75, apart: 45, width: 60, each: 4, runs: 6 }
/** After a failure, somebody tries again at any hour. */
const retryMs = 8 * 3_600_000
const holidayShare = 0.5
const retired = 6

export function schedule(moment: Moment): Suspicion[] {
  const { series, minute, weekday, day } = moment
  const found = moving(moment)
  series.times.push([weekday, minute])
  if (series.times.length > bounds.history) series.times.shift()
  series.today = series.today.day === day ? { day, runs: series.today.runs + 1 } : { day, runs: 1 }
  return found
}

function moving({ state, series, minute, weekday, at }: Moment): Suspicion[] {
  const minutes = series.times.map(([, one]) => one)
  if (minutes.length < moved.runs) return []
  if (!isScheduled(minutes)) return []
  const nearest = Math.min(...minutes.map((one) => apart(one, minute)))
  const isRetry = series.failing.hasFailed && at - series.failing.lastAt < retryMs
  const isOff = nearest >= moved.least && !isRetry
  const age = lengthOf(Math.floor(minutes.length / 4))
  const rate = chance(series.moved, rateIn(state.hazards, 'moved', age))
  count(series.moved, isOff)
  countIn(state.hazards, 'moved', age, isOff)
  if (!isOff) return []
  const closest = minutes.reduce((a, b) => (apart(b, minute) < apart(a, minute) ? b : a))
  return [
    {
      kind: 'schedule-moved',
      subject: 'time of day',
      score: -Math.log10(rate) + Math.min(1, nearest / 720),
      usual: `around ${clock(medianOf(minutes))} in ${counted(minutes.length, 'run')}`,
      seen: `at ${clock(minute)} on a ${weekdays[weekday]}, ${Math.round(nearest / 6) / 10} h from the nearest (${clock(closest)})`,
    },
  ]
}

/** Its runs come in a few narrow bundles: somebody who starts it by hand makes wide ones, or many. */
function isScheduled(minutes: readonly number[]): boolean {
  const sorted = [...minutes].sort((a, b) => a - b)
  let bundles = 1
  let width = 0
  for (const [index, one] of sorted.entries()) {
    const gap = index === 0 ? 0 : one - (sorted[index - 1] as number)
    if (gap > moved.apart) bundles++
    else width += gap
  }
  return minutes.length >= moved.each * bundles && width <= moved.width * bundles
}

type Missed = Omit<Anomaly, 'rare'>
type Judged = { series: Series; isExpected: boolean; hasRun: boolean }

/** The day is over: what should have run and did not. Learns which days are usual. */
export function closeDay(state: State, day: number): Missed[] {
  const weekday = weekdayOf(day)
  const judged = state.series
    .values()
    .filter(({ firstDay }) => firstDay < day)
    .map((series) => ({ series, isExpected: isRegular(series, weekday), hasRun: series.today.day === day }))
    .toArray()
  const expected = judged.filter(({ isExpected }) => isExpected)
  const share = expected.filter(({ hasRun }) => !hasRun).length / Math.max(1, expected.length)
  if (expected.length >= 10 && share > holidayShare) return []
  const present = presence(judged)
  const found = judged.flatMap((one) => {
    const { series } = one
    if (!one.hasRun && isAway(present, series)) return []
    const found = one.isExpected
      ? missing(state, one, { day, weekday, share: expected.length >= 10 ? share : 0 })
      : []
    learnDay(series, weekday, one.hasRun)
    return found
  })
  return Map.groupBy(found, ({ lineage }) => lineage)
    .values()
    .map(together)
    .toArray()
}

/** A script that is missing everywhere is one thing, and surer than where it is missing once. */
function together(missed: readonly Missed[]): Missed {
  const worst = missed.reduce((a, b) => (b.score > a.score ? b : a))
  return { ...worst, score: worst.score + Math.min(1.5, (missed.length - 1) / 2) }
}

type Presence = Map<string, { expected: number; ran: number }>

/** What was expected and what ran by endpoint and by account. */
function presence(judged: readonly Judged[]): Presence {
  const found: Presence = new Map()
  for (const { series, isExpected, hasRun } of judged)
    for (const who of [`endpoint ${series.endpoint}`, `account ${series.account}`]) {
      const one = found.get(who) ?? { expected: 0, ran: 0 }
      found.set(who, one)
      if (isExpected) one.expected++
      if (hasRun) one.ran++
    }
  return found
}

/** Nothing at all ran there where several scripts should have: the machine is off, or somebody has a day off. */
function isAway(present: Presence, { endpoint, account }: Series): boolean {
  return [`endpoint ${endpoint}`, `account ${account}`].some((who) => {
    const { expected = 0, ran = 0 } = present.get(who) ?? {}
    return expected >= 2 && ran === 0
  })
}

/** It runs on this weekday, as far as is known of it, or on all days of its kind. */
export function isRegular({ days }: Series, weekday: number): boolean {
  const { could = 0, ran = 0 } = days[weekday] ?? {}
  if (could >= 2) return ran / could >= 0.75
  const alike = days.filter((_, one) => isWeekend(one) === isWeekend(weekday))
  const sum = total(alike)
  return sum.could >= 5 && sum.ran / sum.could >= 0.9 && ran === could
}

const isWeekend = (weekday: number) => weekday === 0 || weekday === 6
const total = (days: readonly { could: number; ran: number }[]) =>
  days.reduce((sum, one) => ({ could: sum.could + one.could, ran: sum.ran + one.ran }), { could: 0, ran: 0 })

type Ended = { day: number; weekday: number; share: number }

function missing(state: State, { series, hasRun }: Judged, { day, weekday, share }: Ended): Missed[] {
  const sum = total(series.days.filter((_, one) => isRegular(series, one)))
  const age = lengthOf(Math.floor(sum.could))
  const own = { events: sum.could - sum.ran, trials: sum.could }
  const rate = Math.max(chance(own, rateIn(state.hazards, 'missed', age)), share > 0.15 ? share : 0)
  countIn(state.hazards, 'missed', age, !hasRun && series.missed.streak === 0)
  if (hasRun) {
    series.missed = { ...series.missed, streak: 0, isTold: false }
    return []
  }
  series.missed.streak++
  const score = -Math.log10(rate) * Math.min(3, series.missed.streak)
  if (series.missed.streak >= retired) retire(series)
  if (score < 2 || series.missed.isTold) return []
  series.missed.isTold = true
  const minute = medianOf(series.times.map(([, one]) => one))
  return [
    {
      kind: 'schedule-missed',
      lineage: series.lineage,
      endpoint: series.endpoint,
      account: series.account,
      subject: weekdays[weekday] as string,
      time: new Date(day * dayMs + minute * 60_000).toISOString(),
      score,
      usual: `around ${clock(minute)} on ${sum.ran} of ${counted(sum.could, 'day')} of its schedule`,
      seen: `no run on ${weekdays[weekday]} ${new Date(day * dayMs).toISOString().slice(0, 10)}`,
    },
  ]
}

/** Nobody runs it any more: what was its schedule is none now. */
function retire(series: Series): void {
  series.days = weekdays.map(() => ({ could: 0, ran: 0 }))
  series.missed = { ...series.missed, streak: 0, isTold: false }
}

function learnDay({ days }: Series, weekday: number, hasRun: boolean): void {
  const one = days[weekday]
  if (!one) return
  one.could++
  if (hasRun) one.ran++
  if (one.could < 16) return
  one.could /= 2
  one.ran /= 2
}
