// What was refused, remembered: evidence that somebody tried.

import { randomUUID } from 'node:crypto'
import type { ErrorCode, ErrorDetails } from '@sentinel/contract'
import type { Kysely } from 'kysely'
import type { ControlStore } from './controlStore.ts'
import type { Schema } from './schema.ts'

const kept = 10_000
/** Pruning scans an index; doing it for each refusal would make a flood of them cost twice. */
const pruneEvery = 100

export function refusalsIn(db: Kysely<Schema>): ControlStore['refusals'] {
  let sincePruned = 0
  return {
    async add({ time, operation, endpoint, code, details }) {
      const row = {
        id: randomUUID(),
        time,
        operation,
        endpoint_id: endpoint,
        code,
        details: JSON.stringify(details),
      }
      await db.insertInto('refusal').values(row).execute()
      sincePruned = (sincePruned + 1) % pruneEvery
      if (sincePruned === 0) await prune(db)
    },
    async list(since, limit, endpoint) {
      const all = db.selectFrom('refusal').selectAll().where('time', '>=', since)
      const wanted = endpoint === undefined ? all : all.where('endpoint_id', '=', endpoint)
      const rows = await wanted.orderBy('time', 'desc').limit(limit).execute()
      return rows.map((row) => ({
        time: row.time,
        operation: row.operation,
        endpoint: row.endpoint_id,
        code: row.code as ErrorCode,
        details: JSON.parse(row.details) as ErrorDetails,
      }))
    },
    async counts(since) {
      const rows = await db
        .selectFrom('refusal')
        .select(({ fn }) => ['endpoint_id', fn.countAll<number>().as('count')])
        .where('time', '>=', since)
        .where('endpoint_id', 'is not', null)
        .groupBy('endpoint_id')
        .execute()
      return new Map(rows.map(({ endpoint_id, count }) => [endpoint_id as string, Number(count)]))
    },
  }
}

async function prune(db: Kysely<Schema>): Promise<void> {
  const oldestKept = db.selectFrom('refusal').select('time').orderBy('time', 'desc').limit(1).offset(kept)
  await db.deleteFrom('refusal').where('time', '<=', oldestKept).execute()
}
