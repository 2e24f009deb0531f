// The machines of an organisation with offices in four time zones: clocks that change, holidays of each country, laptops that
// are shut for days, people who join.

import { dayMs, firstDay } from '../history.ts'
import type { Random } from '../random.ts'

export type Office = {
  name: string
  /** Minutes that its clock is ahead of UTC, by day. */
  ahead(day: number): number
  holidays: ReadonlySet<number>
}
export type Machine = {
  name: string
  account: string
  office: Office
  kind: 'server' | 'desktop' | 'laptop'
  /** Days on which it is there and on. */
  isOn(day: number): boolean
  /** What takes a second elsewhere takes so many here. */
  slowness: number
  joins: number
}

export const weekdayOf = (day: number): number => (firstDay + day + 4) % 7
export const isWeekend = (day: number): boolean => weekdayOf(day) % 6 === 0
export const dayOfMonth = (day: number): number => new Date((firstDay + day) * dayMs).getUTCDate()

/** `until`: the day on which its clock changes. */
const zones = [
  { name: 'gru', before: -180, after: -180, until: 99 },
  { name: 'fra', before: 60, after: 120, until: 27 },
  { name: 'nyc', before: -300, after: -240, until: 6 },
  { name: 'blr', before: 330, after: 330, until: 99 },
]

export function makeMachines(random: Random, count: number, days: number): Machine[] {
  const offices: Office[] = zones.map(({ name, before, after, until }) => ({
    name,
    ahead: (day) => (day < until ? before : after),
    holidays: new Set(Array.from({ length: 1 + random.below(2) }, () => 3 + random.below(days - 4))),
  }))
  return Array.from({ length: count }, (_, index) => makeMachine(random, offices, index, days))
}

function makeMachine(random: Random, offices: readonly Office[], index: number, days: number): Machine {
  const office = random.pick(offices)
  const kind = random.chance(0.1) ? 'server' : random.chance(0.3) ? 'desktop' : 'laptop'
  const joins = kind !== 'server' && random.chance(0.08) ? 8 + random.below(16) : 0
  const off = kind === 'server' ? new Set<number>() : absences(random, kind, days)
  const number = String(index).padStart(3, '0')
  return {
    name: `${office.name}-${kind.slice(0, 2)}-${number}`,
    account: kind === 'server' ? `svc-${random.below(6)}` : `person-${number}`,
    office,
    kind,
    isOn: (day) => day >= joins && !off.has(day),
    slowness: Math.exp(random.normal() * 0.4),
    joins,
  }
}

/** Days off come in blocks; a laptop is sometimes just not opened. */
function absences(random: Random, kind: 'desktop' | 'laptop', days: number): Set<number> {
  const off = new Set<number>()
  for (let day = 0; day < days; day++) {
    if (random.chance(0.012)) for (let more = 0; more <= random.below(6); more++) off.add(day + more)
    if (kind === 'laptop' && random.chance(0.03)) off.add(day)
  }
  return off
}
