// Events as marks on a time axis. Pure.

import type { EventOf, EventRow } from '@sentinel/contract'
import { type LaneId, type Reading, readEvent } from './lanes.ts'

export type Mark = Reading & {
  /** Record number: names the Event within its endpoint's log. */
  n: number
  /** Milliseconds since the Run's start; the last repetition's as well, where there was one. */
  offset: number
  until: number
  count: number
  at: string | undefined
  time: string
}

/** In the order of time. Repetitions lengthen and count the mark they repeat instead of standing beside it. */
export function readMarks(rows: EventRow[], startedAt: string): Mark[] {
  const start = preciseMs(startedAt)
  const since = (time: string) => Math.max(0, preciseMs(time) - start)
  const repeats = lastRepeats(rows)
  const marks = rows.flatMap((row): Mark[] => {
    const { event, n } = row
    const repeat = event.seq === undefined ? undefined : repeats.get(event.seq)
    const count = Math.max(row.count ?? 1, repeat?.count ?? 1)
    const reading = readEvent({ ...row, count }, repeat?.sums)
    if (!reading) return []
    const offset = since(event.time)
    const until = Math.max(offset, repeat ? since(repeat.time) : 0)
    return [{ ...reading, n, offset, until, count, at: placeOf(event), time: event.time }]
  })
  return marks.sort((one, other) => one.offset - other.offset || one.n - other.n)
}

type Repeat = EventOf<'event.repeated'>

/** Each tells of all repetitions so far: the one that counts the most holds. */
function lastRepeats(rows: EventRow[]): Map<number, Repeat> {
  const repeats = new Map<number, Repeat>()
  for (const { event } of rows) {
    if (event.type !== 'event.repeated') continue
    const known = repeats.get(event.of)
    if (!known || known.count <= event.count) repeats.set(event.of, event)
  }
  return repeats
}

const placeOf = (event: EventRow['event']) => ('at' in event ? event.at : undefined)

export function marksByLane(marks: Mark[]): Map<LaneId, Mark[]> {
  const lanes = new Map<LaneId, Mark[]>()
  for (const mark of marks) {
    if (!mark.lane) continue
    const lane = lanes.get(mark.lane)
    if (lane) lane.push(mark)
    else lanes.set(mark.lane, [mark])
  }
  return lanes
}

/** Date.parse drops microseconds; a Run of a few milliseconds needs them. */
export function preciseMs(time: string): number {
  const micros = /\.(\d{3})(\d{1,3})Z$/.exec(time)?.[2] ?? ''
  return Date.parse(time) + (micros ? Number(micros.padEnd(3, '0')) / 1000 : 0)
}
