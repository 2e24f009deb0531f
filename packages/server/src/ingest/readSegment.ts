// From the bytes of a segment to verified records: chain, hashes, seals, vocabulary; all of it or nothing.

import { isUtf8 } from 'node:buffer'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type EvidenceRecord, SentinelError } from '@sentinel/contract'
import {
  type ChainFault,
  type ChainPosition,
  createVerifier,
  type SplitLine,
  settleFaults,
  splitLine,
  splitLines,
} from '@sentinel/evidence'
import type { ReceivedEvent } from './eventRow.ts'

export type ReceivedSeal = { n: number; head: string; time: string; text: string }
/** `hashes[i]` is the hash of record `first + i`. */
export type Segment = {
  first: number
  last: number
  hashes: string[]
  events: ReceivedEvent[]
  seals: ReceivedSeal[]
}
export type SegmentSource = { endpoint: string; publicKey: string; from: ChainPosition }

/** A turn of the event loop lasts a few milliseconds at most, however long the segment. */
const linesPerTurn = 500

/** Faults: `segment-unreadable`, `evidence-tampered`, `evidence-seal-invalid`. */
export async function readSegment(bytes: Buffer, source: SegmentSource): Promise<Segment> {
  const { lines, rest } = splitLines(bytes)
  if (lines.length === 0 || rest.length > 0) throw unreadable('it does not end with a whole line')
  const verifier = createVerifier(source)
  const first = source.from.next
  const segment: Segment = { first, last: first - 1, hashes: [], events: [], seals: [] }
  const wrong: ChainFault[] = []
  for (const [index, line] of lines.entries()) {
    if (index % linesPerTurn === linesPerTurn - 1) await nextTurn()
    const { verified, faults } = verifier.take(line)
    // A clock that was set back breaks no chain: it is told of the endpoint, and its evidence is taken.
    wrong.push(...faults.filter(({ kind }) => kind !== 'clock-set-back'))
    if (wrong.length === 0 && verified) add(segment, verified.record, splitLine(line) as SplitLine)
  }
  // What is further on says what it was: a swap begins as a removal.
  const [fault] = settleFaults(wrong)
  if (fault) throw faultOf(source.endpoint, fault)
  if (segment.seals.at(-1)?.n !== segment.last) throw unreadable('its last record is not a seal')
  return segment
}

function add(segment: Segment, record: EvidenceRecord, { hash, record: bytes }: SplitLine): void {
  // JSON is UTF-8. A decoder would replace what is not, and the text kept would no longer be the one that was hashed.
  if (!isUtf8(bytes)) throw unreadable(`record ${record.n} is not UTF-8`)
  const text = Buffer.from(bytes).toString('utf8')
  segment.hashes.push(hash)
  segment.last = record.n
  if ('seal' in record)
    segment.seals.push({ n: record.n, head: record.seal.head, time: record.seal.time, text })
  else segment.events.push({ n: record.n, event: record.event, text })
}

function faultOf(endpoint: string, { kind, n, reason }: ChainFault): SentinelError {
  if (kind === 'malformed') return unreadable(`record ${n}: ${reason}`)
  if (kind === 'forged') return new SentinelError('evidence-seal-invalid', { endpoint, record: n })
  return new SentinelError('evidence-tampered', { endpoint, record: n, kind, reason })
}

const unreadable = (reason: string) => new SentinelError('segment-unreadable', { reason })
