// What a kill left behind: Events in the store that no receipt covers. They come again from the agent, and are left out of
// the next insert.
//
// Every endpoint has to be asked for once, and a read of the store holds up the whole process for some five milliseconds: ten
// thousand endpoints that come back to a server just started would wait a minute for nothing. So the store is asked
// once where the log of each endpoint ends in it, and only those that end beyond their receipt are looked at one by one.

import type { Receipt } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { nextOf } from './placeSegment.ts'

/** By record number, as SHA-256 of the text. */
export type Leftover = Map<number, string>
export type Leftovers = {
  of(endpoint: string, last: Receipt | undefined): Promise<Leftover>
  /** A write of it failed: what the store holds of it now is not known any more. */
  doubt(endpoint: string): void
}

export function createLeftovers(store: EvidenceStore): Leftovers {
  const doubted = new Set<string>()
  let ends: Promise<Map<string, number>> | undefined

  /** As they were before this process wrote anything: whoever writes has come by here first. */
  function known(): Promise<Map<string, number>> {
    ends ??= endsIn(store).catch((fault) => {
      ends = undefined
      throw fault
    })
    return ends
  }

  return {
    async of(endpoint, last) {
      const next = nextOf(last)
      const end = (await known()).get(endpoint) ?? -1
      if (end < next && !doubted.has(endpoint)) return new Map()
      const leftover = await leftoverOf(store, endpoint, next)
      doubted.delete(endpoint)
      return leftover
    },
    doubt: (endpoint) => void doubted.add(endpoint),
  }
}

async function endsIn(store: EvidenceStore): Promise<Map<string, number>> {
  const rows = await readAll(store, {
    name: 'logEnds',
    sql: 'SELECT endpoint_id AS endpoint, max(n) AS last FROM events GROUP BY endpoint_id',
    row: z.object({ endpoint: z.string(), last: z.number() }),
  })
  return new Map(rows.map(({ endpoint, last }) => [endpoint, last]))
}

async function leftoverOf(store: EvidenceStore, endpoint: string, next: number): Promise<Leftover> {
  const rows = await readAll(store, {
    name: 'leftover',
    sql: `SELECT n, lower(hex(SHA256(record))) AS digest FROM events
          WHERE endpoint_id = {endpoint:String} AND n >= {next:UInt64}`,
    params: { endpoint, next },
    row: z.object({ n: z.number(), digest: z.string() }),
  })
  return new Map(rows.map(({ n, digest }) => [n, digest]))
}
