// The schedule that a Script's starts show: the same distance between them, or the same time of day on certain days.

import type { Schedule } from '@sentinel/contract'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Fewer starts say nothing; a share of them must agree. */
const least = { interval: 6, days: 4, months: 3, share: 0.8 } as const
/** Minutes around the usual time of day: machines sleep, schedulers spread. */
const spread = 30
/** Of the days on which it could have started. */
const density = 0.6

/** `starts`: milliseconds since 1970, in any order; null where they have nothing in common. */
export function scheduleOf(starts: readonly number[]): Schedule | null {
  const sorted = [...starts].sort((a, b) => a - b)
  return intervalOf(sorted) ?? clockOf(sorted)
}

/** Shorter than a minute is a loop, longer than half a day a time of day. */
function intervalOf(sorted: readonly number[]): Schedule | null {
  if (sorted.length < least.interval) return null
  const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] as number))
  const usual = medianOf(gaps)
  if (usual < 0.9 * minuteMs || usual > dayMs / 2) return null
  const slack = Math.max(usual * 0.05, minuteMs / 3)
  // A run that was left out makes a gap of several intervals.
  const agreeing = gaps.filter((gap) => Math.abs(gap - Math.max(1, Math.round(gap / usual)) * usual) <= slack)
  const single = agreeing.filter((gap) => gap < 1.5 * usual)
  if (agreeing.length < least.share * gaps.length || single.length < gaps.length / 2) return null
  const minutes = Math.max(1, Math.round(usual / minuteMs))
  return { every: 'interval', minutes, runs: agreeing.length + 1, of: sorted.length }
}

function clockOf(sorted: readonly number[]): Schedule | null {
  const minutes = sorted.map((time) => Math.floor((time % dayMs) / minuteMs))
  const minuteOfDay = usualMinute(minutes)
  const agreeing = sorted.filter((_, index) => apart(minutes[index] as number, minuteOfDay) <= spread)
  if (agreeing.length < least.share * sorted.length) return null
  const days = [
    ...new Set(agreeing.map((time) => Math.floor((time - (minuteOfDay - 720) * minuteMs) / dayMs))),
  ]
  const counts = { runs: agreeing.length, of: sorted.length }
  return weeklyOf(days, minuteOfDay, counts) ?? monthlyOf(agreeing, minuteOfDay, counts)
}

/** `days` are numbers of days since 1970, each shifted so that its middle is the usual time. */
function weeklyOf(days: readonly number[], minuteOfDay: number, counts: Counts): Schedule | null {
  if (days.length < least.days) return null
  const weekdays = [...new Set(days.map(weekdayOf))].sort((a, b) => a - b)
  const [first = 0, last = 0] = [days[0], days.at(-1)]
  const possible = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((day) =>
    weekdays.includes(weekdayOf(day)),
  )
  return days.length >= density * possible.length ? { every: 'day', minuteOfDay, weekdays, ...counts } : null
}

function monthlyOf(agreeing: readonly number[], minuteOfDay: number, counts: Counts): Schedule | null {
  const dates = agreeing.map((time) => new Date(time))
  const months = new Set(dates.map((date) => date.getUTCFullYear() * 12 + date.getUTCMonth()))
  const [day] = new Set(dates.map((date) => date.getUTCDate()))
  const isSame = dates.every((date) => date.getUTCDate() === day)
  return isSame && day !== undefined && months.size >= least.months
    ? { every: 'month', minuteOfDay, day, ...counts }
    : null
}

type Counts = { runs: number; of: number }

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number) => (((day + 4) % 7) + 7) % 7

/** On the circle of the day: that one of them to which the others are nearest. */
function usualMinute(minutes: readonly number[]): number {
  const distances = minutes.map((one) => medianOf(minutes.map((other) => apart(one, other))))
  return minutes[distances.indexOf(Math.min(...distances))] ?? 0
}

const apart = (one: number, other: number) => {
  const distance = Math.abs(one - other)
  return Math.min(distance, 1440 - distance)
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
