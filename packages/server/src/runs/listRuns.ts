// The listing of Runs: newest first, page by page, under a filter.

import { type QueryOf, type RunList, type RunSummary, SentinelError } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { type RunState, runStateSchema } from './foldRun.ts'
import { type Where, whereOf } from './whereOf.ts'

type Key = { run: string; endpoint: string }

export const stateRow = z
  .object({ state: z.string() })
  .transform(({ state }): RunState => runStateSchema.parse(JSON.parse(state)))

export async function listRuns(store: EvidenceStore, query: QueryOf<'runs'>): Promise<RunList> {
  const { limit, before, ...filter } = query
  const where = whereOf(filter)
  const [page, total] = await Promise.all([
    readPage(store, where, limit + 1, before === undefined ? undefined : keyOf(before)),
    countRuns(store, where),
  ])
  const runs = page.slice(0, limit)
  const last = runs.at(-1)
  return { runs, total, next: last && page.length > limit ? `${last.id}.${last.endpoint.id}` : null }
}

/** Keys first, by the narrow columns; then the states of one page alone. */
async function readPage(
  store: EvidenceStore,
  where: Where,
  limit: number,
  before?: Key,
): Promise<RunSummary[]> {
  const after = before ? '(run_id, endpoint_id) < ({beforeRun:String}, {beforeEndpoint:String})' : '1'
  const newestFirst = 'ORDER BY run_id DESC, endpoint_id DESC'
  const states = await readAll(store, {
    name: 'runs',
    sql: `SELECT state FROM runs FINAL WHERE (run_id, endpoint_id) IN (
            SELECT run_id, endpoint_id FROM runs FINAL WHERE ${where.sql} AND ${after}
            ${newestFirst} LIMIT {limit:UInt32})
          ${newestFirst} LIMIT {limit:UInt32}`,
    params: {
      ...where.params,
      limit,
      ...(before ? { beforeRun: before.run, beforeEndpoint: before.endpoint } : {}),
    },
    row: stateRow,
  })
  return states.map(({ summary }) => summary)
}

async function countRuns(store: EvidenceStore, where: Where): Promise<number> {
  const row = await readOne(store, {
    name: 'runsTotal',
    sql: `SELECT count() AS total FROM runs FINAL WHERE ${where.sql}`,
    params: where.params,
    row: z.object({ total: z.number() }),
  })
  return row?.total ?? 0
}

function keyOf(before: string): Key {
  const [, run, endpoint] = /^([0-9a-f-]{36})\.([0-9a-f]{32})$/.exec(before) ?? []
  if (!run || !endpoint)
    throw new SentinelError('input-invalid', { reason: 'query.before: not the next of a page' })
  return { run, endpoint }
}
