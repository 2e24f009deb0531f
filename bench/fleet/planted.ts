// Forty anomalies of twelve kinds in an ordinary history, and their labels. Only `judgeDetector.ts` reads the labels.

import type { RunFeatures } from '@sentinel/contract'
import { dayMs, type Fleet, firstDay, makeRun, ordinaryRuns } from './history.ts'
import type { Profile } from './lineages.ts'

/** Found where an alarm names one of the Runs, or the script on one of the days. */
export type Label = { kind: string; lineage: string; runs: string[]; days: number[] }
export type LabelledHistory = { runs: RunFeatures[]; labels: Label[] }
type Plant = (
  runs: RunFeatures[],
  fleet: Fleet,
  profile: Profile,
  day: number,
) => { runs: RunFeatures[]; touched: RunFeatures[] } | undefined

const dayOf = ({ time }: RunFeatures) => Math.floor(Date.parse(time) / dayMs) - firstDay
const isOf = (profile: Profile, day: number) => (run: RunFeatures) =>
  run.lineage === profile.lineage && dayOf(run) === day && run.outcome === 'succeeded'

/** One run of that day as it would have been, but for this. */
const changed =
  (change: (run: RunFeatures, fleet: Fleet) => Partial<RunFeatures>): Plant =>
  (runs, fleet, profile, day) => {
    const found = runs.find(isOf(profile, day))
    if (!found) return undefined
    const other = { ...found, ...change(found, fleet) }
    return { runs: runs.map((run) => (run === found ? other : run)), touched: [other] }
  }

const planted: Record<string, Plant> = {
  'new host': changed((run) => ({ hosts: [...run.hosts, 'drop.example.org'] })),
  'new package': changed((run) => ({ packages: [...run.packages, 'left-padding'] })),
  'new data class': changed((run) => ({ dataClasses: [...run.dataClasses, 'passport'] })),
  'new process': changed((run) => ({ processes: [...run.processes, 'certutil'] })),
  'new provider': changed((run) => ({
    providers: [...run.providers, 'deepseek'],
    sentTo: { ...run.sentTo, deepseek: 5000 },
  })),
  'much read': changed((run) => ({ bytesRead: run.bytesRead * 12 })),
  'much sent': changed((run) => ({ bytesSent: run.bytesSent * 20 + 5e7 })),
  long: changed((run) => ({ durationMs: run.durationMs * 10 })),
  'capabilities grew': changed((run, { random }) => ({
    script: 'f'.repeat(64 - 1) + random.below(10),
    capabilities: [...run.capabilities, 'registry.write'],
  })),
  'another account': changed(() => ({ account: 'contractor' })),
  failing: (runs, _fleet, profile, day) => {
    const touched = runs.filter(
      (run) => run.lineage === profile.lineage && dayOf(run) >= day && dayOf(run) < day + 4,
    )
    if (touched.length < 3) return undefined
    const failed = new Map(touched.map((run) => [run, { ...run, outcome: 'failed' as const }]))
    return { runs: runs.map((run) => failed.get(run) ?? run), touched: [...failed.values()] }
  },
  'many machines': (runs, fleet, profile, day) => {
    const known = new Set(profile.holders.map(({ endpoint }) => endpoint))
    const others = [
      ...new Set(fleet.profiles.flatMap(({ holders }) => holders.map(({ endpoint }) => endpoint))),
    ].filter((one) => !known.has(one))
    const touched = fleet.random
      .some(others, 12)
      .map((endpoint) =>
        makeRun(
          fleet.random,
          profile,
          { endpoint, account: `account-${endpoint.slice(3)}` },
          day,
          600 + fleet.random.below(60),
        ),
      )
    return { runs: [...runs, ...touched], touched }
  },
  missed: (runs, _fleet, profile, day) => {
    const left = runs.filter((run) => run.lineage !== profile.lineage || dayOf(run) !== day)
    return profile.rhythm.kind === 'daily' && left.length < runs.length
      ? { runs: left, touched: [] }
      : undefined
  },
  moved: (runs, fleet, profile, day) => {
    const found =
      profile.rhythm.kind === 'daily' || profile.rhythm.kind === 'weekly'
        ? runs.filter(isOf(profile, day))[0]
        : undefined
    if (!found) return undefined
    const hours = fleet.random.pick([-5, -4, 6, 7])
    const other = { ...found, time: new Date(Date.parse(found.time) + hours * 3_600_000).toISOString() }
    return { runs: runs.map((run) => (run === found ? other : run)), touched: [other] }
  },
}

export function labelledHistory(fleet: Fleet, count = 40): LabelledHistory {
  let runs = ordinaryRuns(fleet)
  const labels: Label[] = []
  const kinds = Object.keys(planted)
  const free = fleet.random.some(fleet.profiles, fleet.profiles.length)
  while (labels.length < count && free.length > 0) {
    const kind = kinds[labels.length % kinds.length] as string
    const profile = free.pop() as Profile
    const day = 15 + fleet.random.below(fleet.days - 15)
    const done = profile.rhythm.kind === 'at will' ? undefined : planted[kind]?.(runs, fleet, profile, day)
    if (!done) {
      if (fleet.random.chance(0.9)) free.unshift(profile)
      continue
    }
    runs = done.runs
    const days = done.touched.length > 0 ? [...new Set(done.touched.map(dayOf))] : [day]
    labels.push({ kind, lineage: profile.lineage, runs: done.touched.map(({ run }) => run), days })
  }
  return { runs: runs.sort((a, b) => (a.time < b.time ? -1 : 1)), labels }
}
