// Events of the stream among those that are loaded.

import type { EventRow } from '@sentinel/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addEvents } from './addEvents.ts'

const rows = (numbers: number[]) => numbers.map((n) => ({ n }) as EventRow)

test('in the order of records, each once, whatever comes twice', () => {
  const numbers = fc.array(fc.nat(40))
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(40)), numbers, (known, added) => {
      const loaded = { rows: rows(known.sort((a, b) => a - b)), cut: false }
      const unique = [...new Set(added)]
      const together = addEvents(loaded, rows(unique)).rows.map(({ n }) => n)
      expect(together).toEqual([...new Set([...known, ...unique])].sort((a, b) => a - b))
    }),
  )
})
