// What runs on each day there, and what each run is: releases that bring something along, upgrades that reach every
// environment within days, an outage, runs that a laptop makes up for.

import type { RunFeatures } from '@sentinel/contract'
import { dayMs, firstDay } from '../history.ts'
import type { Random } from '../random.ts'
import { dayOfMonth, isWeekend, type Machine, makeMachines, weekdayOf } from './places.ts'
import { makePrograms, type Program, textHash, type Values } from './programs.ts'

export type OfficeFleet = {
  random: Random
  days: number
  machines: Machine[]
  programs: Program[]
  outages: { host: string; day: number }[]
}

export function makeOffices(
  random: Random,
  { days, endpoints, lineages }: { days: number; endpoints: number; lineages: number },
): OfficeFleet {
  const machines = makeMachines(random, endpoints, days)
  const programs = makePrograms(random, machines, lineages, days)
  const outages = [0, 1].map(() => ({
    host: `app${random.below(20)}.corp.example`,
    day: 10 + random.below(days - 10),
  }))
  return { random, days, machines, programs, outages }
}

export function ordinaryRuns(fleet: OfficeFleet): RunFeatures[] {
  const { random, days, programs } = fleet
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    if (random.chance(0.15)) upgrade(fleet)
    return programs.flatMap((program) => {
      if (random.chance(0.03)) release(random, program)
      if (day < program.born || day >= program.dies) return []
      const name = day < program.renamed ? program : { ...program, lineage: renamed(program.lineage) }
      return program.machines
        .filter((machine) => machine.isOn(day) && worksOn(program, machine, day))
        .flatMap((machine) =>
          startsOn(random, program, machine, day).flatMap((at) => attempts(fleet, name, machine, at)),
        )
    })
  })
}

const renamed = (lineage: string) => lineage.replace('main.py', 'main_v2.py')

const worksOn = ({ runsOnHolidays }: Program, { office }: Machine, day: number): boolean =>
  runsOnHolidays || (!isWeekend(day) && !office.holidays.has(day))

/** Minutes since the first day began, UTC. */
function startsOn(random: Random, { timing, jitter }: Program, machine: Machine, day: number): number[] {
  const { office, kind } = machine
  const local = (minute: number) => {
    const isLate = kind === 'laptop' && random.chance(0.04)
    const late = isLate ? 20 + random.below(200) : 0
    return day * 1440 + minute - office.ahead(day) + Math.abs(random.normal()) * jitter + late
  }
  const atWill = () => local(500 + random.below(560))
  switch (timing.kind) {
    case 'every':
      return Array.from(
        { length: Math.round(1440 / timing.minutes) },
        (_, nth) => day * 1440 + ((timing.from + nth * timing.minutes) % 1440) + random.next() * jitter,
      )
    case 'local':
      return timing.weekdays.includes(weekdayOf(day)) ? [local(timing.minute)] : []
    case 'first days of the month':
      return dayOfMonth(day) <= 3 ? [local(timing.minute)] : []
    case 'by hand': {
      const times = Math.floor(timing.perDay * -Math.log(1 - random.next()) + random.next() * 0.5)
      return Array.from({ length: times }, atWill)
    }
    case 'bursts':
      return random.chance(timing.chance) ? Array.from({ length: 1 + random.below(timing.most) }, atWill) : []
  }
}

function attempts(fleet: OfficeFleet, program: Program, machine: Machine, at: number): RunFeatures[] {
  const { random, outages } = fleet
  const day = Math.floor(at / 1440)
  const isOut = outages.some((one) => one.day === day && program.core.hosts.includes(one.host))
  const whole = runAt(random, program, machine, at)
  if (!random.chance(isOut ? 0.7 : program.failShare)) return [whole]
  const failed: RunFeatures = {
    ...whole,
    outcome: random.chance(0.8) ? 'failed' : 'killed',
    durationMs: Math.round(whole.durationMs * random.next()),
    rows: Math.round(whole.rows * random.next() * 0.3),
    bytesSent: 0,
    sentTo: {},
  }
  const again = program.retries ? attempts(fleet, program, machine, at + 2 + random.below(90)) : []
  return [failed, ...(isOut ? [] : again)]
}

export function runAt(random: Random, program: Program, machine: Machine, at: number): RunFeatures {
  const day = Math.floor(at / 1440)
  const factor = random.chance(program.emptyShare) ? 0 : factorOf(random, program, day)
  const rows = Math.round(program.rows * factor)
  const bytesSent = Math.round(rows * program.sentPerRow)
  const { provider, core } = program
  return {
    run: `r${random.below(2 ** 32).toString(36)}${random.below(2 ** 32).toString(36)}`,
    time: new Date(firstDay * dayMs + at * 60_000).toISOString(),
    endpoint: machine.name,
    account: machine.account,
    lineage: program.lineage,
    script: textHash(program),
    outcome: 'succeeded',
    durationMs: Math.round(
      (program.startMs * Math.exp(random.normal() * 0.15) + rows * 0.4) * machine.slowness,
    ),
    bytesRead: Math.round(rows * program.perRow),
    bytesSent,
    rows,
    sentTo: provider === undefined ? {} : { [provider]: bytesSent },
    ...touchedBy(random, program),
    providers: provider === undefined ? [] : [provider],
    countries: core.hosts.length > 0 ? [machine.office.name === 'nyc' ? 'US' : 'DE'] : [],
    capabilities: [...program.capabilities],
  }
}

function factorOf(random: Random, program: Program, day: number): number {
  const { noise, tail, byWeekday, monthEnd, growth, step } = program
  const wild =
    tail === 'normal'
      ? random.normal()
      : tail === 'student'
        ? random.normal() /
          Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3)
        : -Math.log(1 - random.next()) - 1
  const isMonthEnd = dayOfMonth(day) >= 30 || dayOfMonth(day) === 1
  return (
    Math.exp(Math.max(-3, Math.min(3, wild)) * noise + growth * day) *
    (byWeekday[weekdayOf(day)] ?? 1) *
    (isMonthEnd ? monthEnd : 1) *
    (day >= step.day ? step.factor : 1)
  )
}

function touchedBy(random: Random, { core, tailOf, tailShare }: Program): Values {
  const of = (name: keyof Values) => [
    ...new Set([
      ...core[name],
      ...tailOf[name].filter((_, nth) => random.chance(tailShare / Math.sqrt(nth + 1))),
    ]),
  ]
  return {
    hosts: of('hosts'),
    packages: of('packages').map((name) => `${name}@1.${name.length}`),
    databases: of('databases'),
    dataClasses: of('dataClasses'),
    processes: of('processes'),
  }
}

/** Mostly nothing that shows; sometimes a package, a host or an ability that it had no need of before. */
function release(random: Random, program: Program): void {
  program.version++
  if (random.chance(0.12)) program.core.packages.push(`pkg-${random.below(300)}`)
  if (random.chance(0.06)) program.core.hosts.push(`app${random.below(90)}.corp.example`)
}

/** A new version of a package needs another one: everything that uses it does from now on. */
function upgrade({ random, programs }: OfficeFleet): void {
  const name = `pkg-${random.below(40)}`
  const brings = `dep-${random.below(1000)}`
  for (const { core } of programs) if (core.packages.includes(name)) core.packages.push(brings)
}
