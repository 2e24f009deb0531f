// The log of a simulated endpoint: chained and sealed as an agent does it, kept in memory until it is sent.

import { zstdCompressSync } from 'node:zlib'
import type { Event } from '@sentinel/contract'
import { chain, createSeal, createSigningKey, endpointOf, genesis } from '@sentinel/evidence'

export type Log = ReturnType<typeof createLog>

export function createLog() {
  const key = createSigningKey()
  const endpoint = endpointOf(key.publicKey)
  const lines: string[] = []
  let head = genesis(endpoint)

  function push(record: object): void {
    const chained = chain(head, record)
    head = chained.hash
    lines.push(chained.line)
  }

  return {
    publicKey: key.publicKey,
    endpoint,
    add(events: readonly Event[], time: string): void {
      for (const event of events) push({ n: lines.length, event })
      push(createSeal(key, endpoint, lines.length, { head, time }))
    },
    /** The records from `first` on, compressed as for an upload. */
    body: (first: number): Buffer => zstdCompressSync(Buffer.from(lines.slice(first).join(''))),
  }
}
