// Whether anomalies are found in thirty days of invented fleets, and how many are told that are none. Two generators that have
// nothing in common but the form of a Run, each on seeds that nobody looked at while the detector was made.

import { makeFleet, wholeFleet } from './fleet/history.ts'
import { judgeDetector } from './fleet/judgeDetector.ts'
import { makeOffices } from './fleet/offices/days.ts'
import { labelledOffices } from './fleet/offices/planted.ts'
import { type LabelledHistory, labelledHistory } from './fleet/planted.ts'
import { createRandom } from './fleet/random.ts'
import { type BenchResult, figure } from './measure.ts'

const fleets: Record<string, (seed: number) => LabelledHistory> = {
  'one office': (seed) => labelledHistory(makeFleet({ seed, ...wholeFleet })),
  'four time zones': (seed) => labelledOffices(makeOffices(createRandom(seed), wholeFleet)),
}
const seeds = [401, 402, 403, 404, 405, 406, 407, 408, 409, 410]

export async function run(): Promise<BenchResult[]> {
  const figures = []
  const notes = []
  for (const [name, make] of Object.entries(fleets)) {
    const judged = seeds.map((seed) => judgeDetector(make(seed), wholeFleet))
    const recalls = judged.map(({ found, missed }) => (100 * found.length) / (found.length + missed.length))
    figures.push(
      figure(`${name}: recall`, '%', recalls, { budget: '≥ 90 %' }),
      figure(
        `${name}: false, an endpoint and month`,
        '',
        judged.map((one) => one.falsePerEndpointMonth),
        { budget: '≤ 0.5' },
      ),
      figure(
        `${name}: one Run`,
        'µs',
        judged.map((one) => one.microsecondsPerRun),
      ),
    )
    const missed = judged.flatMap((one) => one.missed.map(({ kind }) => kind))
    notes.push(
      `${name}: the least recall ${Math.min(...recalls).toFixed(1)} %; missed: ${tally(missed)}; false: ${tally(judged.flatMap((one) => one.wrong.map(({ kind }) => kind)))}.`,
    )
  }
  return [
    {
      question: 'fleet: anomalies in thirty days of 200 endpoints and 150 scripts, ten seeds',
      figures,
      notes,
    },
  ]
}

const tally = (kinds: readonly string[]): string =>
  Object.entries(Object.groupBy(kinds, (kind) => kind))
    .sort(([, a = []], [, b = []]) => b.length - a.length)
    .map(([kind, all = []]) => `${kind} ${all.length}`)
    .join(', ') || 'none'
