// What the server remembers of an endpoint's log while it runs: the last receipt, open Runs, and what a kill left behind.

import type { Receipt } from '@sentinel/contract'
import { z } from 'zod'
import type { Endpoint } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import type { RunState } from '../runs/foldRun.ts'
import { nextOf } from './placeSegment.ts'

export type EndpointLog = {
  endpoint: Endpoint
  last: Receipt | undefined
  /** Events that were stored beyond the last receipt, by record number, as SHA-256 of their text. */
  leftover: Map<number, string>
  runs: Map<string, RunState>
  /** A segment was acknowledged since the log was opened, so no Run in the store is ahead of the receipt. */
  isSettled: boolean
}

/**
 * A kill or a failed write may leave Events in the store that no receipt covers. They come again from the agent, so
 * they are asked for once, when the log is opened, and left out of the next insert.
 */
export async function openEndpointLog(
  store: EvidenceStore,
  endpoint: Endpoint,
  last: Receipt | undefined,
): Promise<EndpointLog> {
  const rows = await readAll(store, {
    name: 'leftover',
    sql: `SELECT n, lower(hex(SHA256(record))) AS digest FROM events
          WHERE endpoint_id = {endpoint:String} AND n >= {next:UInt64}`,
    params: { endpoint: endpoint.id, next: nextOf(last) },
    row: z.object({ n: z.number(), digest: z.string() }),
  })
  return {
    endpoint,
    last,
    leftover: new Map(rows.map(({ n, digest }) => [n, digest])),
    runs: new Map(),
    isSettled: false,
  }
}
