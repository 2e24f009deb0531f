// Reads recorded evidence back: in parts that end at a seal for the upload, record by record for a restart.

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type EvidenceRecord, recordSchema } from '@sentinel/contract'
import { segmentName, splitLine, splitLines } from '@sentinel/evidence'
import { attempt } from '../platform/attempt.ts'
import { listSegments, readPart, readSegment } from './segmentFile.ts'

/** Whole lines from record `first` to the seal `through`. */
export type SealedPart = { first: number; through: number; bytes: Buffer }

export type LogReader = {
  /** About `limit` bytes from record `first` on, more only where one seal spans more; undefined where there are none. */
  read(first: number, limit: number): SealedPart | undefined
  /** Records of the segments that hold number `from` and those after it. */
  records(from: number): Iterable<EvidenceRecord>
}

type Place = { path: string; offset: number }

export function createLogReader(folder: string): LogReader {
  // Parts are asked for one after the other: the place where the last one ended spares the search.
  let after: (Place & { next: number }) | undefined

  return {
    read(first, limit) {
      const place = enter(folder, first, after?.next === first ? after : find(folder, first))
      if (!place) return undefined
      for (let length = limit; ; length *= 2) {
        const bytes = readPart(place.path, place.offset, length)
        const part = untilLastSeal(bytes)
        if (part) {
          after = { path: place.path, offset: place.offset + part.bytes.length, next: part.through + 1 }
          return { first, ...part }
        }
        if (bytes.length < length) return undefined
      }
    },
    *records(from) {
      const segments = listSegments(folder)
      const begin = Math.max(
        0,
        segments.findLastIndex((segment) => segment.first <= from),
      )
      for (const segment of segments.slice(begin)) {
        for (const line of readSegment(segment).lines) yield* recordsOf(line)
      }
    },
  }
}

/** A place at the end of its segment means the beginning of the next. */
function enter(folder: string, first: number, place: Place | undefined): Place | undefined {
  if (!place || place.offset < statSync(place.path).size) return place
  const next = listSegments(folder).find((segment) => segment.first === first)
  return next && { path: join(folder, segmentName(first)), offset: 0 }
}

function find(folder: string, first: number): Place | undefined {
  const segment = listSegments(folder).findLast((candidate) => candidate.first <= first)
  if (!segment) return undefined
  let offset = 0
  for (const line of readSegment(segment).lines) {
    if (headOf(line)?.n === first) return { path: segment.path, offset }
    offset += line.length + 1
  }
  return undefined
}

function untilLastSeal(bytes: Buffer): Omit<SealedPart, 'first'> | undefined {
  let length = 0
  let sealed: Omit<SealedPart, 'first'> | undefined
  for (const line of splitLines(bytes).lines) {
    length += line.length + 1
    const head = headOf(line)
    if (head?.isSeal) sealed = { through: head.n, bytes: bytes.subarray(0, length) }
  }
  return sealed
}

/** Number and kind of a record from its first bytes: the rest need not be parsed. */
function headOf(line: Uint8Array): { n: number; isSeal: boolean } | undefined {
  const record = splitLine(line)?.record
  const match =
    record && /^\{"n":(\d+),"(seal|event)"/.exec(Buffer.from(record.subarray(0, 40)).toString('latin1'))
  return match ? { n: Number(match[1]), isSeal: match[2] === 'seal' } : undefined
}

/** A line that was altered since holds no record: what it was is the server's to tell. */
function recordsOf(line: Uint8Array): EvidenceRecord[] {
  const text = Buffer.from(splitLine(line)?.record ?? []).toString('utf8')
  const record = recordSchema.safeParse(attempt(() => JSON.parse(text) as unknown))
  return record.success ? [record.data] : []
}
