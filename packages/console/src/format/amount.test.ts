// Sizes and counts, with their plurals.

import { expect, test } from 'vitest'
import { formatBytes, formatCount, plural } from './amount.ts'

test.each([
  [0, '0 B'],
  [912, '912 B'],
  [999.6, '1.00 kB'],
  [84_240_000, '84.2 MB'],
  [173_000_000, '173 MB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

test('one is one, more are many', () => {
  expect(plural(1, 'host')).toBe('1 host')
  expect(plural(1204, 'process', 'processes')).toBe('1,204 processes')
  expect(formatCount(1_000_000)).toBe('1,000,000')
})
