// A Run is the sum of its Events, however they were cut into batches and however often they came.
import type { Event, EventRow } from '@sentinel/contract'
import { runSummarySchema } from '@sentinel/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connected, ended, opened, repeated, runId, started, used } from '../testing/sampleLog.ts'
import { foldRun, type RunState } from './foldRun.ts'

const run = runId(1)
const place = { run, endpoint: { id: '0'.repeat(32), name: 'ws-1' } }
const gap: Event = {
  type: 'gap.recorded',
  run,
  time: '2026-01-31T08:15:01.000Z',
  reason: 'dropped',
  count: 3,
}

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.constant(started(run)),
  fc.nat(9).map((seq) => opened(run, seq, `/data/${seq}.csv`, seq % 2 ? 'read' : 'write')),
  fc.nat(600).map((index) => used(run, index, `package${index}`, '1.0')),
  fc.nat(5).map((index) => connected(run, index, `host${index}.example.com`)),
  fc.nat(5).map((of) => repeated(run, 99, of, of + 2)),
  fc.constant(gap),
  fc.constant(ended(run, 100)),
)
const rowsOf = (events: Event[]): EventRow[] => events.map((event, n) => ({ n: n * 2, event }))
const fold = (batches: EventRow[][]) =>
  batches.reduce<RunState | undefined>((state, rows) => foldRun(state, rows, place), undefined)

describe('foldRun', () => {
  it('gives the same Run for any split into batches, and for batches that come again', () => {
    fc.assert(
      fc.property(
        fc.array(anyEvent, { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(60)),
        (events, cuts) => {
          const rows = rowsOf(events)
          const places = [0, ...cuts.sort((a, b) => a - b), rows.length]
          const batches = places.slice(1).map((end, index) => rows.slice(places[index], end))
          const again = batches.flatMap((batch, index) => [batch, rows.slice(0, places[index + 1])])
          const whole = fold([rows])
          expect(fold(batches)).toEqual(whole)
          expect(fold(again)).toEqual(whole)
        },
      ),
    )
  })

  it('always answers in the form of the contract, even for a Run of which no start was seen', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 1, maxLength: 20 }), (events) => {
        expect(() => runSummarySchema.parse(fold([rowsOf(events)])?.summary)).not.toThrow()
      }),
    )
    expect(fold([rowsOf([gap])])?.summary).toMatchObject({
      account: '(unknown)',
      scriptName: '(not reported)',
      status: 'ended',
      counts: { gaps: 1 },
    })
  })

  it('tells a whole Run in one summary', () => {
    const events = [
      started(run),
      used(run, 1, 'pandas', '2.2.0'),
      used(run, 2, 'pandas', '2.2.0'),
      opened(run, 3, '/in.xlsx'),
      opened(run, 4, '/out.csv', 'write'),
      connected(run, 5, 'api.example.com'),
      ended(run, 6),
    ]
    expect(fold([rowsOf(events)])).toMatchObject({
      firstN: 0,
      throughN: 12,
      summary: {
        account: 'ada',
        scriptName: 'etl.py',
        status: 'succeeded',
        packages: ['pandas@2.2.0'],
        hosts: ['api.example.com'],
        durationMs: 2400,
        cpuMs: 120,
        startedAt: '2026-01-31T08:15:00.123456Z',
        endedAt: '2026-01-31T08:15:02.500000Z',
        counts: {
          events: 7,
          packages: 1,
          filesRead: 1,
          filesWritten: 1,
          hosts: 1,
          processes: 0,
          gaps: 0,
          findings: 0,
        },
      },
    })
  })

  it('leaves the state it was given as it was', () => {
    const before = fold([rowsOf([started(run)])]) as RunState
    const copy = structuredClone(before)
    foldRun(before, [{ n: 9, event: ended(run, 1) }], place)
    expect(before).toEqual(copy)
  })
})
