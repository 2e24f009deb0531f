// The geometry of the timeline: which milliseconds are which pixels, where the axis is labelled, which marks share a
// bar, which have room for their name. Pure.

import { formatElapsed } from '../../../format/duration.ts'
import type { Mark } from './readMarks.ts'

export type Span = { from: number; to: number }
export type Scale = { span: Span; width: number; x: (ms: number) => number; ms: (x: number) => number }

/** Pixels kept free at both ends, so that what happened first and last is not cut by the frame. */
const inset = 6

export function createScale(span: Span, width: number): Scale {
  const length = Math.max(span.to - span.from, 0.001)
  const inner = Math.max(width - 2 * inset, 1)
  return {
    span,
    width,
    x: (ms) => inset + ((ms - span.from) / length) * inner,
    ms: (x) => span.from + ((x - inset) / inner) * length,
  }
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** Round to a reader of clocks: 15 and 30 where 20 and 50 would be round to a mathematician. */
const steps = [
  ...[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].flatMap((count) => [count * second, count * minute]),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 168, 336].map((count) => count * hour),
].sort((one, other) => one - other)

/** Round moments, at least `apart` pixels from each other. */
export function ticksOf({ span, width }: Scale, apart = 100): { ms: number; label: string }[] {
  if (width === 0) return []
  const least = ((span.to - span.from) / width) * apart
  const step = steps.find((candidate) => candidate >= least) ?? least
  const first = Math.ceil(span.from / step)
  const last = Math.floor(span.to / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const ms = (first + i) * step
    return { ms, label: labelOf(ms, step) }
  })
}

function labelOf(ms: number, step: number): string {
  if (ms === 0) return '0'
  if (ms < second) return `${Number(ms.toFixed(2))} ms`
  if (ms < minute || step < second) return `${Number((ms / second).toFixed(step < 1 ? 5 : 3))} s`
  return formatElapsed(ms).replace(/ 00 (s|min)$/, '')
}

export type Bar = { x: number; marks: Mark[] }
const barWidth = 3

/** Marks that would lie on top of each other stand in one bar. */
export function barsOf(marks: Mark[], scale: Scale): Bar[] {
  const bars: Bar[] = []
  for (const mark of marks) {
    if (mark.offset < scale.span.from || mark.offset > scale.span.to) continue
    const x = Math.round(scale.x(mark.offset) / barWidth) * barWidth
    const last = bars.at(-1)
    if (last && last.x === x) last.marks.push(mark)
    else bars.push({ x, marks: [mark] })
  }
  return bars
}

/** While something was done again and again; what overlaps is one stretch. Takes marks in the order of time. */
export function stretchesOf(marks: Mark[]): Span[] {
  const stretches: Span[] = []
  for (const { offset, until } of marks) {
    if (until <= offset) continue
    const last = stretches.at(-1)
    if (last && offset <= last.to) last.to = Math.max(last.to, until)
    else stretches.push({ from: offset, to: until })
  }
  return stretches
}

const characterWidth = 6.1
const gap = 14

/** Names for the bars that have room for one before the next bar begins; a cut name must still say something. */
export function labelsOf(bars: Bar[], width: number): { x: number; text: string }[] {
  return bars.flatMap((bar, i) => {
    const room = Math.floor(((bars[i + 1]?.x ?? width) - bar.x - gap) / characterWidth)
    const [first] = bar.marks
    if (!first || room < 6) return []
    const more = bar.marks.length > 1 ? ` +${bar.marks.length - 1}` : ''
    const name = first.short
    if (name.length + more.length <= room) return [{ x: bar.x, text: name + more }]
    return room < 9 ? [] : [{ x: bar.x, text: `${name.slice(0, room - more.length - 1)}…${more}` }]
  })
}

/** The mark that the pointer means: the nearest within `reach` pixels. */
export function nearest(marks: Mark[], x: number, scale: Scale, reach = 24): Mark | undefined {
  let best: Mark | undefined
  let least = reach
  for (const mark of marks) {
    const distance = Math.abs(scale.x(mark.offset) - x)
    if (distance >= least) continue
    least = distance
    best = mark
  }
  return best
}
