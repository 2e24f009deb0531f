// A Run in words.

import { expect, test } from 'vitest'
import { countsOf, formatCommand, formatOutcome, formatRunDuration } from './run.ts'

const end = { exitCode: null, signal: null, exception: null, status: 'succeeded' as const }

test.each([
  [{ ...end, exitCode: 0 }, 'exit 0'],
  [{ ...end, status: 'failed' as const, exitCode: 1, exception: 'ValueError' }, 'exit 1 · ValueError'],
  [{ ...end, status: 'killed' as const, signal: 'SIGKILL' }, 'SIGKILL'],
  [{ ...end, status: 'killed' as const }, 'nobody saw the signal'],
  [{ ...end, status: 'running' as const }, ''],
])('an end in words: %#', (run, text) => expect(formatOutcome(run)).toBe(text))

test('what still runs counts up; what ended without a witness has no duration', () => {
  const startedAt = '2026-11-22T12:00:00.000000Z'
  const now = Date.parse('2026-11-22T12:01:05.400Z')
  expect(formatRunDuration({ status: 'running', durationMs: null, startedAt }, now)).toBe('1 min 05 s')
  expect(formatRunDuration({ status: 'ended', durationMs: null, startedAt }, now)).toBe('')
  expect(formatRunDuration({ status: 'failed', durationMs: 1420, startedAt }, now)).toBe('1.42 s')
})

test('the sentence counts only what there is', () => {
  const none = {
    events: 9,
    packages: 0,
    filesRead: 0,
    filesWritten: 0,
    hosts: 0,
    processes: 0,
    gaps: 0,
    findings: 0,
  }
  expect(countsOf(none)).toEqual([])
  const texts = countsOf({ ...none, filesWritten: 1, hosts: 2, gaps: 1 }).map(({ text }) => text)
  expect(texts).toEqual(['1 file written', '2 hosts', '1 gap'])
})

test('a command can be typed again as it stands', () => {
  expect(formatCommand(['python3', '-c', "print('a b')", '--to=x.csv'])).toBe(
    `python3 -c 'print('\\''a b'\\'')' --to=x.csv`,
  )
})
