// Segment files on disk: listing, reading by line, and the position from which a segment's chain goes on.

import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ChainPosition,
  genesis,
  segmentName,
  segmentsAmong,
  splitLine,
  splitLines,
} from '@sentinel/evidence'

export type SegmentFile = { first: number; path: string; size: number }

export function listSegments(folder: string): SegmentFile[] {
  return segmentsAmong(readdirSync(folder)).map((first) => {
    const path = join(folder, segmentName(first))
    return { first, path, size: statSync(path).size }
  })
}

/** Complete lines of a segment, and what a torn write left after the last newline. */
export const readSegment = (segment: SegmentFile) => splitLines(readFileSync(segment.path))

/** At most `length` bytes from an offset. */
export function readPart(path: string, offset: number, length: number): Buffer {
  const fd = openSync(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(length)
    return bytes.subarray(0, readSync(fd, bytes, 0, length, offset))
  } finally {
    closeSync(fd)
  }
}

/**
 * Where the chain stands before the first record of `segments[index]`: at the genesis, at one of the trusted `anchors`,
 * or after the segment before it. Undefined where none of them fits.
 */
export function positionBefore(
  segments: readonly SegmentFile[],
  index: number,
  endpoint: string,
  anchors: readonly ChainPosition[],
): ChainPosition | undefined {
  const next = segments[index]?.first ?? 0
  if (next === 0) return { next, head: genesis(endpoint) }
  const anchor = anchors.find((candidate) => candidate.next === next)
  if (anchor) return anchor
  const before = segments[index - 1]
  const line = before && readSegment(before).lines.at(-1)
  const head = line && splitLine(line)?.hash
  return head ? { next, head } : undefined
}
