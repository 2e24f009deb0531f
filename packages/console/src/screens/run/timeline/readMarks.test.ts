// Events as marks on the time axis.

import type { Event, EventRow } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { marksByLane, preciseMs, readMarks } from './readMarks.ts'

const startedAt = '2026-11-22T12:00:00.000100Z'
const run = '01a204da-79d7-7082-8a09-17ce96981b61'
const row = (n: number, event: Record<string, unknown>): EventRow => ({
  n,
  event: { run, ...event } as Event,
})
const opened = row(7, {
  type: 'file.opened',
  seq: 3,
  path: '/srv/in.csv',
  access: 'read',
  time: '2026-11-22T12:00:00.002350Z',
  at: '/srv/a.py:4',
})

test('microseconds count: a short Run has nothing else', () => {
  expect(preciseMs('2026-11-22T12:00:00.002350Z') - preciseMs(startedAt)).toBeCloseTo(2.25, 3)
  const [mark] = readMarks([opened], startedAt)
  expect(mark).toMatchObject({
    lane: 'files',
    sentence: 'read in.csv',
    value: '/srv/in.csv',
    short: 'in.csv',
    at: '/srv/a.py:4',
    count: 1,
  })
  expect(mark?.offset).toBeCloseTo(2.25, 3)
})

test('repetitions lengthen and count what they repeat, in whatever order they come', () => {
  const again = (n: number, count: number, time: string) =>
    row(n, { type: 'event.repeated', seq: n, of: 3, count, time })
  const marks = readMarks(
    [again(9, 30, '2026-11-22T12:00:01.000100Z'), opened, again(8, 10, '2026-11-22T12:00:00.500100Z')],
    startedAt,
  )
  expect(marks).toHaveLength(1)
  expect(marks[0]).toMatchObject({ n: 7, count: 30, until: 1000, sentence: 'read in.csv  × 30' })
})

test('an Event that was told before the start stands at the start', () => {
  const early = row(1, { type: 'gap.recorded', reason: 'dropped', time: '2026-11-22T11:59:59.000000Z' })
  expect(readMarks([early], startedAt)[0]).toMatchObject({ lane: 'gaps', offset: 0, short: 'dropped' })
})

test('each lane has its own; the life of the Run itself is in none', () => {
  const ended = row(9, { type: 'run.ended', outcome: 'succeeded', exitCode: 0, time: startedAt })
  const lanes = marksByLane(readMarks([opened, ended], startedAt))
  expect([...lanes.keys()]).toEqual(['files'])
})

test('what was read or sent again and again is told as one sum', () => {
  const called = row(3, {
    type: 'model.called',
    seq: 5,
    time: startedAt,
    provider: 'openai',
    model: 'gpt-5',
    host: 'api.openai.com',
    bytesSent: 1000,
  })
  const again = row(4, {
    type: 'event.repeated',
    seq: 6,
    of: 5,
    count: 9,
    time: startedAt,
    sums: { bytesSent: 2_100_000 },
  })
  const [mark] = readMarks([called, again], startedAt)
  expect(mark).toMatchObject({
    lane: 'models',
    sentence: 'sent 2.1 MB to api.openai.com, model gpt-5, in 9 calls',
  })
})
