// Forty anomalies of fifteen kinds in that organisation, of all sizes, and their labels. Only `judgeDetector.ts` reads the labels.

import type { RunFeatures } from '@sentinel/contract'
import { dayMs, firstDay } from '../history.ts'
import type { Label, LabelledHistory } from '../planted.ts'
import { type OfficeFleet, ordinaryRuns, runAt } from './days.ts'
import type { Program } from './programs.ts'

type Plant = (
  fleet: OfficeFleet,
  program: Program,
  own: RunFeatures[],
) => { instead: Map<RunFeatures, RunFeatures | undefined>; more?: RunFeatures[]; day?: number } | undefined

const dayOf = ({ time }: RunFeatures) => Math.floor(Date.parse(time) / dayMs) - firstDay
/** What is planted comes after so many days, and after so many runs. */
const settled = { days: 12, runs: 8 }

const changed =
  (change: (run: RunFeatures, fleet: OfficeFleet) => Partial<RunFeatures>): Plant =>
  (fleet, _program, own) => {
    const fit = own.filter((run, nth) => nth >= settled.runs && run.outcome === 'succeeded' && isLate(run))
    if (fit.length === 0) return undefined
    const run = fleet.random.pick(fit)
    return { instead: new Map([[run, { ...run, ...change(run, fleet) }]]) }
  }
const isLate = (run: RunFeatures) => dayOf(run) >= settled.days
const between = ({ random }: OfficeFleet, least: number, most: number) =>
  least * Math.exp(random.next() * Math.log(most / least))
/** Mostly one that nobody has; else one of somebody else's. */
const another = ({ random }: OfficeFleet, name: string, others: readonly string[]) =>
  random.chance(0.8) || others.length === 0 ? `${name}${random.below(1e6)}` : random.pick(others)
const used = (fleet: OfficeFleet, key: 'hosts' | 'processes' | 'databases', but: readonly string[]) =>
  [...new Set(fleet.programs.flatMap(({ core }) => core[key]))].filter((one) => !but.includes(one))

