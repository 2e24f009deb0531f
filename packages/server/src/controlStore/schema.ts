// The control store's tables, and the migrations that make them. Kysely's builder keeps them one for SQLite and PostgreSQL.

import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { exportTables } from './exportTables.ts'

/** Times are ISO 8601 text in UTC, which sorts as time does. */
export type Schema = {
  endpoint: { id: string; name: string; platform: string; public_key: string; enrolled_at: string }
  /** `position`: the order in which they were stored. `records`: how many it covers that none before it did. */
  receipt: {
    endpoint_id: string
    through: number
    head: string
    time: string
    signature: string
    position: number
    records: number
  }
  refusal: {
    id: string
    time: string
    operation: string
    endpoint_id: string | null
    code: string
    details: string
  }
  /** Only hashes of tokens are kept: the file alone signs nobody in. */
  sign_in_link: { token_hash: string; operator: string; expires_at: string }
  session: { token_hash: string; operator: string; expires_at: string }
  anchor: {
    time: string
    since: string
    size: number
    root: string
    previous: string
    signature: string
    /** JSON. */
    stamp: string | null
  }
  policy_version: {
    version: number
    policy: string
    title: string
    digest: string
    time: string
    operator: string
    text: string
    signature: string
    from_version: number | null
  }
  /** Never changed: what is granted now is what all of them come to. */
  grant_change: { number: number; time: string; operator: string; body: string }
  /** `body`: the whole of it as JSON; `severity` is its rank. */
  alert: {
    id: string
    state: string
    risk: number
    severity: number
    source: string
    rule: string
    script: string
    assignee: string | null
    last_at: string
    body: string
  }
  /** Through which record of an endpoint an alert has taken. */
  alert_reach: { alert_id: string; endpoint_id: string; through: number }
  alert_change: {
    alert_id: string
    number: number
    time: string
    operator: string
    act: string
    state: string
    text: string
    position: number
  }
  /** `receipt_position`, `record_n`, `alert_position`: its cursor. */
  export_destination: {
    name: string
    settings: string
    added_at: string
    operator: string
    receipt_position: number
    record_n: number
    alert_position: number
    sent: number
    retries: number
    last_sent_at: string | null
    last_error: string | null
    last_error_at: string | null
  }
  /** One for each change of state and channel. */
  delivery: {
    alert_id: string
    change: number
    channel: string
    state: string
    attempts: number
    next_at: string
    time: string
    reason: string
  }
}

const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    await schema
      .createTable('endpoint')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('enrolled_at', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createTable('receipt')
      .addColumn('endpoint_id', 'text', (column) => column.notNull().references('endpoint.id'))
      .addColumn('through', 'bigint', (column) => column.notNull())
      .addColumn('head', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('receipt_key', ['endpoint_id', 'through'])
      .execute()
    await schema
      .createTable('refusal')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('operation', 'text', (column) => column.notNull())
      .addColumn('endpoint_id', 'text')
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('refusal_time').on('refusal').column('time').execute()
    for (const table of ['sign_in_link', 'session'])
      await schema
        .createTable(table)
        .addColumn('token_hash', 'text', (column) => column.primaryKey())
        .addColumn('operator', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .execute()
  },
}

const policyVersions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('policy_version')
      .addColumn('version', 'bigint', (column) => column.primaryKey())
      .addColumn('policy', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('operator', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .addColumn('from_version', 'bigint')
      .execute()
  },
}

const alerts: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db
    await schema
      .createTable('alert')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('risk', 'double precision', (column) => column.notNull())
      .addColumn('severity', 'integer', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      .addColumn('script', 'text', (column) => column.notNull())
      .addColumn('assignee', 'text')
      .addColumn('last_at', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('alert_risk').on('alert').columns(['state', 'risk']).execute()
    await schema
      .createTable('alert_reach')
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('endpoint_id', 'text', (column) => column.notNull())
      .addColumn('through', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('alert_reach_key', ['alert_id', 'endpoint_id'])
      .execute()
    await schema
      .createTable('alert_change')
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('number', 'bigint', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('operator', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('alert_change_key', ['alert_id', 'number'])
      .execute()
    await schema
      .createTable('delivery')
      .addColumn('alert_id', 'text', (column) => column.notNull())
      .addColumn('change', 'bigint', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('delivery_key', ['alert_id', 'change', 'channel'])
      .execute()
    await schema.createIndex('delivery_due').on('delivery').columns(['state', 'next_at']).execute()
  },
}

const anchors: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('anchor')
      .addColumn('time', 'text', (column) => column.primaryKey())
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('size', 'bigint', (column) => column.notNull())
      .addColumn('root', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('signature', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('receipt_time').on('receipt').column('time').execute()
  },
}

const grantChanges: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('grant_change')
      .addColumn('number', 'bigint', (column) => column.primaryKey())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('operator', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
  },
}

export const migrations: Record<string, Migration> = {
  '0001_first_tables': firstTables,
  '0002_policy_versions': policyVersions,
  '0010_alerts': alerts,
  '0004_anchors': anchors,
  '0010_grant_changes': grantChanges,
  '0030_exports': exportTables,
  '0030_stamps': {
    up: (db) => db.schema.alterTable('anchor').addColumn('stamp', 'text').execute(),
  },
}
