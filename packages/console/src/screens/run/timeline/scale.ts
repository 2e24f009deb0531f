// The geometry of the timeline: which milliseconds are which pixels, where the axis is labelled, which marks share a
// bar, which have room for their name. Pure.

import { formatDuration } from '../../../format/duration.ts'
import type { Mark } from './readMarks.ts'

export type Span = { from: number; to: number }
export type Scale = { span: Span; width: number; x: (ms: number) => number; ms: (x: number) => number }

export function createScale(span: Span, width: number): Scale {
  const length = Math.max(span.to - span.from, 0.001)
  return {
    span,
    width,
    x: (ms) => ((ms - span.from) / length) * width,
    ms: (x) => span.from + (x / Math.max(width, 1)) * length,
  }
}

const steps = [1, 2, 5]

/** Round moments, about `apart` pixels from each other. */
export function ticksOf({ span, width }: Scale, apart = 110): { ms: number; label: string }[] {
  const rough = ((span.to - span.from) / Math.max(width, 1)) * apart
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-3)))
  const step = (steps.find((candidate) => candidate * power >= rough) ?? 10) * power
  const first = Math.ceil(span.from / step)
  const last = Math.floor(span.to / step)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const ms = (first + i) * step
    return { ms, label: ms === 0 ? '0' : formatDuration(ms) }
  })
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
