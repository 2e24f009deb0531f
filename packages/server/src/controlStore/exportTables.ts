// The migration that exports need: receipts and changes of alerts are numbered, so that a cursor is one number.

import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was stored before is numbered by time: nobody has a cursor on it yet. */
export const exportTables: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    for (const table of ['receipt', 'alert_change']) {
      await schema.alterTable(table).addColumn('position', 'bigint').execute()
      const key = table === 'receipt' ? sql`endpoint_id, through` : sql`alert_id, number`
      await sql`UPDATE ${sql.table(table)} SET position = numbered.position FROM (
          SELECT ${key}, row_number() OVER (ORDER BY time, ${key}) AS position FROM ${sql.table(table)}
        ) AS numbered WHERE ${
          table === 'receipt'
            ? sql`numbered.endpoint_id = receipt.endpoint_id AND numbered.through = receipt.through`
            : sql`numbered.alert_id = alert_change.alert_id AND numbered.number = alert_change.number`
        }`.execute(db)
      await schema.createIndex(`${table}_position`).on(table).column('position').unique().execute()
    }
    await schema.alterTable('receipt').addColumn('records', 'bigint').execute()
    await sql`UPDATE receipt SET records = through - coalesce(
        (SELECT max(before.through) FROM receipt AS before
         WHERE before.endpoint_id = receipt.endpoint_id AND before.through < receipt.through), -1)`.execute(
      db,
    )
    await schema
      .createTable('export_destination')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('added_at', 'text', (column) => column.notNull())
      .addColumn('operator', 'text', (column) => column.notNull())
      .addColumn('receipt_position', 'bigint', (column) => column.notNull())
      .addColumn('record_n', 'bigint', (column) => column.notNull())
      .addColumn('alert_position', 'bigint', (column) => column.notNull())
      .addColumn('sent', 'bigint', (column) => column.notNull())
      .addColumn('retries', 'integer', (column) => column.notNull())
      .addColumn('last_sent_at', 'text')
      .addColumn('last_error', 'text')
      .addColumn('last_error_at', 'text')
      .execute()
  },
}
