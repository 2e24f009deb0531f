// One script on many machines all at once: new endpoints of the last two days against how often it comes to a new one (a
// Poisson tail). Endpoints that are new themselves do not count: they get everything at once.

import { counted, type Moment, type Suspicion } from './moment.ts'
import { bounds } from './state.ts'

const windowDays = 2
const newEndpointDays = 5
const least = { machines: 4, days: 4, runs: 6, score: 3.5 }

export function machines({ state, lineage, run, day }: Moment): Suspicion[] {
  const known = lineage.machines
  if (known.has(run.endpoint) || known.size >= bounds.values) return []
  known.add(run.endpoint)
  const age = day - lineage.firstDay
  const isNewItself = day - (state.endpoints.get(run.endpoint)?.firstDay ?? day) < newEndpointDays
  if (age < least.days || lineage.runs < least.runs || isNewItself) return []
  const last = lineage.arrivals.at(-1)
  if (last?.[0] === day) last[1]++
  else lineage.arrivals.push([day, 1])
  const isRecent = ([then]: [number, number]) => then > day - windowDays
  const recent = sum(lineage.arrivals.filter(isRecent))
  const before = sum(lineage.arrivals.filter((one) => !isRecent(one)))
  lineage.arrivals = lineage.arrivals.slice(-30)
  const expected = (windowDays * (before + 0.5)) / (Math.min(30, age) + windowDays)
  const score = -Math.log10(poissonTail(recent, expected))
  if (recent < least.machines || score < least.score) return []
  const usual = known.size - recent
  return [
    {
      kind: 'many-machines',
      subject: 'endpoints',
      score,
      usual: `${counted(usual, 'endpoint')} in ${counted(age, 'day')}`,
      seen: `${recent} more within two days`,
    },
  ]
}

const sum = (arrivals: readonly [number, number][]) => arrivals.reduce((all, [, one]) => all + one, 0)

/** The chance of `count` or more where `expected` are. */
function poissonTail(count: number, expected: number): number {
  let term = Math.exp(-expected)
  let below = 0
  for (let k = 0; k < count; k++) {
    below += term
    term *= expected / (k + 1)
  }
  return Math.max(1e-12, 1 - below)
}
