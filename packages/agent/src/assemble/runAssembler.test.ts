// Lines become Events the same way however they arrive, losses become Gaps, and no input makes an Event that the
// vocabulary does not know.
import { eventSchema, type ProbeLine } from '@sentinel/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProbeLine } from '../receive/probeLine.ts'
import { createRunAssembler } from './runAssembler.ts'

const run = '01a204ce-c1b8-7735-8e72-fd994cd7e670'
const now = '2026-01-31T08:15:00.000000Z'
const started: ProbeLine = {
  seq: 0,
  time: 1_767_225_600_000_000,
  type: 'run.started',
  probe: '0.1.0',
  run,
  pid: 4242,
  parentPid: 1,
  argv: ['report.py'],
  mode: 'script',
  script: { kind: 'file', path: '/home/analyst/report.py' },
  interpreter: { path: '/usr/bin/python3', version: '3.12.1', implementation: 'cpython' },
  prefix: '/usr',
  basePrefix: '/usr',
  path: [],
}
const ended: ProbeLine = {
  seq: 9,
  time: started.time + 5_000_000,
  type: 'run.ended',
  cpuUserMs: 40,
  cpuSystemMs: 10,
}
const opened = (seq: number): ProbeLine => ({
  seq,
  time: started.time + seq,
  type: 'file.opened',
  path: `/data/${seq}.csv`,
  access: 'read',
})

function assembler() {
  return createRunAssembler({
    run,
    account: { name: 'analyst', uid: 1000 },
    resolve: () => ({ kind: 'unknown' }),
    readScript: () => undefined,
    parentOf: () => undefined,
    tracer: {
      trace: () => ({ kind: 'unknown', ancestors: [], assistants: [] }),
      wrote: () => {},
      forget: () => {},
    },
  })
}

function assemble(
  lines: readonly ProbeLine[],
  exit: Parameters<ReturnType<typeof assembler>['end']>[0]['exit'],
) {
  const assembling = assembler()
  const events = lines.flatMap((line) => assembling.take({ kind: 'line', line }, now))
  return [...events, ...assembling.end({ exit, witness: exit ? 'system' : 'none', now })]
}

it('tells a file in a folder that goes to a cloud as an access of that store too', () => {
  const path = '/home/analyst/OneDrive - Contoso/pay.csv'
  const written: ProbeLine = {
    seq: 1,
    time: started.time,
    type: 'file.opened',
    path,
    access: 'write',
    at: 'a.py:3',
  }
  const stored = assemble([started, written, opened(2)], { exitCode: 0 }).filter(
    ({ type }) => type === 'storage.accessed',
  )
  expect(stored).toMatchObject([{ provider: 'OneDrive', action: 'write', path, at: 'a.py:3' }])
  expect(stored.every((event) => eventSchema.safeParse(event).success)).toBe(true)
})

describe('the end of a Run', () => {
  it.each([
    [
      'its exit code as the system saw it',
      [started, { ...ended, seq: 1 }],
      { exitCode: 3 },
      { outcome: 'failed', exitCode: 3, witness: 'system' },
    ],
    [
      'a signal',
      [started],
      { signal: 'SIGKILL' },
      { outcome: 'killed', signal: 'SIGKILL', witness: 'system' },
    ],
    [
      'what the probe said where nobody else knows',
      [started, { ...ended, seq: 1, exitCode: 0 }],
      undefined,
      { outcome: 'succeeded', exitCode: 0, witness: 'probe' },
    ],
    [
      'an exception without an exit code',
      [started, { ...ended, seq: 1, exception: 'KeyError' }],
      undefined,
      { outcome: 'failed', exception: 'KeyError' },
    ],
    [
      'a good-bye whose exit code nobody knows',
      [started, { ...ended, seq: 1 }],
      undefined,
      { outcome: 'ended', witness: 'probe' },
    ],
    ['nothing at all', [started], undefined, { outcome: 'killed', witness: 'none' }],
    [
      'another program in its place',
      [
        started,
        {
          seq: 1,
          time: started.time,
          type: 'process.replaced',
          how: 'os.execv',
          executable: '/bin/sh',
          argv: [],
        },
      ],
      undefined,
      { outcome: 'replaced' },
    ],
  ] as const)('is told by %s', (_name, lines, exit, expected) => {
    expect(assemble(lines as readonly ProbeLine[], exit).at(-1)).toMatchObject({
      type: 'run.ended',
      ...expected,
    })
  })

  it('tells lines that never came by their number', () => {
    const events = assemble([started, opened(1), opened(5), { ...ended, seq: 6 }], { exitCode: 0 })
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'gap.recorded', reason: 'dropped', count: 3 }),
    )
  })

  it('tells a regular end without the probe’s good-bye as a loss', () => {
    expect(assemble([started, opened(1)], { exitCode: 0 })).toContainEqual(
      expect.objectContaining({ type: 'gap.recorded', reason: 'dropped' }),
    )
  })
})

describe('lines', () => {
  it('that come twice or before their start become one Gap and its count, not Events', () => {
    const assembling = assembler()
    const take = (line: ProbeLine) => assembling.take({ kind: 'line', line }, now)
    expect(take(opened(1))).toMatchObject([{ type: 'gap.recorded', reason: 'invalid' }])
    expect(take(started)).toMatchObject([{ type: 'run.started' }, { type: 'run.traced' }])
    take(opened(1))
    for (let times = 0; times < 4; times++) expect(take(opened(1))).toEqual([])
    expect(assembling.end({ exit: undefined, witness: 'none', now })).toContainEqual(
      expect.objectContaining({ reason: 'invalid', count: 4 }),
    )
  })

  it('of any bytes never throw, and what they give the vocabulary knows', () => {
    const lines = [started, opened(1), opened(2), { ...ended, seq: 3 }].map((line) =>
      Buffer.from(JSON.stringify(line)),
    )
    const mutation = fc.record({
      line: fc.nat(lines.length - 1),
      place: fc.nat(400),
      bytes: fc.uint8Array({ maxLength: 8 }),
    })
    fc.assert(
      fc.property(
        fc.array(mutation, { maxLength: 6 }),
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 }),
        (mutations, garbage) => {
          const altered = lines.map((line) => Buffer.from(line))
          for (const { line, place, bytes } of mutations)
            (altered[line] as Buffer).set(bytes.subarray(0, 1), place % (altered[line] as Buffer).length)
          const assembling = assembler()
          const events = [...altered, ...garbage].flatMap((line) =>
            assembling.take(parseProbeLine(line), now),
          )
          for (const event of [...events, ...assembling.end({ exit: undefined, witness: 'none', now })])
            expect(eventSchema.safeParse(event).error).toBeUndefined()
        },
      ),
      { numRuns: process.env.SENTINEL_TEST_ALL ? 20_000 : 500 },
    )
  })
})
