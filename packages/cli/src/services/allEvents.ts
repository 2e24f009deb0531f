// Every Event of a Run, page by page.

import type { Client, EventRow } from '@sentinel/contract'

const page = 5000

export async function allEvents(call: Client, run: string): Promise<EventRow[]> {
  const rows: EventRow[] = []
  for (let after: number | undefined; ; ) {
    const query = after === undefined ? { limit: page } : { after, limit: page }
    const { events, next } = await call('runEvents', { params: { id: run }, query })
    rows.push(...events)
    if (next === null) return rows
    after = next
  }
}
