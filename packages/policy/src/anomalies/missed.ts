// A day that ends without the run that belongs to it. A holiday is known by what the others do, a day off or a machine that is
// off by what else that endpoint and account do; one script is one test, on however many machines it should have run.

import type { Anomaly } from '@sentinel/contract'
import { expect } from './expectations.ts'
import { chance, count, countIn, lengthOf, noRate, type Rate, rateIn } from './hazard.ts'
import { clock, counted, dayMs, weekdayOf, weekdays } from './moment.ts'
import { medianOf } from './robust.ts'
import { keeping } from './schedule.ts'
import { bounds, type Series, type State, touch } from './state.ts'

const holidayShare = 0.5
const retired = 6
/** From where on it is a candidate. */
const least = 1.2
/** From where on it is told once, however long it stays away. */
const sure = 2

export type Missed = Omit<Anomaly, 'rare'>
type Judged = { series: Series; isExpected: boolean; hasRun: boolean }
/** `chance`: that it does not run although nothing is amiss. `isAlone`: nothing else ran there that day. */
type Tested = Judged & { chance: number; isAlone: boolean }

/** The day is over: what should have run and did not. Learns which days are usual. */
export function closeDay(state: State, day: number): Missed[] {
  const weekday = weekdayOf(day)
  const judged = state.series
    .values()
    .filter(({ firstDay }) => firstDay < day)
    .map((series) => ({
      series,
      isExpected: isExpected(state, series, weekday),
      hasRun: series.today.day === day,
    }))
    .toArray()
  const expected = judged.filter(({ isExpected }) => isExpected)
  const absent = expected.filter(({ hasRun }) => !hasRun).length
  if (expected.length >= 10 && absent / expected.length > holidayShare) return []
  const presence = presenceOf(judged)
  const away = awayOn(state, presence)
  const tested = judged
    .filter(({ hasRun, series }) => hasRun || !isAway(presence, series))
    .map((one) => ({ ...one, ...(one.isExpected ? chanceOf(state, one, { presence, away }) : unasked) }))
  const found = Map.groupBy(
    tested.filter(({ isExpected }) => isExpected),
    ({ series }) => series.lineage,
  )
    .entries()
    .flatMap(([lineage, all]) => missing(state, { lineage, all, day, weekday, away }))
    .toArray()
  for (const { series, hasRun } of tested)
    for (const days of [series.days, state.lineages.get(series.lineage)?.days])
      learnDay(days, weekday, hasRun)
  return found
}

type Presence = Map<string, { expected: number; ran: number }>
const whoOf = ({ endpoint, account }: Series) => [`endpoint ${endpoint}`, `account ${account}`]

/** What was expected and what ran by endpoint and by account. */
function presenceOf(judged: readonly Judged[]): Presence {
  const found: Presence = new Map()
  for (const { series, isExpected, hasRun } of judged)
    for (const who of whoOf(series)) {
      const one = found.get(who) ?? { expected: 0, ran: 0 }
      found.set(who, one)
      if (isExpected) one.expected++
      if (hasRun) one.ran++
    }
  return found
}

/** Nothing at all ran there where several scripts should have: the machine is off, or somebody has a day off. */
const isAway = (presence: Presence, series: Series): boolean =>
  whoOf(series).some((who) => {
    const { expected = 0, ran = 0 } = presence.get(who) ?? {}
    return expected >= 2 && ran === 0
  })

/** The share of machines on which nothing ran today although something should have. Learns how often each is off. */
function awayOn(state: State, presence: Presence): number {
  const today = noRate()
  for (const [who, { expected, ran }] of presence) {
    if (!who.startsWith('endpoint ') || expected === 0) continue
    const own = state.away.get(who) ?? noRate()
    countIn(state.hazards, habitOf('away', own), lengthOf(own.trials), ran === 0)
    for (const rate of [own, today]) count(rate, ran === 0)
    touch(state.away, who, own, bounds.series)
  }
  return today.events / Math.max(20, today.trials)
}

/** What never happened so far is another thing than what happens at times. */
const habitOf = (what: string, { events }: Rate) => `${what} ${events > 0 ? 'at times' : 'never'}`

/** Of its own days and those of scripts as old; where nothing else runs there that day, the machine may be off. */
function chanceOf(
  state: State,
  { series, hasRun }: Judged,
  { presence, away }: Known,
): Pick<Tested, 'chance' | 'isAlone'> {
  const own = absences(series.days)
  const ofScript = absences(state.lineages.get(series.lineage)?.days ?? [])
  const age = lengthOf(Math.floor(own.trials))
  const kept = habitOf(`missed ${keeping(series.times.map(([, minute]) => minute))}`, ofScript)
  // The script on all machines says more than the fleet, and its own days here more than that.
  const rate = chance(own, chance(ofScript, rateIn(state.hazards, kept, age)))
  if (series.missed.streak === 0) countIn(state.hazards, kept, age, !hasRun)
  const isAlone = whoOf(series).some((who) => (presence.get(who)?.ran ?? 0) === 0)
  if (hasRun || !isAlone) return { chance: rate, isAlone }
  const off = state.away.get(`endpoint ${series.endpoint}`) ?? noRate()
  const isOff = chance(off, rateIn(state.hazards, habitOf('away', off), lengthOf(off.trials)))
  return { chance: Math.max(rate, away, isOff), isAlone }
}

