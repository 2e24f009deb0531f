// First-seen: a value that a script was never seen with, in all its versions and on all its machines. How surprising that is
// depends on how often this script, and scripts with a history as long as its own, come up with something new.

import type { AnomalyKind, RunFeatures } from '@sentinel/contract'
import { chance, count, countIn, lengthOf, noRate, rateIn } from './hazard.ts'
import { counted, type Moment, type Suspicion } from './moment.ts'
import { bounds } from './state.ts'

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
/** How many new values of one dimension are told of one Run. */
const told = 3
/** The chance of something new, and how rare the value itself is, together. */
const least = 3
/** A value in fewer of the runs comes and goes: such a script has others yet to show. */
const steadyShare = 0.7

export const novelties = (moment: Moment): Suspicion[] =>
  dimensions.flatMap((dimension) => newIn(moment, dimension))

function newIn(moment: Moment, { name, kind, says, of }: Dimension): Suspicion[] {
  const { state, lineage, run } = moment
  const known = lineage.seen.get(name) ?? new Map<string, number>()
  lineage.seen.set(name, known)
  const values = [...new Set(of(run))]
  const fresh = values.filter((value) => !known.has(value))
  const isSettled = lineage.activeDays >= settled.days && lineage.runs >= settled.runs
  const age = lengthOf(lineage.activeDays)
  const habit = habitOf(known, lineage.runs)
  // What no script ever showed is another thing than what is new to this one alone.
  const [elsewhere, nowhere] = [fresh.filter(isKnown), fresh.filter((value) => !isKnown(value))]
  const found = [...surprises(elsewhere, `${name} elsewhere`), ...surprises(nowhere, `${name} nowhere`)]
  for (const value of values) learn(moment, name, known, value)
  if (!isSettled || known.size >= bounds.values) return []
  return found
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, told)

  function isKnown(value: string): boolean {
    return state.fleet.has(`${name} ${value}`)
  }

  function surprises(values: string[], key: string): Suspicion[] {
    const own = lineage.novelty.get(key) ?? noRate()
    lineage.novelty.set(key, own)
    const rate = chance(own, rateIn(state.hazards, `${key} ${habit}`, age))
    if (isSettled) {
      count(own, values.length > 0)
      countIn(state.hazards, `${key} ${habit}`, age, values.length > 0)
    }
    return values.map((value) => {
      const others = state.fleet.get(`${name} ${value}`) ?? 0
      const rarity = name === 'account' ? 1 : -Math.log10((others + 1) / (state.lineages.size + 2))
      return {
        kind,
        subject: value,
        score: -Math.log10(rate) + rarity,
        usual: usually(says, known, lineage.runs, lineage.activeDays),
        seen: `${says} ${value}, for the first time; ${
          others === 0
            ? 'no other script does either'
            : `${counted(others, 'other script')} of ${state.lineages.size} did before`
        }`,
      }
    })
  }
}

/** Histories alike are compared: nothing of the kind so far, always the same, or now this and now that. */
function habitOf(known: ReadonlyMap<string, number>, runs: number): 'none' | 'steady' | 'changing' {
  if (known.size === 0) return 'none'
  return known.values().every((times) => times >= steadyShare * runs) ? 'steady' : 'changing'
}

function usually(says: string, known: ReadonlyMap<string, number>, runs: number, days: number): string {
  const listed = [...known.keys()].slice(0, 3).join(', ')
  const over = `in ${counted(runs, 'run')} on ${counted(days, 'day')}`
  if (known.size === 0) return `no ${says} ${over}`
  return `${listed}${known.size > 3 ? ` and ${known.size - 3} more` : ''} ${over}`
}

function learn({ state }: Moment, name: string, known: Map<string, number>, value: string): void {
  const times = known.get(value)
  if (times === undefined && known.size >= bounds.values) return
  known.set(value, (times ?? 0) + 1)
  if (times !== undefined) return
  const key = `${name} ${value}`
  if (state.fleet.size < bounds.fleet || state.fleet.has(key))
    state.fleet.set(key, (state.fleet.get(key) ?? 0) + 1)
}
