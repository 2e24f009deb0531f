// Works Events from the stream into those that are loaded. Pure.

import type { EventRow } from '@sentinel/contract'

export type LoadedEvents = { rows: EventRow[] /** There are more than were loaded. */; cut: boolean }

/** In the order of records, each once: the stream and a page may both bring the same. */
export function addEvents(loaded: LoadedEvents, rows: EventRow[]): LoadedEvents {
  const known = new Set(loaded.rows.map(({ n }) => n))
  const added = rows.filter(({ n }) => !known.has(n))
  if (added.length === 0) return loaded
  return { ...loaded, rows: [...loaded.rows, ...added].sort((one, other) => one.n - other.n) }
}
