// Anchors that were made: roots over the heads of all chains.

import type { Anchor } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function anchorsIn(db: Kysely<Schema>): ControlStore['anchors'] {
  const all = () => db.selectFrom('anchor').selectAll()
  return {
    async add(anchor) {
      await db.insertInto('anchor').values(anchor).execute()
    },
    list: async (limit) => (await all().orderBy('time', 'desc').limit(limit).execute()).map(anchorOf),
    async covering(time) {
      const row = await all()
        .where('time', '>=', time)
        .where('since', '<', time)
        .orderBy('time')
        .limit(1)
        .executeTakeFirst()
      return row && anchorOf(row)
    },
  }
}

const anchorOf = (row: Schema['anchor']): Anchor => ({ ...row, size: Number(row.size) })
