// Receipts given: the server's memory of how far each endpoint's log is held.

import type { Receipt } from '@sentinel/contract'
import { type Kysely, sql } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import { createGroupCommit } from './groupCommit.ts'
import type { Schema } from './schema.ts'

export function receiptsIn(db: Kysely<Schema>): ControlStore['receipts'] {
  const of = (endpoint: string) => db.selectFrom('receipt').selectAll().where('endpoint_id', '=', endpoint)
  return {
    add: createGroupCommit((receipts) => insert(db, receipts)),
    last: async (endpoint) =>
      receiptOf(await of(endpoint).orderBy('through', 'desc').limit(1).executeTakeFirst()),
    at: async (endpoint, through) =>
      receiptOf(await of(endpoint).where('through', '=', through).executeTakeFirst()),
    async during(since, time) {
      const rows = await db
        .selectFrom('receipt')
        .selectAll()
        .where('time', '>', since)
        .where('time', '<=', time)
        .orderBy('endpoint_id')
        .orderBy('through')
        .execute()
      return rows.map((row) => receiptOf(row) as Receipt)
    },
    async from(endpoint, first, last) {
      const beyond = of(endpoint).where('through', '>=', last).orderBy('through').limit(1)
      const until = (await beyond.executeTakeFirst())?.through ?? last
      const rows = await of(endpoint)
        .where('through', '>=', first)
        .where('through', '<=', until)
        .orderBy('through')
        .execute()
      return rows.map((row) => receiptOf(row) as Receipt)
    },
    covering: async (endpoint, n) =>
      receiptOf(await of(endpoint).where('through', '>=', n).orderBy('through').limit(1).executeTakeFirst()),
  }
}

/** `records` counts from the receipt before it: the group holds one of each endpoint, whose segments come in turn. */
async function insert(db: Kysely<Schema>, receipts: readonly Receipt[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const last = await tx
      .selectFrom('receipt')
      .select(({ fn }) => fn.max<number | null>('position').as('position'))
      .executeTakeFirst()
    for (const [index, { endpoint, ...receipt }] of receipts.entries())
      await tx
        .insertInto('receipt')
        .values({
          endpoint_id: endpoint,
          ...receipt,
          position: Number(last?.position ?? 0) + index + 1,
          records: sql<number>`${receipt.through} - coalesce(
            (SELECT max(through) FROM receipt WHERE endpoint_id = ${endpoint}), -1)`,
        })
        .execute()
  })
}

function receiptOf(row: Schema['receipt'] | undefined): Receipt | undefined {
  if (!row) return undefined
  const { endpoint_id: endpoint, through, head, time, signature } = row
  return { endpoint, through: Number(through), head, time, signature }
}
