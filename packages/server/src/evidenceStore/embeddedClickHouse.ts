// The evidence store inside this process: chDB. What it does wrong, and the rules that follow, stand in
// docs/decisions/0006-chdb.md.

import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { drainPending, Session } from 'chdb'
import { createLanes } from '../queues.ts'
import type { EvidenceStore, Query, TableName } from './evidenceStore.ts'
import { createGroupInsert } from './groupInsert.ts'
import { migrate } from './migrate.ts'
import { ndjson } from './ndjson.ts'
import { createSessionPool, type SessionPool } from './sessionPool.ts'

/** Times come as ISO strings and 64-bit numbers as numbers: each was a safe integer when it was let in. */
const connectionArgs = [
  '--session_timezone=UTC',
  '--date_time_output_format=iso',
  '--output_format_json_quote_64bit_integers=0',
]
const lanes = 4
const readLimits = { max_execution_time: 20, max_memory_usage: 2_000_000_000 }

/**
 * Opens the store at `folder` and brings its tables up to date. One process at a time: a folder that another one
 * holds is `data-held`.
 */
export async function openEmbeddedClickHouse(folder: string): Promise<EvidenceStore> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // The engine lives as long as one session does: this one keeps it from being shut down between two leases.
  const anchor = openSession(folder)
  const pool = createSessionPool(() => openSession(folder), lanes)
  const store: EvidenceStore = {
    insert: inserter(pool),
    read: (query) => read(pool, query),
    async close() {
      await pool.close()
      await drainPending()
      anchor.close()
    },
  }
  await migrate(store, async (sql) => void (await anchor.queryAsync(sql)))
  return store
}

/** One insert at a time in the whole process: two at once were refused more often (decision 6). */
function inserter(pool: SessionPool): EvidenceStore['insert'] {
  const alone = createLanes(1)
  const insert = createGroupInsert((table, rows) => alone(() => write(pool, table, rows)))
  return async (table, rows) => {
    const encoded = await ndjson(rows)
    if (encoded.length > 0) await insert(table, encoded)
  }
}

async function write(pool: SessionPool, table: TableName, values: Buffer): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await insertOnce(pool, table, values)
    } catch (cause) {
      if (codeOf(cause) !== refusedUnread || attempt === mostAttempts)
        throw failed(`insert into ${table}`, cause)
    }
  }
}

/**
 * "Processing async inserts with both inlined and external data": in the first second of a process the engine now and
 * then takes its empty standard input for data, and refuses before it has read a row. The next session takes the same rows.
 */
const refusedUnread = 48
const mostAttempts = 8

async function insertOnce(pool: SessionPool, table: TableName, values: Buffer): Promise<void> {
  const session = await pool.take()
  let isClean = false
  try {
    await session.insert({ table, values, format: 'JSONEachRow' })
    isClean = true
  } finally {
    pool.give(session, isClean)
  }
}

/** Only queryStreamBind reads: after a failure the other ways hand the failed query's rows to whoever asks next. */
async function* read<R>(pool: SessionPool, query: Query<R>): AsyncGenerator<R> {
  const session = await pool.take()
  let isClean = false
  try {
    const stream = session.queryStreamBind(`${query.sql}\nSETTINGS ${settingsOf(query)}`, query.params ?? {})
    for await (const row of stream.rows()) yield query.row.parse(row)
    isClean = true
  } catch (cause) {
    throw failed(`query ${query.name}`, cause)
  } finally {
    pool.give(session, isClean)
  }
}

function settingsOf({ name }: Query<unknown>): string {
  const limits = Object.entries(readLimits).map(([setting, value]) => `${setting} = ${value}`)
  return [...limits, `log_comment = '${name}'`].join(', ')
}

const codeOf = (cause: unknown) => (cause as { clickhouseCode?: number }).clickhouseCode

function failed(act: string, cause: unknown): SentinelError {
  const code = codeOf(cause)
  const reason = code === undefined ? act : `${act}, engine code ${code}`
  return new SentinelError('store-failed', { store: 'evidence', reason }, { cause })
}

function openSession(folder: string): Session {
  try {
    return new Session(folder, { connectionArgs })
  } catch (cause) {
    throw holderOf(folder, cause) ?? failed('it cannot be opened', cause)
  }
}

/** The engine locks its `status` file and names itself in it; its fault says only that it could not connect. */
function holderOf(folder: string, cause: unknown): SentinelError | undefined {
  const file = join(folder, 'status')
  const status = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const pid = Number(/^PID: (\d+)$/m.exec(status)?.[1])
  const since = /^Started at: (.+)$/m.exec(status)?.[1]
  if (!pid || !since || pid === process.pid || !isAlive(pid)) return undefined
  return new SentinelError('data-held', { folder, pid, since, address: 'its address.json' }, { cause })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}
