// Enrolled endpoints in the control store.

import { type Kysely, sql } from 'kysely'
import type { ControlStore, Endpoint } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function endpointsIn(db: Kysely<Schema>): ControlStore['endpoints'] {
  return {
    async enrol({ id, name, platform, publicKey, enrolledAt }) {
      await db
        .insertInto('endpoint')
        .values({ id, name, platform, public_key: publicKey, enrolled_at: enrolledAt })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, platform }))
        .execute()
    },
    async find(id) {
      const row = await db.selectFrom('endpoint').selectAll().where('id', '=', id).executeTakeFirst()
      return row && endpointOf(row)
    },
    async list() {
      const rows = await db
        .selectFrom('endpoint')
        .leftJoin('receipt', 'receipt.endpoint_id', 'endpoint.id')
        .select(['endpoint.id', 'name', 'platform', 'enrolled_at as enrolledAt'])
        .select(({ fn }) => [
          fn.max('receipt.time').as('lastReceiptAt'),
          sql<number>`coalesce(max(receipt.through) + 1, 0)`.as('records'),
        ])
        .groupBy(['endpoint.id', 'name', 'platform', 'enrolled_at'])
        .orderBy('name')
        .execute()
      return rows.map((row) => ({ ...row, records: Number(row.records) }))
    },
  }
}

function endpointOf(row: Schema['endpoint']): Endpoint {
  const { id, name, platform, public_key: publicKey, enrolled_at: enrolledAt } = row
  return { id, name, platform, publicKey, enrolledAt }
}
