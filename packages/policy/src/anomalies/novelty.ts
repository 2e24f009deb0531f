// First-seen: a value that a script was never seen with, in all its versions and on all its machines. How surprising that is
// depends on how often this script, and scripts with a history as long as its own, come up with something new.

import type { AnomalyKind, RunFeatures } from '@sentinel/contract'
import { type Expectations, expect } from './expectations.ts'
import { chance, count, countIn, lengthOf, noRate, rateIn } from './hazard.ts'
import { counted, type Moment, type Suspicion } from './moment.ts'
import { bounds } from './state.ts'
import { chanceBeyond, countValue } from './tails.ts'

type Dimension = {
  name: string
  kind: AnomalyKind
  says: string
  of: (run: RunFeatures) => readonly string[]
}

export const dimensions: readonly Dimension[] = [
  { name: 'host', kind: 'new-host', says: 'host', of: (run) => run.hosts },
  {
    name: 'package',
    kind: 'new-package',
    says: 'package',
    of: (run) => run.packages.map((name) => name.replace(/(?<=.)[@=].*$/, '')),
  },
  { name: 'data', kind: 'new-data-class', says: 'class of data', of: (run) => run.dataClasses },
  { name: 'process', kind: 'new-process', says: 'program', of: (run) => run.processes },
  { name: 'database', kind: 'new-database', says: 'database', of: (run) => run.databases },
  { name: 'provider', kind: 'new-provider', says: 'provider', of: (run) => run.providers },
  { name: 'country', kind: 'new-country', says: 'country', of: (run) => run.countries },
  { name: 'account', kind: 'new-account', says: 'account', of: (run) => [run.account] },
  { name: 'capability', kind: 'capabilities-grew', says: 'capability', of: (run) => run.capabilities },
]

/** Before, everything is new. */
const settled = { days: 2, runs: 2 }
/** From where on it is a candidate. */
const least = 1.3

export const novelties = (moment: Moment): Suspicion[] =>
  dimensions.flatMap((dimension) => newIn(moment, dimension))

type Where = 'nowhere' | 'elsewhere' | 'strange place'

function newIn(moment: Moment, { name, kind, says, of }: Dimension): Suspicion[] {
  const { state, lineage, run } = moment
  const known = lineage.seen.get(name) ?? new Map<string, number>()
  lineage.seen.set(name, known)
  const values = [...new Set(of(run))]
  const fresh = values.filter((value) => !known.has(value))
  const isSettled = lineage.activeDays >= settled.days && lineage.runs >= settled.runs
  const byWhere = Map.groupBy(fresh, (value) => whereOf(moment, name, value))
  const chances = isSettled ? chancesOf(moment, name, known, byWhere) : undefined
  if (chances) expectOf(state.expectations, kind, chances)
  const found = chances ? fresh.map((value) => surprise(value, chances)) : []
  for (const value of values) learn(moment, name, known, value)
  const [rarest, ...others] = found.sort((a, b) => b.score - a.score)
  if (!rarest || rarest.score < least || known.size >= bounds.values) return []
  const more = others.length > 0 ? `; and ${others.map(({ subject }) => subject).join(', ')}` : ''
  return [{ ...rarest, seen: (rarest.seen + more).slice(0, 300) }]

  function surprise(value: string, rates: ReadonlyMap<Where, number>): Suspicion {
    const others = state.fleet.get(`${name} ${value}`)?.lineages ?? 0
    const where = whereOf(moment, name, value)
    // Of what is known elsewhere, the less it is known the rarer.
    const own = (rates.get(where) ?? 1) * (where === 'elsewhere' ? seldom(moment, name, others) : 1)
    return {
      kind,
      subject: value,
      score: -Math.log10(atMost(own, rates, where)),
      usual: usually(says, known, lineage.runs, lineage.activeDays),
      seen: `${says} ${value}, for the first time; ${
        others === 0
          ? 'no other script does either'
          : `${counted(others, 'other script')} of ${state.lineages.size} did before`
      }`,
    }
  }
}

/** What is known elsewhere is as rare as it is seldom there: up to its own chance, as much as is asked for is to be expected. */
function expectOf(expectations: Expectations, kind: AnomalyKind, rates: ReadonlyMap<Where, number>): void {
  const exactly = [rates.get('nowhere'), rates.get('strange place')].filter((rate) => rate !== undefined)
  expect(expectations, kind, { atMost: rates.get('elsewhere') ?? 0, exactly })
}

