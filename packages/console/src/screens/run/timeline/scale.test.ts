// The geometry of the timeline.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mark } from './readMarks.ts'
import { barsOf, createScale, labelsOf, nearest, stretchesOf, ticksOf } from './scale.ts'

const mark = (offset: number, short = 'orders.csv') => ({ n: offset, offset, short }) as Mark

test('pixels and milliseconds lead to each other', () => {
  fc.assert(
    fc.property(
      fc.float({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 50, max: 2000 }),
      (part, width) => {
        const scale = createScale({ from: 100, to: 9100 }, width)
        const ms = 100 + part * 9000
        expect(scale.ms(scale.x(ms))).toBeCloseTo(ms, 5)
        expect(scale.x(ms)).toBeGreaterThan(0)
        expect(scale.x(ms)).toBeLessThan(width)
      },
    ),
  )
})

test.each([
  [3550, ['0', '500 ms', '1 s', '1.5 s', '2 s', '2.5 s', '3 s', '3.5 s']],
  [171_000, ['0', '30 s', '1 min', '1 min 30 s', '2 min', '2 min 30 s']],
  [6, ['0', '1 ms', '2 ms', '3 ms', '4 ms', '5 ms', '6 ms']],
])('an axis over %d ms is labelled as a clock is read', (to, labels) => {
  expect(ticksOf(createScale({ from: 0, to }, 812)).map(({ label }) => label)).toEqual(labels)
})

test('any span has a few labels, never a crowd, each different', () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(0.01), max: 1e9, noNaN: true }), (to) => {
      const labels = ticksOf(createScale({ from: 0, to }, 800)).map(({ label }) => label)
      expect(labels.length).toBeLessThanOrEqual(9)
      expect(new Set(labels).size).toBe(labels.length)
    }),
  )
})

test('marks on one spot share a bar, and no mark in view is lost', () => {
  const scale = createScale({ from: 0, to: 1000 }, 500)
  const marks = [0, 1, 2, 400, 999, 1001].map((offset) => mark(offset))
  const bars = barsOf(marks, scale)
  expect(bars.flatMap((bar) => bar.marks)).toEqual(marks.slice(0, 5))
  expect(bars[0]?.marks.length).toBeGreaterThan(1)
})

test('a name stands where there is room for it, cut where there is room for most of it', () => {
  const bars = [0, 20, 110].map((x) => ({ x, marks: [mark(x, 'orders_of_the_week.csv')] }))
  const [cut, whole] = labelsOf(bars, 400)
  expect(cut).toMatchObject({ x: 20 })
  expect(cut?.text).toMatch(/^orders.*…$/)
  expect(whole).toEqual({ x: 110, text: 'orders_of_the_week.csv' })
})

test('the pointer means the nearest mark within reach', () => {
  const scale = createScale({ from: 0, to: 1000 }, 1012)
  const marks = [mark(100), mark(130), mark(700)]
  expect(nearest(marks, scale.x(120), scale)?.offset).toBe(130)
  expect(nearest(marks, scale.x(400), scale)).toBeUndefined()
})

test('repetitions that overlap are one stretch; what happened once is none', () => {
  const lasting = (offset: number, until: number) => ({ ...mark(offset), until })
  const marks = [lasting(0, 50), lasting(20, 30), lasting(40, 80), lasting(90, 90), lasting(100, 120)]
  expect(stretchesOf(marks)).toEqual([
    { from: 0, to: 80 },
    { from: 100, to: 120 },
  ])
})
