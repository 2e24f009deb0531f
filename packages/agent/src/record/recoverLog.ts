// Opening the log after whatever happened: a torn last write is cut off; from the first record that does not verify on,
// everything is set aside and told as a Gap, so that one broken byte neither stops the agent nor passes as evidence.

import { mkdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ChainPosition, createVerifier, genesis } from '@sentinel/evidence'
import { listSegments, positionBefore, readPart, readSegment, type SegmentFile } from './segmentFile.ts'

export type RecoverOptions = {
  folder: string
  /** What is broken goes here. */
  aside: string
  endpoint: string
  publicKey: string
  /** Positions that are trusted: the server's receipt, and where a pruned log begins. */
  anchors: ChainPosition[]
}

export type Recovered = {
  position: ChainPosition
  /** The segment to append to; undefined where a new one begins. */
  current: SegmentFile | undefined
  /** `isCut`: its end, or all of it, is missing; else a record of it is not as it was written. */
  broken?: { n: number; reason: string; isCut: boolean }
}

export function recoverLog(options: RecoverOptions): Recovered {
  const { folder, endpoint, anchors } = options
  const segments = listSegments(folder)
  const confirmed = confirmedBy(options)
  // The segment in which the first unconfirmed record lies: what the server holds need not be walked again.
  const begin = Math.max(
    0,
    segments.findLastIndex((segment) => segment.first <= confirmed),
  )
  const from = positionBefore(segments, begin, endpoint, anchors)
  if (segments.length === 0 || !from) return startOver(options, segments)
  return walk(options, segments.slice(begin), from)
}

const confirmedBy = ({ anchors }: RecoverOptions) => Math.max(0, ...anchors.map((anchor) => anchor.next))

/** Nothing to go on from: the log continues where the server's receipt ends. */
function startOver(options: RecoverOptions, segments: SegmentFile[]): Recovered {
  const beginning = { next: 0, head: genesis(options.endpoint) }
  const position = options.anchors.reduce((far, anchor) => (anchor.next > far.next ? anchor : far), beginning)
  for (const segment of segments) setAside(options, segment)
  const broken = segments[0] && {
    n: segments[0].first,
    reason: 'the record before it is missing',
    isCut: true,
  }
  return { position, current: undefined, ...(broken ? { broken } : {}) }
}

function walk(options: RecoverOptions, segments: SegmentFile[], from: ChainPosition): Recovered {
  const { endpoint, publicKey } = options
  const confirmed = confirmedBy(options)
  const verifier = createVerifier({ endpoint, publicKey, from })
  let position = from
  let broken: Recovered['broken']
  for (const [index, segment] of segments.entries()) {
    const { lines, rest } = readSegment(segment)
    let good = 0
    for (const line of lines) {
      const fault = verifier.take(line).faults.find(({ kind }) => kind !== 'clock-set-back')
      // The numbers of confirmed records are taken: the log cannot be cut there, only told of.
      if (fault && fault.n >= confirmed)
        return cutAt(options, segments.slice(index), good, { position, fault })
      if (fault) broken ??= { n: fault.n, reason: fault.reason, isCut: false }
      good += line.length + 1
      const { next, head } = verifier.position()
      position = { next, head }
    }
    if (rest.length > 0) truncateSync(segment.path, good)
  }
  return {
    ...resumed(options, position),
    ...(broken ? { broken } : {}),
  }
}

/** A log that ends before the server's receipt, or otherwise than it, is not what was sent: it goes on after the receipt. */
function resumed(options: RecoverOptions, position: ChainPosition): Recovered {
  const { next, head } = position
  const other = options.anchors.find(
    (anchor) => anchor.next > next || (anchor.next === next && anchor.head !== head),
  )
  if (!other) return { position, current: listSegments(options.folder).at(-1) }
  return {
    position: other,
    current: undefined,
    broken: { n: next, reason: 'the log does not end as its receipt says', isCut: other.next > next },
  }
}

type Cut = { position: ChainPosition; fault: { n: number; reason: string } }

/** Keeps the good beginning of the first segment; the rest of it and all that follow go aside. */
function cutAt(
  options: RecoverOptions,
  segments: SegmentFile[],
  good: number,
  { position, fault }: Cut,
): Recovered {
  const [first, ...later] = segments as [SegmentFile, ...SegmentFile[]]
  const broken = { n: fault.n, reason: fault.reason, isCut: false }
  for (const segment of later) setAside(options, segment)
  if (good === 0) {
    setAside(options, first)
    return { position, current: undefined, broken }
  }
  keepCopy(options, first, good)
  truncateSync(first.path, good)
  return { position, current: { ...first, size: good }, broken }
}

function setAside({ aside }: RecoverOptions, segment: SegmentFile): void {
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  renameSync(segment.path, join(aside, `${Date.now()}-${basename(segment.path)}`))
}

function keepCopy({ aside }: RecoverOptions, segment: SegmentFile, from: number): void {
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  const copy = join(aside, `${Date.now()}-${basename(segment.path)}`)
  writeFileSync(copy, readPart(segment.path, from, segment.size - from), { mode: 0o600 })
}
