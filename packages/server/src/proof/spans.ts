// Which stretches of a log prove a set of its records: each begins at record 0 or a seal, and ends where a receipt does.

import type { Receipt } from '@sentinel/contract'

export type Stretch = { first: number; receipt: Receipt }

/**
 * `wanted`, `seals` and `receipts` ascend. Records that no receipt covers are left out. The seal before the first wanted
 * record of a receipt begins it: its signature vouches for the hash that what follows builds on.
 */
export function stretchesFor(wanted: number[], seals: number[], receipts: Receipt[]): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const receipt of receipts) {
    const begin = from
    while (from < wanted.length && (wanted[from] as number) <= receipt.through) from++
    if (from === begin) continue
    const first = seals.findLast((n) => n < (wanted[begin] as number)) ?? 0
    const before = stretches.at(-1)
    // Where one begins in the other, they are one: no record stands in a bundle twice.
    if (before && first <= before.receipt.through) before.receipt = receipt
    else stretches.push({ first, receipt })
  }
  return stretches
}
