// Thirty days of an invented fleet as Runs in the order of time: weekly rhythm, holidays, days off, growth, jitter, retries,
// failures and new versions at a natural rate. What is planted into it is `planted.ts`.

import type { RunFeatures } from '@sentinel/contract'
import {
  endpointNames,
  type Holder,
  makeProfiles,
  type Profile,
  scriptHash,
  type Touched,
} from './lineages.ts'
import { createRandom, type Random } from './random.ts'

export type FleetOptions = { seed: number; days: number; endpoints: number; lineages: number }
export const wholeFleet = { days: 30, endpoints: 200, lineages: 150 }
/** A Monday. */
export const firstDay = Date.UTC(2026, 2, 2) / 86_400_000
export const dayMs = 86_400_000

export type Fleet = FleetOptions & { profiles: Profile[]; holidays: number[]; random: Random }

export function makeFleet(options: FleetOptions): Fleet {
  const random = createRandom(options.seed)
  const endpoints = endpointNames(options.endpoints)
  const profiles = makeProfiles(random, endpoints, options.lineages)
  return { ...options, profiles, holidays: [11, 21].map((day) => day + random.below(3)), random }
}

/** Not in order yet: what is planted comes in between. */
export function ordinaryRuns(fleet: Fleet): RunFeatures[] {
  const runs: RunFeatures[] = []
  for (let day = 0; day < fleet.days; day++) {
    const away = new Set(
      fleet.profiles
        .flatMap(({ holders }) => holders)
        .filter(() => fleet.random.chance(0.01))
        .map(({ endpoint }) => endpoint),
    )
    for (const profile of fleet.profiles) {
      if (fleet.random.chance(0.02)) profile.version++
      if (isOff(fleet, profile, day)) continue
      for (const holder of profile.holders) {
        if (away.has(holder.endpoint)) continue
        for (const minute of minutesOf(fleet.random, profile, day))
          runs.push(...attempts(fleet.random, profile, holder, day, minute))
      }
    }
  }
  return runs
}

const weekdayOf = (day: number) => (firstDay + day + 4) % 7

function isOff({ holidays }: Fleet, { weekendToo }: Profile, day: number): boolean {
  const isWeekend = [0, 6].includes(weekdayOf(day))
  return !weekendToo && (isWeekend || holidays.includes(day))
}

function minutesOf(random: Random, { rhythm, skipShare, jitterMinutes }: Profile, day: number): number[] {
  const jittered = (minute: number) => minute + Math.abs(random.normal()) * jitterMinutes
  if (random.chance(skipShare)) return []
  switch (rhythm.kind) {
    case 'daily':
      return [jittered(rhythm.minute)]
    case 'weekly':
      return weekdayOf(day) === rhythm.weekday ? [jittered(rhythm.minute)] : []
    case 'several':
      return rhythm.minutes.map(jittered)
    case 'at will':
      return Array.from({ length: Math.floor(rhythm.perDay + random.next()) }, () => 480 + random.below(600))
  }
}

/** A failure is mostly tried again a quarter of an hour later. */
function attempts(
  random: Random,
  profile: Profile,
  holder: Holder,
  day: number,
  minute: number,
): RunFeatures[] {
  const first = makeRun(random, profile, holder, day, minute)
  if (!random.chance(profile.failShare)) return [first]
  const failed: RunFeatures = {
    ...first,
    outcome: 'failed',
    durationMs: first.durationMs * random.next(),
    rows: 0,
    bytesSent: 0,
    sentTo: {},
  }
  if (!random.chance(0.8)) return [failed]
  return [failed, makeRun(random, profile, holder, day, minute + 5 + random.below(30))]
}

export function makeRun(
  random: Random,
  profile: Profile,
  holder: Holder,
  day: number,
  minute: number,
): RunFeatures {
  const { level, noise, growthPerDay, mondayFactor } = profile
  const shift = growthPerDay * day + (weekdayOf(day) === 1 ? Math.log(mondayFactor) : 0)
  const much = random.normal() * noise
  const amount = (base: number) =>
    base === 0 ? 0 : Math.round(Math.exp(base + shift + much + random.normal() * 0.1))
  const touched = touchedBy(random, profile)
  const [provider] = touched.providers
  const bytesSent = amount(level.sent)
  return {
    run: `run-${random.below(2 ** 32).toString(16)}-${random.below(2 ** 32).toString(16)}`,
    time: new Date((firstDay + day) * dayMs + minute * 60_000).toISOString(),
    ...holder,
    lineage: profile.lineage,
    script: scriptHash(profile),
    outcome: 'succeeded',
    durationMs: amount(level.duration),
    bytesRead: amount(level.read),
    bytesSent,
    rows: amount(level.rows),
    sentTo: provider === undefined ? {} : { [provider]: bytesSent },
    ...touched,
    capabilities: profile.capabilities,
  }
}

function touchedBy(random: Random, { always, sometimes, sometimesShare }: Profile): Touched {
  const of = (key: keyof Touched) => [
    ...always[key],
    ...sometimes[key].filter(() => random.chance(sometimesShare)),
  ]
  return {
    hosts: of('hosts'),
    providers: of('providers'),
    packages: of('packages'),
    databases: of('databases'),
    dataClasses: of('dataClasses'),
    processes: of('processes'),
    countries: of('countries'),
  }
}
