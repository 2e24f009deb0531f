// The filter of Runs out of an address. The contract's schema says the same and a test holds the two together, but to
// load the schema library for eight words would cost a fifth of the first load.

import type { RunFilter, RunStatus } from '@sentinel/contract'

const longest = 400
const words = ['account', 'endpoint', 'script', 'package', 'host', 'launch', 'q'] as const
export const statuses = [
  'running',
  'succeeded',
  'failed',
  'killed',
  'replaced',
  'ended',
] as const satisfies RunStatus[]

/** What is not as the contract says is left out; the rest holds. */
export function readRunFilter(search: Record<string, unknown>): RunFilter {
  const filter: RunFilter = {}
  for (const name of words) {
    const value = search[name]
    if (typeof value === 'string' && value.length > 0 && value.length <= longest) filter[name] = value
  }
  const status = statuses.find((known) => known === search.status)
  return status ? { ...filter, status } : filter
}
