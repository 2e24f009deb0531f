// Control state: who is enrolled, what was acknowledged, what was refused, who is signed in.

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type {
  Alert,
  AlertChange,
  AlertDeed,
  AlertFilter,
  AlertList,
  Anchor,
  Delivery,
  ErrorCode,
  ErrorDetails,
  Expected,
  ExportFrom,
  ExportSettings,
  GrantChange,
  PolicyVersion,
  Receipt,
  SignedPolicy,
  Stamp,
} from '@sentinel/contract'
import { SentinelError } from '@sentinel/contract'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { RaisedFinding } from '../alerts/raisedFinding.ts'
import { alertsIn } from './alerts.ts'
import { anchorsIn } from './anchors.ts'
import { deliveriesIn } from './deliveries.ts'
import { endpointsIn } from './endpoints.ts'
import { exportsIn } from './exports.ts'
import { grantsIn } from './grants.ts'
import { nodeSqliteDialect } from './nodeSqliteDialect.ts'
import { policiesIn } from './policies.ts'
import { receiptsIn } from './receipts.ts'
import { refusalsIn } from './refusals.ts'
import { migrations, type Schema } from './schema.ts'
import { signInIn } from './signIn.ts'

export type Endpoint = { id: string; name: string; platform: string; publicKey: string; enrolledAt: string }
/** `records`: how many of its records are held. */
export type EnrolledEndpoint = Omit<Endpoint, 'publicKey'> & { lastReceiptAt: string | null; records: number }
export type Refusal = {
  time: string
  operation: string
  endpoint: string | null
  code: ErrorCode
  details: ErrorDetails
}
/** A token by its hash, whom it stands for and until when. */
export type Grant = { tokenHash: string; operator: string; expiresAt: string }

export type NumberedGrant = { number: number; time: string; operator: string; change: GrantChange }

export type DeliveryKey = { alert: string; change: number; channel: string }
export type ChangedAlert = { alert: Alert; change: AlertChange }

/** How far an export is: whole receipts, the last record within the next one (-1: none), and changes of alerts. */
export type Cursor = { receipt: number; n: number; alertChange: number }
export type Destination = {
  settings: ExportSettings
  addedAt: string
  cursor: Cursor
  sent: number
  retries: number
  lastSentAt: string | null
  lastError: { time: string; reason: string } | null
}
/** The records from `first` to `through`, which no receipt before it covered. */
export type FeedReceipt = { position: number; endpoint: string; first: number; through: number; time: string }

