// Destinations of exports with the cursor of each, and the two feeds that they read: receipts and changes of alerts, each
// numbered without holes in the order in which they were stored.

import type { AlertChange, ExportSettings } from '@sentinel/contract'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { KeptAlert } from '../alerts/foldAlert.ts'
import type { ControlStore, Cursor, Destination } from './controlStore.ts'
import type { Schema } from './schema.ts'

export function exportsIn(db: Kysely<Schema>): ControlStore['exports'] {
  const ends = async (): Promise<Cursor> => ({
    receipt: await lastOf(db, 'receipt'),
    n: -1,
    alertChange: await lastOf(db, 'alert_change'),
  })
  return {
    async add({ settings, addedAt, operator, from }) {
      const start = from === 'now' ? await ends() : { receipt: 0, n: -1, alertChange: 0 }
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('export_destination')
        .values({
          name: settings.name,
          settings: JSON.stringify(settings),
          added_at: addedAt,
          operator,
          ...columnsOf(start),
          sent: 0,
          retries: 0,
          last_sent_at: null,
          last_error: null,
          last_error_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n
    },
    async remove(name) {
      const { numDeletedRows } = await db
        .deleteFrom('export_destination')
        .where('name', '=', name)
        .executeTakeFirst()
      return numDeletedRows === 1n
    },
    async list() {
      const rows = await db.selectFrom('export_destination').selectAll().orderBy('name').execute()
      return rows.map(destinationOf)
    },
    async sent(name, cursor, { events, time }) {
      await db
        .updateTable('export_destination')
        .set(({ eb }) => ({
          ...columnsOf(cursor),
          sent: eb('sent', '+', events),
          retries: 0,
          last_sent_at: time,
        }))
        .where('name', '=', name)
        .execute()
    },
    async failed(name, { reason, time }) {
      await db
        .updateTable('export_destination')
        .set(({ eb }) => ({ retries: eb('retries', '+', 1), last_error: reason, last_error_at: time }))
        .where('name', '=', name)
        .execute()
    },
    receiptsAfter: (position, limit) => receiptsAfter(db, position, limit),
    alertChangesAfter: (position, limit) => alertChangesAfter(db, position, limit),
    waiting: (cursor) => waiting(db, cursor),
  }
}

async function lastOf(db: Kysely<Schema>, table: 'receipt' | 'alert_change'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max<number | null>('position').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

async function receiptsAfter(db: Kysely<Schema>, position: number, limit: number) {
  const rows = await db
    .selectFrom('receipt')
    .select(['position', 'endpoint_id', 'through', 'records', 'time'])
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(({ endpoint_id: endpoint, ...row }) => {
    const through = Number(row.through)
    const first = through - Number(row.records) + 1
    return { position: Number(row.position), endpoint, first, through, time: row.time }
  })
}

async function alertChangesAfter(db: Kysely<Schema>, position: number, limit: number) {
  const rows = await db
    .selectFrom('alert_change')
    .innerJoin('alert', 'alert.id', 'alert_change.alert_id')
    .select([
      ...(['alert_change.position', 'alert_change.number', 'alert_change.time', 'alert.body'] as const),
      ...(['alert_change.operator', 'alert_change.act', 'alert_change.state', 'alert_change.text'] as const),
    ])
    .where('alert_change.position', '>', position)
    .orderBy('alert_change.position')
    .limit(limit)
    .execute()
  return rows.map(({ position: at, body, number, ...rest }) => ({
    position: Number(at),
    alert: (JSON.parse(body) as KeptAlert).alert,
    change: { number: Number(number), ...rest } as AlertChange,
  }))
}

/** Records and changes beyond the cursor, and when the oldest of them came in. */
async function waiting(db: Kysely<Schema>, { receipt, n, alertChange }: Cursor) {
  const records = await db
    .selectFrom('receipt')
    .select(({ fn }) => [fn.sum<number | null>('records').as('count')])
    .where('position', '>', receipt)
    .executeTakeFirst()
  const [next] = await receiptsAfter(db, receipt, 1)
  const changes = await db
    .selectFrom('alert_change')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('time').as('since')])
    .where('position', '>', alertChange)
    .executeTakeFirst()
  const done = next && n >= next.first ? n - next.first + 1 : 0
  const since = [next?.time, changes?.since].filter((time) => typeof time === 'string').sort()[0]
  return { count: Number(records?.count ?? 0) - done + Number(changes?.count ?? 0), since }
}

const columnsOf = ({ receipt, n, alertChange }: Cursor) => ({
  receipt_position: receipt,
  record_n: n,
  alert_position: alertChange,
})

const destinationOf = (row: Selectable<Schema['export_destination']>): Destination => ({
  settings: JSON.parse(row.settings) as ExportSettings,
  addedAt: row.added_at,
  cursor: {
    receipt: Number(row.receipt_position),
    n: Number(row.record_n),
    alertChange: Number(row.alert_position),
  },
  sent: Number(row.sent),
  retries: Number(row.retries),
  lastSentAt: row.last_sent_at,
  lastError:
    row.last_error === null || row.last_error_at === null
      ? null
      : { time: row.last_error_at, reason: row.last_error },
})

/** The next number of a feed, taken within the write that stores what it numbers: one server writes at a time. */
export const nextPosition = (table: 'receipt' | 'alert_change') =>
  sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM ${sql.table(table)})`
