// Where a segment stands to what is held already: next, overlapping, or not to be placed.

import { type Receipt, SentinelError } from '@sentinel/contract'
import { type ChainPosition, genesis } from '@sentinel/evidence'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { Segment } from './readSegment.ts'

type Receipts = ControlStore['receipts']
export type Held = { endpoint: string; last: Receipt | undefined }

export const nextOf = (last: Receipt | undefined) => (last ? last.through + 1 : 0)

/**
 * The position whose hash the segment must follow. A segment may begin anew after any receipt (the agent may have
 * lost the later ones); anywhere else there is no hash to check it against, and it has to begin at what is expected.
 */
export async function startOf(
  receipts: Receipts,
  { endpoint, last }: Held,
  first: number,
): Promise<ChainPosition> {
  if (first === 0) return { next: 0, head: genesis(endpoint) }
  const before = last && first <= last.through + 1 ? await receipts.at(endpoint, first - 1) : undefined
  if (before) return { next: first, head: before.head }
  throw outOfOrder(first, last)
}

/** Which hash the seal at record `n` was put over; undefined where no seal is held there. */
export type SealHeadAt = (endpoint: string, n: number) => Promise<string | undefined>

export type Placed = { kind: 'new'; after: number } | { kind: 'known'; receipt: Receipt }

/**
 * Compares what overlaps by its hash: the same records are known, others are a fork. A log that was restored from a copy
 * may end where no receipt does: then the seal that is held there tells whether it is the same history.
 */
export async function placeSegment(
  { receipts, sealHeadAt }: { receipts: Receipts; sealHeadAt: SealHeadAt },
  { endpoint, last }: Held,
  segment: Segment,
): Promise<Placed> {
  if (!last || segment.first > last.through) return { kind: 'new', after: segment.first - 1 }
  if (segment.last > last.through) {
    agree(segment, last)
    return { kind: 'new', after: last.through }
  }
  const receipt = await receipts.at(endpoint, segment.last)
  if (!receipt) {
    const isSame = (await sealHeadAt(endpoint, segment.last)) === segment.seals.at(-1)?.head
    throw isSame ? outOfOrder(segment.first, last) : forked(endpoint, segment.last)
  }
  agree(segment, receipt)
  return { kind: 'known', receipt }
}

function agree({ first, hashes }: Segment, { endpoint, through, head }: Receipt): void {
  if (hashes[through - first] !== head) throw forked(endpoint, through)
}

export const forked = (endpoint: string, record: number) =>
  new SentinelError('evidence-forked', { endpoint, record })

const outOfOrder = (first: number, last: Receipt | undefined) =>
  new SentinelError('evidence-out-of-order', { first, expected: nextOf(last) })
