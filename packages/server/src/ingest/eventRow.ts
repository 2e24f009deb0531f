// An Event record as a row of the evidence store.

import type { Event } from '@sentinel/contract'
import { microseconds } from '../runs/microseconds.ts'
import { resourceOf } from '../runs/resourceOf.ts'

/** An Event with the exact text of its record, as it was hashed. */
export type ReceivedEvent = { n: number; event: Event; text: string }

export function eventRow(endpoint: string, { n, event, text }: ReceivedEvent): object {
  const touched = resourceOf(event)
  const repeated = event.type === 'event.repeated' ? event : undefined
  return {
    endpoint_id: endpoint,
    run_id: event.run ?? '',
    n,
    seq: event.seq ?? null,
    time: microseconds(event.time),
    type: event.type,
    resource_kind: touched?.kind ?? '',
    resource: touched?.value ?? '',
    act: touched?.act ?? '',
    at: ('at' in event && event.at) || '',
    repeat_of: repeated?.of ?? null,
    repeat_count: repeated?.count ?? 0,
    record: text,
  }
}
