// The programs of that organisation by what sort they are: services by the hour, reports of an office, tools that many start
// by hand, notebooks that are worked on in bursts, callers of models.

import { createHash } from 'node:crypto'
import { pools } from '../lineages.ts'
import type { Random } from '../random.ts'
import type { Machine } from './places.ts'

export type Sort = 'service' | 'report' | 'tool' | 'notebook' | 'model caller'
export type Timing =
  | { kind: 'every'; minutes: number; from: number }
  | { kind: 'local'; minute: number; weekdays: readonly number[] }
  | { kind: 'first days of the month'; minute: number }
  | { kind: 'by hand'; perDay: number }
  | { kind: 'bursts'; chance: number; most: number }

export type Program = {
  sort: Sort
  lineage: string
  /** Whatever it is called. */
  number: number
  version: number
  machines: Machine[]
  timing: Timing
  jitter: number
  runsOnHolidays: boolean
  failShare: number
  retries: boolean
  /** Days before which it is not there, and after which nobody runs it. */
  born: number
  dies: number
  /** From then on it goes by another name. */
  renamed: number
  rows: number
  perRow: number
  startMs: number
  sentPerRow: number
  tail: 'normal' | 'student' | 'gamma'
  noise: number
  byWeekday: readonly number[]
  monthEnd: number
  growth: number
  step: { day: number; factor: number }
  emptyShare: number
  core: Values
  /** Of each, the first is the commonest: a long tail. */
  tailOf: Values
  tailShare: number
  capabilities: string[]
  provider: string | undefined
}
export type Values = Record<'hosts' | 'packages' | 'databases' | 'dataClasses' | 'processes', string[]>

const sorts: Sort[] = ['service', 'service', 'report', 'report', 'report', 'tool', 'notebook', 'model caller']

export const makePrograms = (
  random: Random,
  machines: readonly Machine[],
  count: number,
  days: number,
): Program[] => Array.from({ length: count }, (_, index) => makeProgram(random, machines, index, days))

function makeProgram(random: Random, machines: readonly Machine[], index: number, days: number): Program {
  const sort = random.pick(sorts)
  const isOld = random.chance(0.9)
  const hasTail = sort === 'notebook' || random.chance(0.25)
  return {
    sort,
    lineage: `/opt/${sort.replace(' ', '-')}s/${random.pick(['ledger', 'stock', 'crm', 'payout', 'metrics'])}/${index}/main.py`,
    number: index,
    version: 1,
    machines: machinesOf(random, machines, sort),
    timing: timingOf(random, sort),
    jitter: sort === 'service' ? 1 + random.below(4) : 3 + random.below(25),
    runsOnHolidays: sort === 'service',
    failShare: random.pick([0, 0.004, 0.01, 0.04]),
    retries: random.chance(0.5),
    born: isOld ? 0 : 4 + random.below(days - 10),
    dies: random.chance(0.03) ? 15 + random.below(days - 15) : days,
    renamed: random.chance(0.03) ? 12 + random.below(days - 14) : days,
    ...sizesOf(random, sort, days),
    core: valuesOf(random, 3),
    tailOf: hasTail ? valuesOf(random, 12) : valuesOf(random, 0),
    tailShare: sort === 'notebook' ? 0.5 : 0.15,
    capabilities: random.some(pools.capabilities, 1 + random.below(4)),
    provider: sort === 'model caller' || random.chance(0.1) ? random.pick(pools.providers) : undefined,
  }
}

function machinesOf(random: Random, machines: readonly Machine[], sort: Sort): Machine[] {
  if (sort === 'service')
    return random.some(
      machines.filter(({ kind }) => kind === 'server'),
      random.pick([1, 1, 2, 4]),
    )
  const { office } = random.pick(machines)
  const people = machines.filter((one) => one.kind !== 'server' && (sort === 'tool' || one.office === office))
  return random.some(people, sort === 'tool' ? 3 + random.below(25) : 1 + random.below(5))
}

function timingOf(random: Random, sort: Sort): Timing {
  const weekdays = random.pick([[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 3, 5], [1], [5], [2, 4]])
  const minute = 420 + random.below(660)
  if (sort === 'service')
    return { kind: 'every', minutes: random.pick([60, 240, 720, 1440, 1440]), from: random.below(1440) }
  if (sort === 'tool') return { kind: 'by hand', perDay: 0.05 + random.next() ** 2 * 0.8 }
  if (sort === 'notebook')
    return { kind: 'bursts', chance: 0.1 + random.next() * 0.3, most: 3 + random.below(12) }
  if (random.chance(0.06)) return { kind: 'first days of the month', minute }
  return random.chance(0.25)
    ? { kind: 'by hand', perDay: 0.3 + random.next() }
    : { kind: 'local', minute, weekdays }
}

function sizesOf(random: Random, sort: Sort, days: number) {
  const sends = random.chance(0.5) || sort === 'model caller'
  return {
    rows: random.chance(0.8) ? Math.exp(3 + random.next() * 9) : 0,
    perRow: Math.exp(3 + random.next() * 4),
    startMs: Math.exp(6 + random.next() * 4),
    sentPerRow: sends ? Math.exp(2 + random.next() * 5) : 0,
    tail: random.pick(['normal', 'student', 'gamma'] as const),
    noise: sort === 'tool' || sort === 'notebook' ? 0.5 + random.next() * 0.5 : 0.05 + random.next() * 0.35,
    byWeekday: Array.from({ length: 7 }, () => (random.chance(0.2) ? 0.5 + random.next() * 3 : 1)),
    monthEnd: random.chance(0.2) ? 2 + random.next() * 4 : 1,
    growth: random.pick([0, 0, 0.004, 0.015, -0.006]),
    step: random.chance(0.08)
      ? { day: 8 + random.below(days - 10), factor: 1.4 + random.next() }
      : { day: days, factor: 1 },
    emptyShare: random.chance(0.1) ? 0.05 + random.next() * 0.2 : 0,
  }
}

/** Some are everybody's, most are of a few: drawn so that low numbers come often. */
function valuesOf(random: Random, most: number): Values {
  const some = (name: string, of: number, share = 1) =>
    random.chance(share)
      ? [
          ...new Set(
            Array.from(
              { length: random.below(most + 1) },
              () => `${name}${Math.floor(of * random.next() ** 2)}`,
            ),
          ),
        ]
      : []
  return {
    hosts: some('app', 90, 0.8).map((name) => `${name}.corp.example`),
    packages: [...some('pkg-', 300), ...some('pkg-', 300)],
    databases: some('db', 25, 0.4),
    dataClasses: some('class-', 10, 0.5),
    processes: some('tool-', 12, 0.25),
  }
}

export const textHash = ({ number, version }: Pick<Program, 'number' | 'version'>): string =>
  createHash('sha256').update(`program ${number}\n${version}`).digest('hex')
