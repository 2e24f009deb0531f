// What starts have in common is found through jitter and missed runs, and not where there is nothing.

import { tellSchedule } from '@sentinel/contract'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scheduleOf } from './scheduleOf.ts'

const minute = 60_000
const day = 1440 * minute
/** A Monday. */
const monday = Date.UTC(2026, 0, 5)
/** The same in each run of the test: some seconds to some minutes late. */
const late = (index: number, most: number) => ((index * 7919) % 101) * (most / 101)
const starts = (days: number[], at: number, jitter = 4 * minute) =>
  days.map((number, index) => monday + number * day + at * minute + late(index, jitter))
const range = (length: number) => Array.from({ length }, (_, index) => index)

const cases: [string, number[]][] = [
  ['every 15 minutes', range(40).map((index) => monday + index * 15 * minute + late(index, 20_000))],
  ['every hour', range(30).flatMap((index) => (index % 9 === 4 ? [] : [monday + index * 60 * minute]))],
  ['daily around 06:00', starts(range(20), 360, minute)],
  [
    'Mon–Fri around 06:00',
    starts(
      range(19).filter((number) => number % 7 < 5),
      360,
      minute,
    ),
  ],
  ['daily around 00:00', range(12).map((number) => monday + number * day + (number % 2 ? -2 : 0.4) * minute)],
  ['Wed around 07:30', starts([2, 9, 16, 23], 450, minute)],
  ['on day 1 of the month around 05:00', range(5).map((month) => Date.UTC(2026, month, 1, 5))],
]
it.each(cases)('%s', (told, times) => {
  const found = scheduleOf(times)
  expect(found && tellSchedule({ ...found, ...rounded(found) })).toBe(told)
})

/** The usual minute is one of those seen: to the nearest five. */
const rounded = (found: object) =>
  'minuteOfDay' in found ? { minuteOfDay: (Math.round((found.minuteOfDay as number) / 5) * 5) % 1440 } : {}

const none: [string, number[]][] = [
  ['nothing', []],
  ['three runs', starts([0, 1, 2], 360)],
  ['by hand, at any hour', range(30).map((index) => monday + Math.floor(late(index, 30 * day)))],
  ['a loop', range(50).map((index) => monday + index * 5000)],
  [
    'a burst now and then',
    range(30).map((index) => monday + Math.floor(index / 10) * 5 * day + index * minute * 3.1 * (index % 3)),
  ],
  ['two days of a month', starts([0, 1, 2, 28], 360)],
]
it.each(none)('no schedule in %s', (_name, times) => expect(scheduleOf(times)).toBeNull())

it('never fails, whatever the clocks say', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 4e12 }), { maxLength: 60 }), (times) => {
      expect(() => scheduleOf(times)).not.toThrow()
    }),
  )
})
