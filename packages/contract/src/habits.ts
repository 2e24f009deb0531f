// How a Script is used over time: when it starts, what it costs, how it ends from day to day, and where it is started from.

import { z } from 'zod'
import { originSchema } from './origin.ts'

const count = z.number().int().nonnegative()

/** What its starts have in common; times in UTC. `runs`: how many starts say so, `of` how many that were looked at. */
export const scheduleSchema = z.discriminatedUnion('every', [
  z.object({ every: z.literal('interval'), minutes: z.number().positive(), runs: count, of: count }),
  z.object({
    every: z.literal('day'),
    minuteOfDay: z.number().int().min(0).max(1439),
    /** Days of the week on which it starts, Sunday 0; all seven where it starts daily. */
    weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    runs: count,
    of: count,
  }),
  z.object({
    every: z.literal('month'),
    minuteOfDay: z.number().int().min(0).max(1439),
    day: z.number().int().min(1).max(31),
    runs: count,
    of: count,
  }),
])
export type Schedule = z.infer<typeof scheduleSchema>

/** Of the latest Runs; null where no Run told. Sums are over all of them. */
export const habitsSchema = z.object({
  schedule: scheduleSchema.nullable(),
  /** Runs that were looked at. */
  runs: count,
  cpuMs: z.object({ median: z.number(), most: z.number() }).nullable(),
  peakMemoryBytes: z.object({ median: z.number(), most: z.number() }).nullable(),
  rowsRead: count,
  rowsWritten: count,
  bytesSent: count,
  bytesReceived: count,
  /** The last days on which it ran, oldest first. */
  days: z.array(z.object({ day: z.iso.date(), runs: count, failed: count })),
  origins: z.array(originSchema.pick({ kind: true, program: true, evidence: true }).extend({ runs: count })),
  assistants: z.array(originSchema.shape.assistants.element.extend({ runs: count })),
})
export type Habits = z.infer<typeof habitsSchema>

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const isWorkWeek = (days: readonly number[]) => days.join() === '1,2,3,4,5'

/** `every 15 minutes`, `Mon–Fri around 06:00`; the time of day in the zone that is so many minutes ahead of UTC. */
export function tellSchedule(schedule: Schedule, aheadMinutes = 0): string {
  if (schedule.every === 'interval') return `every ${length(schedule.minutes)}`
  const local = schedule.minuteOfDay + aheadMinutes
  const shift = Math.floor(local / 1440)
  const minute = local - shift * 1440
  const clock = `around ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  if (schedule.every === 'month') return `on day ${schedule.day} of the month ${clock}`
  const days = schedule.weekdays.map((day) => (day + shift + 7) % 7).sort((a, b) => a - b)
  if (days.length === 7) return `daily ${clock}`
  return `${isWorkWeek(days) ? 'Mon–Fri' : days.map((day) => weekdayNames[day]).join(', ')} ${clock}`
}

const two = (value: number) => String(value).padStart(2, '0')

function length(minutes: number): string {
  if (minutes % 60 === 0) return minutes === 60 ? 'hour' : `${minutes / 60} hours`
  return minutes === 1 ? 'minute' : `${minutes} minutes`
}
