// Durations, waits and places in a Run, as people read them.

import { expect, test } from 'vitest'
import { formatDuration, formatElapsed, formatOffset } from './duration.ts'

test.each([
  [0.04, '0 ms'],
  [0.44, '0.4 ms'],
  [5.77, '5.8 ms'],
  [840.4, '840 ms'],
  [999.4, '999 ms'],
  [999.6, '1.00 s'],
  [1420, '1.42 s'],
  [14_230, '14.2 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 00 s'],
  [125_000, '2 min 05 s'],
  [3_840_000, '1 h 04 min'],
  [266_400_000, '3 d 2 h'],
])('%d ms lasts %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

test.each([
  [-500, '0 s'],
  [59_999, '59 s'],
  [61_000, '1 min 01 s'],
])('after %d ms it counts %s', (ms, text) => expect(formatElapsed(ms)).toBe(text))

test.each([
  [0.4, '+0.000 s'],
  [12_345, '+12.345 s'],
  [125_010, '+2:05.010'],
  [3_725_000, '+1:02:05'],
])('%d ms into the Run is %s', (ms, text) => expect(formatOffset(ms)).toBe(text))
