// What operators granted and took back: numbered from 1 without holes, never changed.

import { grantChangeSchema } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function grantsIn(db: Kysely<Schema>): ControlStore['grants'] {
  return {
    async add({ number, time, operator, change }) {
      const row = { number, time, operator, body: JSON.stringify(change) }
      await db.insertInto('grant_change').values(row).execute()
    },
    async latest() {
      const row = await db
        .selectFrom('grant_change')
        .select('number')
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return Number(row?.number ?? 0)
    },
    async list() {
      const rows = await db.selectFrom('grant_change').selectAll().orderBy('number').execute()
      return rows.map(({ number, body, ...row }) => ({
        ...row,
        number: Number(number),
        change: grantChangeSchema.parse(JSON.parse(body)),
      }))
    },
  }
}