type Known = { presence: Presence; away: number }
const unasked = { chance: 1, isAlone: false }

type Asked = { lineage: string; all: readonly Tested[]; day: number; weekday: number; away: number }

function missing(state: State, { lineage, all, day, weekday, away }: Asked): Missed[] {
  const absent = all.filter(({ hasRun }) => !hasRun)
  for (const { series, hasRun } of all)
    series.missed = hasRun
      ? { streak: 0, isTold: false }
      : { ...series.missed, streak: series.missed.streak + 1 }
  // One cause may keep all away: a holiday of one office, where nothing else ran there; else what the script waits for.
  const isWhole = all.length > 1 && absent.length === all.length
  const isOfPlace = absent.every(({ isAlone }) => isAlone)
  const together = isOfPlace ? away : rateIn(state.hazards, 'missed together', 0)
  if (all.length > 1 && !(isWhole && isOfPlace)) countIn(state.hazards, 'missed together', 0, isWhole)
  expect(state.expectations, 'schedule-missed', { atMost: 1 })
  const [first] = absent
  if (!first || absent.every(({ series }) => series.missed.isTold) || isRenamed(state, lineage, day))
    return []
  const alone = Math.max(atLeast(all, absent.length), isWhole ? together : 0)
  const streak = Math.min(...absent.map(({ series }) => series.missed.streak))
  const score = -Math.log10(Math.max(1e-9, alone)) * Math.min(2, streak)
  for (const { series } of absent) if (series.missed.streak >= retired) retire(series)
  if (score < least) return []
  if (score >= sure) for (const { series } of absent) series.missed.isTold = true
  return [missedOf(absent, { score, day, weekday, of: all.length })]
}

function missedOf(
  absent: readonly Tested[],
  { score, day, weekday, of }: { score: number; day: number; weekday: number; of: number },
): Missed {
  const { series } = absent[0] as Tested
  const sum = total(series.days.filter((_, one) => isRegular(series, one)))
  const minute = medianOf(series.times.map(([, one]) => one))
  const where = of === 1 ? '' : `, on ${absent.length} of the ${of} machines that were on`
  return {
    kind: 'schedule-missed',
    lineage: series.lineage,
    endpoint: series.endpoint,
    account: series.account,
    subject: weekdays[weekday] as string,
    time: new Date(day * dayMs + minute * 60_000).toISOString(),
    score,
    usual: `around ${clock(minute)} on ${Math.round(sum.ran)} of ${counted(Math.round(sum.could), 'day')} of its schedule`,
    seen: `no run on ${weekdays[weekday]} ${new Date(day * dayMs).toISOString().slice(0, 10)}${where}`,
  }
}

/** The chance that so many or more of them are missing, each by itself (Poisson binomial). */
function atLeast(all: readonly Tested[], missing: number): number {
  let chances = [1]
  for (const { chance: one } of all)
    chances = Array.from(
      { length: chances.length + 1 },
      (_, k) => (chances[k] ?? 0) * (1 - one) + (chances[k - 1] ?? 0) * one,
    )
  return chances.slice(missing).reduce((sum, one) => sum + one, 0)
}

/** The same text runs from a place that it never ran from before: nobody misses the old one. */
function isRenamed(state: State, lineage: string, day: number): boolean {
  const text = [...(state.lineages.get(lineage)?.versions ?? [])].at(-1) ?? ''
  const now = state.texts.get(text)
  const newDay = now && now !== lineage ? state.lineages.get(now)?.firstDay : undefined
  return text !== '' && newDay !== undefined && newDay >= day - 1
}

/** Of the days of its kind on which it runs mostly. */
function absences(days: Series['days']): Rate {
  const sum = total(days.filter((_, one) => isRegular({ days }, one)))
  return { events: sum.could - sum.ran, trials: sum.could }
}

/** Here, and on all machines together: what is run by hand by many runs somewhere every day, but not everywhere. */
function isExpected(state: State, series: Series, weekday: number): boolean {
  return isRegular(series, weekday) && isRegular(state.lineages.get(series.lineage) ?? series, weekday)
}

/** It runs on this weekday, as far as is known of it, or on all days of its kind. */
function isRegular({ days }: Pick<Series, 'days'>, weekday: number): boolean {
  const { could = 0, ran = 0 } = days[weekday] ?? {}
  if (could >= 2) return ran / could >= 0.75
  const alike = days.filter((_, one) => isWeekend(one) === isWeekend(weekday))
  const sum = total(alike)
  return sum.could >= 5 && sum.ran / sum.could >= 0.9 && ran === could
}

const isWeekend = (weekday: number) => weekday === 0 || weekday === 6
const total = (days: readonly { could: number; ran: number }[]) =>
  days.reduce((sum, one) => ({ could: sum.could + one.could, ran: sum.ran + one.ran }), { could: 0, ran: 0 })

/** Nobody runs it any more: what was its schedule is none now. */
function retire(series: Series): void {
  series.days = weekdays.map(() => ({ could: 0, ran: 0 }))
  series.missed = { streak: 0, isTold: false }
}

function learnDay(days: Series['days'] | undefined, weekday: number, hasRun: boolean): void {
  const one = days?.[weekday]
  if (!one) return
  one.could++
  if (hasRun) one.ran++
  if (one.could < 16) return
  one.could /= 2
  one.ran /= 2
}
