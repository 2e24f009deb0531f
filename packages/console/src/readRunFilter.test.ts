// The address is read as the contract's own schema would read it.

import { runFilterSchema, runStatus } from '@sentinel/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRunFilter, statuses } from './readRunFilter.ts'

const names = Object.keys(runFilterSchema.shape) as (keyof typeof runFilterSchema.shape)[]
const value = fc.oneof(
  fc.string(),
  fc.string({ minLength: 395, maxLength: 405 }),
  fc.constantFrom(...runStatus.options),
  fc.integer(),
  fc.constant(undefined),
)
const search = fc.dictionary(fc.oneof(fc.constantFrom<string>(...names), fc.string()), value)

test('every member that the contract takes is taken, every other one is left out', () => {
  fc.assert(
    fc.property(search, (raw) => {
      const expected = Object.fromEntries(
        names.flatMap((name) => {
          const read = runFilterSchema.shape[name].safeParse(raw[name])
          return read.success && read.data !== undefined ? [[name, read.data]] : []
        }),
      )
      expect(readRunFilter(raw)).toEqual(expected)
    }),
  )
})

test('every status of the contract is known', () => {
  expect([...statuses].sort()).toEqual([...runStatus.options].sort())
})