/** The chance of this or of anything that is rarer still: what comes in many sorts is not rare because each of them is. */
const atMost = (own: number, rates: ReadonlyMap<Where, number>, where: Where): number =>
  rates.entries().reduce((sum, [other, rate]) => (other !== where && rate <= own ? sum + rate : sum), own)

/** How often a script alike comes up with something new of each sort. Learns what came. */
function chancesOf(
  { state, lineage, isNewVersion }: Moment,
  name: string,
  known: ReadonlyMap<string, number>,
  came: ReadonlyMap<Where, readonly string[]>,
): Map<Where, number> {
  const habit = `${habitOf(known, lineage.runs)}${isNewVersion ? ' new version' : ''}`
  const age = lengthOf(lineage.runs)
  return new Map(
    (name === 'account' ? accountSorts : sorts).map((where) => {
      const key = `${name} ${where}`
      const own = lineage.novelty.get(key) ?? noRate()
      lineage.novelty.set(key, own)
      const rate = chance(own, rateIn(state.hazards, `${key} ${habit}`, age))
      count(own, came.has(where))
      countIn(state.hazards, `${key} ${habit}`, age, came.has(where))
      return [where, rate]
    }),
  )
}
const sorts: readonly Where[] = ['nowhere', 'elsewhere']
const accountSorts: readonly Where[] = ['strange place', 'elsewhere']

/** What no script ever showed is another thing than what is new to this one alone, or comes to many just now. */
function whereOf({ state, run, day }: Moment, name: string, value: string): Where {
  if (name === 'account') {
    const { firstDay, accounts } = state.endpoints.get(run.endpoint) ?? { firstDay: day, accounts: new Set() }
    // Somebody on a machine of others is another thing than somebody with a machine of their own.
    return day - firstDay < newEndpointDays || accounts.has(value) ? 'elsewhere' : 'strange place'
  }
  return state.fleet.has(`${name} ${value}`) ? 'elsewhere' : 'nowhere'
}
const newEndpointDays = 5

/** The share of values that came from elsewhere so far which were as little known there, or less. */
function seldom({ state }: Moment, name: string, others: number): number {
  const share = others / Math.max(1, state.lineages.size)
  const value = -6 * Math.log2(Math.max(share, 1e-3))
  const classes = [`${name} elsewhere`]
  const found = chanceBeyond(state.tails, classes, value, (bucket) => 1 - bucket / 70)
  countValue(state.tails, classes, value)
  return found
}

/**
 * Histories alike are compared: nothing of the kind so far, always the same, or now this and now that. How much has not been
 * seen yet is told by what was seen once (I. J. Good, 1953: the share of runs that showed a value which no other showed).
 */
function habitOf(known: ReadonlyMap<string, number>, runs: number): string {
  if (known.size === 0) return 'none'
  const singles = known
    .values()
    .filter((times) => times === 1)
    .toArray().length
  if (singles > 0)
    return singles / runs < 0.02 ? 'seldom new' : singles / runs < 0.1 ? 'at times new' : 'often new'
  return known.values().every((times) => times >= steadyShare * runs) ? 'steady' : 'changing'
}
/** A value in fewer of the runs comes and goes: such a script has others yet to show. */
const steadyShare = 0.7

function usually(says: string, known: ReadonlyMap<string, number>, runs: number, days: number): string {
  const listed = [...known.keys()].slice(0, 3).join(', ')
  const over = `in ${counted(runs, 'run')} on ${counted(days, 'day')}`
  if (known.size === 0) return `no ${says} ${over}`
  return `${listed}${known.size > 3 ? ` and ${known.size - 3} more` : ''} ${over}`
}

function learn({ state, day }: Moment, name: string, known: Map<string, number>, value: string): void {
  const times = known.get(value)
  if (times === undefined && known.size >= bounds.values) return
  known.set(value, (times ?? 0) + 1)
  if (times !== undefined) return
  const key = `${name} ${value}`
  const lineages = (state.fleet.get(key)?.lineages ?? 0) + 1
  if (state.fleet.size < bounds.fleet || lineages > 1) state.fleet.set(key, { lineages, lastDay: day })
}
