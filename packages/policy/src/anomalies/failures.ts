// A script that suddenly fails: failures in a row, on one endpoint or across all, that its own history makes improbable.
// A retry that fails too is the same failure; a day on which much fails everywhere is nobody's own.

import { chance, count, type Rate } from './hazard.ts'
import { counted, type Moment, type Suspicion } from './moment.ts'
import type { Failing, State } from './state.ts'

const sameOccasionMs = 2 * 3_600_000
const settledRuns = 5
const least = { streak: 3, score: 3.5 }

export function failures(moment: Moment): Suspicion[] {
  const { state, run, series, lineage, at, day } = moment
  const hasFailed = run.outcome === 'failed' || run.outcome === 'killed'
  const everywhere = failingToday(state, day, hasFailed)
  const own = inARow(series.failing, { hasFailed, at, everywhere, usual: state.failures.usual })
  const all = inARow(lineage.failing, {
    hasFailed,
    at,
    everywhere,
    usual: state.failures.usual,
    spaced: false,
  })
  const worse = all && (!own || all.score > own.score) ? all : own
  if (!worse) return []
  return [
    {
      kind: 'failing',
      subject: 'outcome',
      score: worse.score,
      usual: `${counted(Math.round(worse.before.events), 'failure')} in ${counted(Math.round(worse.before.trials), 'run')}`,
      seen: `${run.outcome}, ${counted(worse.streak, 'time')} in a row`,
    },
  ]
}

type Outcome = { hasFailed: boolean; at: number; everywhere: number; usual: Rate; spaced?: boolean }

function inARow(failing: Failing, { hasFailed, at, everywhere, usual, spaced = true }: Outcome) {
  const before = { ...failing.rate }
  const isRetry = spaced && failing.hasFailed && at - failing.lastAt < sameOccasionMs
  failing.lastAt = at
  failing.hasFailed = hasFailed
  if (!hasFailed) {
    failing.streak = 0
    failing.score = 0
    if (!isRetry) count(failing.rate, false)
    return undefined
  }
  if (isRetry) return undefined
  const fleet = (usual.events + 1) / (usual.trials + 50)
  const rate = Math.min(0.95, Math.max(chance(failing.rate, fleet), everywhere))
  failing.streak++
  failing.score += -Math.log10(rate)
  count(failing.rate, true)
  const isTold =
    before.trials >= settledRuns && failing.streak >= least.streak && failing.score >= least.score
  return isTold ? { score: failing.score, streak: failing.streak, before } : undefined
}

/** The share that fails today, where that is far more than usual; else nothing. */
function failingToday({ failures }: State, day: number, hasFailed: boolean): number {
  if (failures.day !== day) Object.assign(failures, { day, runs: 0, failed: 0 })
  const share = failures.failed / Math.max(1, failures.runs)
  const isMuch =
    failures.runs >= 20 &&
    share > 0.1 &&
    share > 3 * (failures.usual.events / Math.max(1, failures.usual.trials))
  failures.runs++
  if (hasFailed) failures.failed++
  count(failures.usual, hasFailed)
  return isMuch ? share : 0
}
