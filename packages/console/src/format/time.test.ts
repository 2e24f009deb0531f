// Moments told from now, and by their date.

import { expect, test } from 'vitest'
import { formatRelative } from './time.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const before = (ms: number) => new Date(now - ms).toISOString()

test.each([
  [0, 'just now'],
  [-20_000, 'just now'],
  [12_900, '12 s ago'],
  [60_000, '1 min ago'],
  [3 * 3_600_000, '3 h ago'],
])('%d ms ago reads %s', (ms, text) => expect(formatRelative(now, before(ms))).toBe(text))

test('what is long past, or far ahead, is told by its date', () => {
  expect(formatRelative(now, before(3 * 86_400_000))).toMatch(/^19 Nov \d\d:\d\d$/)
  expect(formatRelative(now, before(400 * 86_400_000))).toMatch(/^1[78] Oct 2025$/)
  expect(formatRelative(now, before(-86_400_000))).toMatch(/^23 Nov \d\d:\d\d$/)
})
