// Whatever the order in which numbers come: holes are those that never came, and a number counts once.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSequence } from './sequence.ts'

it('counts the numbers below the highest that never came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60)), (numbers) => {
      const sequence = createSequence()
      const fresh = numbers.filter((number) => sequence.take(number))
      const distinct = new Set(numbers)
      expect(fresh).toHaveLength(distinct.size)
      const highest = Math.max(-1, ...numbers)
      expect(sequence.holes()).toBe(highest + 1 - distinct.size)
    }),
  )
})
