// The evidence store as the rest of the server sees it: ClickHouse SQL, in this process or in a cluster.

import type { z } from 'zod'

export type TableName = 'events' | 'runs' | 'seals' | 'findings'
export type Param = string | number | readonly string[]

/** SQL with `{name:Type}` for its params. `name` tags the query in the engine and in faults. */
export type Query<R> = { name: string; sql: string; params?: Record<string, Param>; row: z.ZodType<R> }

export interface EvidenceStore {
  /**
   * Resolves when the rows are on disk. Concurrent calls share one write, so that a thousand endpoints do not cost a
   * thousand fsyncs. There is no deduplication here: after a kill a retry carries *fewer* rows under the same name,
   * and an engine that went by the name would drop them. Who inserts knows what is stored already.
   */
  insert(table: TableName, rows: Iterable<object>): Promise<void>
  /** Rows as they come; a reader that stops early costs nothing but its session. */
  read<R>(query: Query<R>): AsyncIterable<R>
  close(): Promise<void>
}

export async function readAll<R>(store: EvidenceStore, query: Query<R>): Promise<R[]> {
  return Array.fromAsync(store.read(query))
}

/** The only row of a query that gives at most one. */
export async function readOne<R>(store: EvidenceStore, query: Query<R>): Promise<R | undefined> {
  const [row] = await readAll(store, query)
  return row
}
