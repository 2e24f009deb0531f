// Events as marks on a time axis. Pure.

import type { EventRow } from '@sentinel/contract'
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
  const bySeq = new Map<number, Mark>()
  const marks: Mark[] = []
  const since = (time: string) => Math.max(0, preciseMs(time) - start)
  for (const row of rows) {
    const reading = readEvent(row)
    if (!reading) continue
    const { event, n, count = 1 } = row
    const offset = since(event.time)
    const at = 'at' in event ? event.at : undefined
    const mark = { ...reading, n, offset, until: offset, count, at, time: event.time }
    marks.push(mark)
    if (event.seq !== undefined) bySeq.set(event.seq, mark)
  }
  for (const { event } of rows) {
    const repeated = event.type === 'event.repeated' ? bySeq.get(event.of) : undefined
    if (!repeated || event.type !== 'event.repeated') continue
    repeated.until = Math.max(repeated.until, since(event.time))
    repeated.count = Math.max(repeated.count, event.count)
  }
  return marks.sort((one, other) => one.offset - other.offset || one.n - other.n)
}

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
