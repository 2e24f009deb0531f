// The scripts of an invented organisation: who runs them, when, on what, and how much they differ from day to day.

import { createHash } from 'node:crypto'
import type { Random } from './random.ts'

export type Holder = { endpoint: string; account: string }
export type Rhythm =
  | { kind: 'daily'; minute: number }
  | { kind: 'weekly'; weekday: number; minute: number }
  | { kind: 'several'; minutes: number[] }
  | { kind: 'at will'; perDay: number }

export type Profile = {
  lineage: string
  holders: Holder[]
  rhythm: Rhythm
  jitterMinutes: number
  skipShare: number
  failShare: number
  /** Logarithms. */
  level: { duration: number; read: number; sent: number; rows: number }
  noise: number
  growthPerDay: number
  mondayFactor: number
  weekendToo: boolean
  always: Touched
  sometimes: Touched
  /** Of a value of `sometimes`, in one run. */
  sometimesShare: number
  version: number
  capabilities: string[]
}
export type Touched = {
  hosts: string[]
  providers: string[]
  packages: string[]
  databases: string[]
  dataClasses: string[]
  processes: string[]
  countries: string[]
}

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}${index}`)
export const pools = {
  hosts: numbered('service', 60).map((name) => `${name}.example.net`),
  providers: ['openai', 'anthropic', 'azure-openai', 'mistral'],
  packages: numbered('library-', 120),
  databases: numbered('warehouse', 12),
  dataClasses: ['email', 'phone', 'name', 'salary', 'card', 'national-id', 'health', 'birth-date'],
  processes: ['git', 'soffice', 'pdftotext', 'rclone', 'bash', 'powershell'],
  countries: ['BR', 'US', 'DE', 'IE'],
  capabilities: [
    'file.read',
    'file.write',
    'http.request',
    'database.query',
    'mail.send',
    'process.start',
    'model.call',
  ],
}

export const endpointNames = (count: number) =>
  Array.from({ length: count }, (_, index) => `ws-${String(index).padStart(3, '0')}`)

export function makeProfiles(random: Random, endpoints: readonly string[], count: number): Profile[] {
  return Array.from({ length: count }, (_, index) => makeProfile(random, endpoints, index))
}

function makeProfile(random: Random, endpoints: readonly string[], index: number): Profile {
  const holders = random
    .some(endpoints, random.chance(0.7) ? 1 + random.below(4) : 5 + random.below(20))
    .map((endpoint) => ({ endpoint, account: `account-${endpoint.slice(3)}` }))
  const usesModel = random.chance(0.3)
  return {
    lineage: `/srv/scripts/${random.pick(['report', 'import', 'sync', 'clean', 'forecast', 'mailing'])}_${index}.py`,
    holders,
    rhythm: makeRhythm(random),
    jitterMinutes: random.pick([1, 3, 8, 15]),
    skipShare: random.pick([0, 0, 0.005, 0.02]),
    failShare: random.pick([0.002, 0.01, 0.03]),
    level: {
      duration: Math.log(2000) + random.next() * 6,
      read: Math.log(1e5) + random.next() * 8,
      sent: random.chance(0.6) ? Math.log(1e4) + random.next() * 6 : 0,
      rows: random.chance(0.6) ? Math.log(100) + random.next() * 8 : 0,
    },
    noise: random.pick([0.08, 0.2, 0.4]),
    growthPerDay: random.pick([0, 0, 0.005, 0.02]),
    mondayFactor: random.pick([1, 1, 2, 3]),
    weekendToo: random.chance(0.15),
    always: makeTouched(random, 3, usesModel),
    sometimes: makeTouched(random, 2, false),
    sometimesShare: random.pick([0.05, 0.2, 0.5]),
    version: 1,
    capabilities: random.some(pools.capabilities, 2 + random.below(3)),
  }
}

function makeRhythm(random: Random): Rhythm {
  const minute = () => 6 * 60 + random.below(13 * 60)
  const dice = random.next()
  if (dice < 0.45) return { kind: 'daily', minute: minute() }
  if (dice < 0.65) return { kind: 'weekly', weekday: 1 + random.below(5), minute: minute() }
  if (dice < 0.8) return { kind: 'several', minutes: Array.from({ length: 2 + random.below(6) }, minute) }
  return { kind: 'at will', perDay: 0.3 + random.next() * 2 }
}

function makeTouched(random: Random, most: number, usesModel: boolean): Touched {
  const some = (of: readonly string[]) => random.some(of, random.below(most + 1))
  return {
    hosts: some(pools.hosts),
    providers: usesModel ? [random.pick(pools.providers)] : [],
    packages: [...some(pools.packages), ...some(pools.packages)],
    databases: some(pools.databases).slice(0, 2),
    dataClasses: some(pools.dataClasses),
    processes: random.chance(0.3) ? some(pools.processes) : [],
    countries: random.some(pools.countries, 1),
  }
}

export const scriptHash = ({ lineage, version }: Pick<Profile, 'lineage' | 'version'>): string =>
  createHash('sha256').update(`${lineage} ${version}`).digest('hex')
