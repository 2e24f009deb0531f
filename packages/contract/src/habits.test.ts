// Schedules in words, in the zone of who reads them.

import { expect, it } from 'vitest'
import { type Schedule, tellSchedule } from './habits.ts'

const of = { runs: 9, of: 9 }
it.each<[string, Schedule, number]>([
  ['every 15 minutes', { every: 'interval', minutes: 15, ...of }, 0],
  ['every 2 hours', { every: 'interval', minutes: 120, ...of }, 60],
  ['daily around 06:05', { every: 'day', minuteOfDay: 365, weekdays: [0, 1, 2, 3, 4, 5, 6], ...of }, 0],
  ['Mon–Fri around 03:00', { every: 'day', minuteOfDay: 360, weekdays: [1, 2, 3, 4, 5], ...of }, -180],
  ['Sun around 22:00', { every: 'day', minuteOfDay: 60, weekdays: [1], ...of }, -180],
  ['Tue, Thu around 01:30', { every: 'day', minuteOfDay: 23 * 60 + 30, weekdays: [1, 3], ...of }, 120],
  ['on day 1 of the month around 06:00', { every: 'month', minuteOfDay: 360, day: 1, ...of }, 0],
])('%s', (told, schedule, ahead) => expect(tellSchedule(schedule, ahead)).toBe(told))
