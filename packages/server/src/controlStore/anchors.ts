// Anchors that were made: roots over the heads of all chains.

import type { Anchor, Stamp } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function anchorsIn(db: Kysely<Schema>): ControlStore['anchors'] {
  const all = () => db.selectFrom('anchor').selectAll()
  return {
    async add(anchor) {
      const { stamp, ...rest } = anchor
      await db
        .insertInto('anchor')
        .values({ ...rest, stamp: stamp && JSON.stringify(stamp) })
        .execute()
    },
    async stamp(time, stamp) {
      await db
        .updateTable('anchor')
        .set({ stamp: JSON.stringify(stamp) })
        .where('time', '=', time)
        .execute()
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

const anchorOf = ({ size, stamp, ...row }: Schema['anchor']): Anchor => ({
  ...row,
  size: Number(size),
  stamp: stamp === null ? null : (JSON.parse(stamp) as Stamp),
})
