// Times sort as text, and no clock of an endpoint can make one that the engine does not take.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { microseconds } from './microseconds.ts'

const time = fc
  .tuple(
    fc.date({ min: new Date('1970-01-01'), max: new Date('2261-01-01'), noInvalidDate: true }),
    fc.nat(999),
  )
  .map(([date, micros]) => `${date.toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`)

it('keeps all six digits', () => {
  fc.assert(fc.property(time, (exact) => void expect(microseconds(exact)).toBe(exact)))
})

it.each([
  ['2026-01-31T08:15:00.123Z', '2026-01-31T08:15:00.123000Z'],
  ['2026-02-30T00:00:00.000Z', '2026-03-02T00:00:00.000000Z'],
  ['9999-12-31T23:59:59.999Z', '2261-12-31T23:59:59.999999Z'],
  ['0000-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000000Z'],
])('%s becomes %s', (given, expected) => {
  expect(microseconds(given)).toBe(expected)
})
