// What the server remembers of an endpoint's log while it runs: the last receipt, open Runs, and what a kill left behind.

import type { Receipt } from '@sentinel/contract'
import type { Endpoint } from '../controlStore/controlStore.ts'
import type { RunState } from '../runs/foldRun.ts'
import type { Leftover, Leftovers } from './leftovers.ts'

export type EndpointLog = {
  endpoint: Endpoint
  last: Receipt | undefined
  /** Events that were stored beyond the last receipt. */
  leftover: Leftover
  runs: Map<string, RunState>
  /** No Run in the store is ahead of the receipt: Runs are stored after their Events, and none of those is. */
  isSettled: boolean
}

export async function openEndpointLog(
  leftovers: Leftovers,
  endpoint: Endpoint,
  last: Receipt | undefined,
): Promise<EndpointLog> {
  const leftover = await leftovers.of(endpoint.id, last)
  return { endpoint, last, leftover, runs: new Map(), isSettled: leftover.size === 0 }
}