const plants: Record<string, Plant> = {
  'new host': changed((run, fleet) => ({
    hosts: [...run.hosts, another(fleet, 'cdn-', used(fleet, 'hosts', run.hosts))],
  })),
  'new package': changed((run, fleet) => ({
    packages: [...run.packages, `reqeusts-${fleet.random.below(99)}@0.1`],
  })),
  'new data class': changed((run, fleet) => ({
    dataClasses: [...run.dataClasses, `secret-class-${fleet.random.below(9)}`],
  })),
  'new process': changed((run, fleet) => ({
    processes: [...run.processes, another(fleet, 'bin-', used(fleet, 'processes', run.processes))],
  })),
  'new database': changed((run, fleet) => ({
    databases: [...run.databases, another(fleet, 'payroll-', used(fleet, 'databases', run.databases))],
  })),
  'new provider': changed((run, fleet) => ({
    providers: [...run.providers, `model-house-${fleet.random.below(5)}`],
    sentTo: { ...run.sentTo, [`model-house-${fleet.random.below(5)}`]: between(fleet, 500, 1e6) },
  })),
  'new country': changed((run, fleet) => ({
    countries: [...run.countries, fleet.random.pick(['KP', 'RU', 'VU', 'SC'])],
    hosts: [...run.hosts, `198.51.100.${fleet.random.below(250)}`],
  })),
  'another account': changed((_run, fleet) => ({
    account: fleet.random.chance(0.5) ? fleet.random.pick(fleet.machines).account : 'root',
  })),
  'capabilities grew': changed((run, { random }) => ({
    script: random
      .below(2 ** 32)
      .toString(16)
      .padStart(64, 'e'),
    capabilities: [...run.capabilities, random.pick(['registry.write', 'screen.capture', 'dynamic.code'])],
  })),
  'much data': changed((run, fleet) => {
    const factor = between(fleet, 8, 60)
    return fleet.random.chance(0.5)
      ? { bytesRead: run.bytesRead * factor + 1e7, rows: Math.round(run.rows * factor) }
      : { bytesSent: run.bytesSent * factor + 5e6 }
  }),
  long: changed((run, fleet) => ({ durationMs: run.durationMs * between(fleet, 7, 40) + 20_000 })),
  failing: (fleet, _program, own) => {
    const late = own.filter((run, nth) => nth >= settled.runs && isLate(run))
    const from = fleet.random.below(Math.max(1, late.length - 4))
    const some = late.slice(from, from + 4 + fleet.random.below(4))
    if (some.length < 4 || some.filter(({ outcome }) => outcome !== 'succeeded').length > 0) return undefined
    return { instead: new Map(some.map((run) => [run, { ...run, outcome: 'failed' as const }])) }
  },
  'many machines': (fleet, program, own) => {
    const day = settled.days + fleet.random.below(fleet.days - settled.days)
    if (own.filter((run) => dayOf(run) < day).length < settled.runs) return undefined
    const others = fleet.machines.filter((one) => !program.machines.includes(one) && one.joins < day - 6)
    const more = fleet.random
      .some(others, 8 + fleet.random.below(12))
      .map((machine) => runAt(fleet.random, program, machine, day * 1440 + 540 + fleet.random.below(300)))
    return { instead: new Map(), more }
  },
  'did not come': (fleet, program, own) => {
    const { timing } = program
    const isDaily = timing.kind === 'every' || (timing.kind === 'local' && timing.weekdays.length === 5)
    const days = [...new Set(own.map(dayOf))]
    const fit = days.filter((day, nth) => nth >= settled.runs && day >= settled.days && day < fleet.days - 1)
    if (!isDaily || fit.length === 0) return undefined
    const day = fleet.random.pick(fit)
    return { instead: new Map(own.filter((run) => dayOf(run) === day).map((run) => [run, undefined])), day }
  },
  'another hour': (fleet, program, own) => {
    const { timing } = program
    const isTimed = timing.kind === 'local' || (timing.kind === 'every' && timing.minutes === 1440)
    const fit = own.filter((run, nth) => nth >= settled.runs && isLate(run) && dayOf(run) < fleet.days - 1)
    if (!isTimed || fit.length === 0) return undefined
    const run = fleet.random.pick(fit)
    const hours = fleet.random.pick([-1, 1]) * (5 + fleet.random.next() * 5)
    const time = new Date(Date.parse(run.time) + hours * 3_600_000).toISOString()
    return { instead: new Map([[run, { ...run, time }]]) }
  },
}

export function labelledOffices(fleet: OfficeFleet, count = 40): LabelledHistory {
  const runs = ordinaryRuns(fleet)
  const byLineage = Map.groupBy(runs, ({ lineage }) => lineage)
  const instead = new Map<RunFeatures, RunFeatures | undefined>()
  const more: RunFeatures[] = []
  const labels: Label[] = []
  const kinds = fleet.random.some(Object.keys(plants), 99)
  const free = fleet.random.some(fleet.programs, fleet.programs.length)
  for (let tries = 0; labels.length < count && free.length > 0 && tries < 5000; tries++) {
    const kind = kinds[labels.length % kinds.length] as string
    const program = free.pop() as Program
    const own = (byLineage.get(program.lineage) ?? []).toSorted((a, b) => (a.time < b.time ? -1 : 1))
    const done = own.length > settled.runs ? plants[kind]?.(fleet, program, own) : undefined
    if (!done) {
      free.unshift(program)
      continue
    }
    for (const [run, other] of done.instead) instead.set(run, other)
    more.push(...(done.more ?? []))
    const touched = [...done.instead.values(), ...(done.more ?? [])].filter((run) => run !== undefined)
    const days = done.day === undefined ? touched.map(dayOf) : [done.day]
    labels.push({
      kind,
      lineage: program.lineage,
      runs: touched.map(({ run }) => run),
      days: [...new Set(days)],
    })
  }
  const kept = runs.flatMap((run) => (instead.has(run) ? (instead.get(run) ?? []) : run))
  return { runs: [...kept, ...more].sort((a, b) => (a.time < b.time ? -1 : 1)), labels }
}
