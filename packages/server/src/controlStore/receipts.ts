// Receipts given: the server's memory of how far each endpoint's log is held.

import type { Receipt } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function receiptsIn(db: Kysely<Schema>): ControlStore['receipts'] {
  const of = (endpoint: string) => db.selectFrom('receipt').selectAll().where('endpoint_id', '=', endpoint)
  return {
    async add({ endpoint, ...receipt }) {
      await db
        .insertInto('receipt')
        .values({ endpoint_id: endpoint, ...receipt })
        .execute()
    },
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

function receiptOf(row: Schema['receipt'] | undefined): Receipt | undefined {
  if (!row) return undefined
  const { endpoint_id: endpoint, through, head, time, signature } = row
  return { endpoint, through: Number(through), head, time, signature }
}
