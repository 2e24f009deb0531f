// Rhythm: a run at an hour at which this script never runs. How far off is unusual is told by how far apart its runs are
// otherwise, and by what scripts that keep their hours as well do.

import { expect } from './expectations.ts'
import { clock, counted, type Moment, type Suspicion, weekdays } from './moment.ts'
import { apart, medianOf } from './robust.ts'
import { bounds } from './state.ts'
import { chanceBeyond, countValue } from './tails.ts'

/** Minutes from the nearest run so far; what is nearer is not worth a word: clocks are changed by an hour. */
const leastMinutes = 75
const few = { own: 6, all: 8 }
/** After a failure, somebody tries again at any hour. */
const retryMs = 8 * 3_600_000

export function schedule(moment: Moment): Suspicion[] {
  const { series, lineage, minute, weekday, day } = moment
  const found = moving(moment)
  for (const times of [series.times, lineage.times]) {
    times.push([weekday, minute])
    if (times.length > bounds.history) times.shift()
  }
  series.today = series.today.day === day ? { day, runs: series.today.runs + 1 } : { day, runs: 1 }
  return found
}

function moving({ state, series, lineage, minute, weekday, at }: Moment): Suspicion[] {
  const times = series.times.length >= few.own ? series.times : lineage.times
  if (times.length < (times === series.times ? few.own : few.all)) return []
  const minutes = times.map(([, one]) => one)
  const nearest = Math.min(...minutes.map((one) => apart(one, minute)))
  const isRetry = series.failing.hasFailed && at - series.failing.lastAt < retryMs
  const classes = classesOf(minutes, times === series.times)
  const value = nearest / 12
  const chance = chanceBeyond(state.tails, classes, value, (bucket) => Math.exp(-bucket / 4))
  if (!isRetry) countValue(state.tails, classes, value)
  expect(state.expectations, 'schedule-moved', { atMost: 1 })
  if (isRetry || nearest < leastMinutes) return []
  const closest = minutes.reduce((a, b) => (apart(b, minute) < apart(a, minute) ? b : a))
  return [
    {
      kind: 'schedule-moved',
      subject: 'time of day',
      score: -Math.log10(chance),
      usual: `around ${clock(medianOf(minutes))} in ${counted(minutes.length, 'run')}`,
      seen: `at ${clock(minute)} on a ${weekdays[weekday]}, ${Math.round(nearest / 6) / 10} h from the nearest (${clock(closest)})`,
    },
  ]
}

/** Alike: how many runs, and how far each was from the nearest other one, but for one in ten. */
function classesOf(minutes: readonly number[], isOwn: boolean): string[] {
  const distances = distancesOf(minutes)
  const ninth = distances[Math.floor((distances.length - 1) * 0.9)] as number
  const worst = distances.at(-1) as number
  const spread = spreadOf(ninth)
  const size = isOwn ? (minutes.length < 12 ? 'few' : minutes.length < 30 ? 'some' : 'many') : 'shared'
  const wild = worst < leastMinutes ? 'kept' : 'broken'
  return ['moved', `moved ${spread}`, `moved ${spread} ${size}`, `moved ${spread} ${size} ${wild}`]
}

const spreadOf = (ninth: number) =>
  ninth < 5 ? 'sharp' : ninth < 15 ? 'near' : ninth < 45 ? 'wide' : 'loose'

/** How well runs keep to their hours. */
export function keeping(minutes: readonly number[]): string {
  const distances = distancesOf(minutes)
  return minutes.length < 4
    ? 'unknown'
    : spreadOf(distances[Math.floor((distances.length - 1) * 0.9)] as number)
}

/** Of each to its nearest neighbour on the clock, the smallest first. */
function distancesOf(minutes: readonly number[]): Float64Array {
  const sorted = Float64Array.from(minutes).sort()
  const next = (index: number) =>
    apart(sorted[index] as number, sorted[(index + 1) % sorted.length] as number)
  return Float64Array.from(sorted, (_, index) =>
    Math.min(next(index), next((index + sorted.length - 1) % sorted.length)),
  ).sort()
}
