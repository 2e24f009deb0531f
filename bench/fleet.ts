// Whether anomalies are found in thirty days of an invented fleet, and how many are told that are none: on the seed that was
// looked at while the detector was made, and on others.

import { makeFleet, wholeFleet } from './fleet/history.ts'
import { judgeDetector } from './fleet/judgeDetector.ts'
import { labelledHistory } from './fleet/planted.ts'
import { type BenchResult, figure } from './measure.ts'

const seeds = { 'seed that was looked at': 1, 'seed that was not': 77_003 }

export async function run(): Promise<BenchResult[]> {
  const figures = []
  const notes = []
  for (const [name, seed] of Object.entries(seeds)) {
    const judged = judgeDetector(labelledHistory(makeFleet({ seed, ...wholeFleet })), wholeFleet)
    const all = judged.found.length + judged.missed.length
    figures.push(
      figure(`${name}: recall`, '%', [(100 * judged.found.length) / all], { budget: '≥ 90 %' }),
      figure(`${name}: false, an endpoint and month`, '', [judged.falsePerEndpointMonth], {
        budget: '≤ 0.5',
      }),
      figure(`${name}: one Run`, 'µs', [judged.microsecondsPerRun]),
    )
    notes.push(
      `${name}: ${judged.runs} Runs, ${judged.found.length} of ${all} found, ${judged.wrong.length} false; missed: ${judged.missed.map(({ kind }) => kind).join(', ') || 'none'}.`,
    )
  }
  return [{ question: 'fleet: anomalies in thirty days of 200 endpoints and 150 scripts', figures, notes }]
}