export interface ControlStore {
  endpoints: {
    /** The same key again renames the endpoint and keeps its first enrolment. */
    enrol(endpoint: Endpoint): Promise<void>
    find(id: string): Promise<Endpoint | undefined>
    list(): Promise<EnrolledEndpoint[]>
  }
  receipts: {
    add(receipt: Receipt): Promise<void>
    last(endpoint: string): Promise<Receipt | undefined>
    /** The receipt that ends exactly at `through`. */
    at(endpoint: string, through: number): Promise<Receipt | undefined>
    /** The first receipt that covers record `n`. */
    covering(endpoint: string, n: number): Promise<Receipt | undefined>
    /** Given after `since` and until `time`, by endpoint and number. */
    during(since: string, time: string): Promise<Receipt[]>
    /** Those of an endpoint that cover the records from `first` to `last`, ascending. */
    from(endpoint: string, first: number, last: number): Promise<Receipt[]>
  }
  anchors: {
    add(anchor: Anchor): Promise<void>
    /** Puts a stamp on the anchor of that time. */
    stamp(time: string, stamp: Stamp): Promise<void>
    /** Newest first. */
    list(limit: number): Promise<Anchor[]>
    /** The one that holds receipts of that time. */
    covering(time: string): Promise<Anchor | undefined>
  }
  refusals: {
    /** Keeps the newest ten thousand: whoever is refused must not be able to fill the disk. */
    add(refusal: Refusal): Promise<void>
    /** Newest first, of one endpoint where one is named. */
    list(since: string, limit: number, endpoint?: string): Promise<Refusal[]>
    /** How many there were, by endpoint id. */
    counts(since: string): Promise<Map<string, number>>
  }
  policies: {
    /** Versions are numbered by the caller; the same number twice is a fault. */
    add(entry: { signed: SignedPolicy; version: PolicyVersion }): Promise<void>
    current(): Promise<SignedPolicy | undefined>
    find(version: number): Promise<SignedPolicy | undefined>
    /** The newest first. */
    list(): Promise<PolicyVersion[]>
  }
  grants: {
    /** Numbered by the caller; the same number twice is a fault. */
    add(entry: NumberedGrant): Promise<void>
    /** The number of the last one; 0 before the first. */
    latest(): Promise<number>
    /** The first comes first. */
    list(): Promise<NumberedGrant[]>
  }
  alerts: {
    /** Takes each Finding once, however often it comes; what is due to `channels` is written with the change. */
    raise(raised: readonly RaisedFinding[], channels: readonly string[]): Promise<ChangedAlert[]>
    change(
      id: string,
      deed: AlertDeed,
      by: { time: string; operator: string },
      channels: readonly string[],
    ): Promise<ChangedAlert[]>
    /** By the beginning of an id: two at most. */
    find(beginning: string): Promise<Alert[]>
    list(query: { filter: AlertFilter; limit: number }): Promise<AlertList>
    /** The first comes first. */
    history(id: string): Promise<AlertChange[]>
    /** What somebody said is expected, of one and of all. */
    expectedOf(id: string): Promise<Expected[]>
    expected(): Promise<Expected[]>
    deliveries(id: string): Promise<Delivery[]>
  }
  deliveries: {
    /** The first that is due, from now on being sent. */
    claim(now: string): Promise<{ key: DeliveryKey; attempts: number; told: ChangedAlert } | undefined>
    settle(
      key: DeliveryKey,
      outcome: { state: Delivery['state']; reason: string; time: string; nextAt?: string },
    ): Promise<void>
    /** What was being sent when the server was stopped. */
    abandon(time: string): Promise<void>
  }
  exports: {
    /** False where there is one of that name already. */
    add(added: {
      settings: ExportSettings
      addedAt: string
      operator: string
      from: ExportFrom
    }): Promise<boolean>
    /** False where there is none of that name. */
    remove(name: string): Promise<boolean>
    list(): Promise<Destination[]>
    /** Everything up to the cursor has arrived. */
    sent(name: string, cursor: Cursor, done: { events: number; time: string }): Promise<void>
    failed(name: string, fault: { reason: string; time: string }): Promise<void>
    receiptsAfter(position: number, limit: number): Promise<FeedReceipt[]>
    alertChangesAfter(position: number, limit: number): Promise<(ChangedAlert & { position: number })[]>
    /** `since`: when the oldest of what waits came in. */
    waiting(cursor: Cursor): Promise<{ count: number; since: string | undefined }>
  }
  signIn: {
    addLink(link: Grant): Promise<void>
    /** Whom the link stands for, once; undefined where it was spent, has expired or never was. */
    spendLink(tokenHash: string, now: string): Promise<string | undefined>
    addSession(session: Grant): Promise<void>
    operatorOf(tokenHash: string, now: string): Promise<string | undefined>
    endSession(tokenHash: string): Promise<void>
  }
  close(): Promise<void>
}

/** Opens the SQLite file and brings its tables up to date. */
export async function openControlStore(file: string): Promise<ControlStore> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(file) })
  await migrate(db)
  return {
    endpoints: endpointsIn(db),
    receipts: receiptsIn(db),
    anchors: anchorsIn(db),
    refusals: refusalsIn(db),
    policies: policiesIn(db),
    grants: grantsIn(db),
    alerts: alertsIn(db),
    deliveries: deliveriesIn(db),
    exports: exportsIn(db),
    signIn: signInIn(db),
    close: () => db.destroy(),
  }
}

async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // Each stands for itself: one with a lower number may come into the product later.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error)
    throw new SentinelError(
      'store-failed',
      { store: 'control', reason: 'its tables cannot be made' },
      { cause: error },
    )
}
