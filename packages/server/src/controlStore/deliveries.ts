// What is to be told to whom: claimed before it is sent, settled afterwards.

import type { AlertChange } from '@sentinel/contract'
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { KeptAlert } from '../alerts/foldAlert.ts'
import type { ControlStore, DeliveryKey } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function deliveriesIn(db: Kysely<Schema>): ControlStore['deliveries'] {
  return {
    claim: (now) =>
      db.transaction().execute(async (tx) => {
        const due = await tx
          .selectFrom('delivery')
          .innerJoin('alert', 'alert.id', 'delivery.alert_id')
          .innerJoin('alert_change', (join) =>
            join
              .onRef('alert_change.alert_id', '=', 'delivery.alert_id')
              .onRef('alert_change.number', '=', 'delivery.change'),
          )
          .select([
            'delivery.alert_id',
            'delivery.change',
            'delivery.channel',
            'delivery.attempts',
            'alert.body',
            'alert_change.time',
            'alert_change.operator',
            'alert_change.act',
            'alert_change.state',
            'alert_change.text',
          ])
          .where('delivery.state', '=', 'due')
          .where('delivery.next_at', '<=', now)
          .orderBy('delivery.next_at')
          .limit(1)
          .executeTakeFirst()
        if (!due) return undefined
        const { alert_id: alert, channel, body, time, operator, act, state, text } = due
        const key = { alert, change: Number(due.change), channel }
        const attempts = Number(due.attempts) + 1
        await tx
          .updateTable('delivery')
          .set({ state: 'sending', attempts, time: now })
          .where(isOf(key))
          .execute()
        const change = { number: key.change, time, operator, act, state, text } as AlertChange
        return { key, attempts, told: { alert: (JSON.parse(body) as KeptAlert).alert, change } }
      }),
    async settle(key, { state, reason, time, nextAt = time }) {
      await db
        .updateTable('delivery')
        .set({ state, reason, time, next_at: nextAt })
        .where(isOf(key))
        .execute()
    },
    async abandon(time) {
      const reason = 'the server was stopped while it was being sent'
      await db
        .updateTable('delivery')
        .set({ state: 'uncertain', reason, time })
        .where('state', '=', 'sending')
        .execute()
    },
  }
}

const isOf =
  ({ alert, change, channel }: DeliveryKey) =>
  (where: ExpressionBuilder<Schema, 'delivery'>) =>
    where.and({ alert_id: alert, change, channel })
