// Folds the Events of a segment into their Runs, beginning with what the store knows of them.

import type { EventRow } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { foldRun, type RunState, runStateSchema } from '../runs/foldRun.ts'
import type { EndpointLog } from './endpointLog.ts'
import type { ReceivedEvent } from './eventRow.ts'

export type ChangedRun = { state: RunState; events: EventRow[] }

/** The Runs that these Events change. `log` itself is left as it was: nothing is stored yet. */
export async function foldSegment(
  store: EvidenceStore,
  log: EndpointLog,
  received: readonly ReceivedEvent[],
): Promise<ChangedRun[]> {
  const byRun = Map.groupBy(received, ({ event }) => event.run)
  byRun.delete(undefined)
  const runs = [...byRun.keys()] as string[]
  const known = await statesOf(
    store,
    log,
    runs.filter((run) => !isNew(log, byRun.get(run)?.[0])),
  )
  const { id, name } = log.endpoint
  return [...byRun].flatMap(([run, rows]) => {
    const events = rows.map(({ n, event }) => ({ n, event }))
    const place = { run: run as string, endpoint: { id, name } }
    const state = foldRun(known.get(place.run), events, place)
    return state ? [{ state, events }] : []
  })
}

/** Asking for a Run that begins here would cost more than all the rest of a small segment: most Runs are short. */
const isNew = ({ isSettled }: EndpointLog, first: ReceivedEvent | undefined) =>
  isSettled && first?.event.type === 'run.started'

async function statesOf(
  store: EvidenceStore,
  log: EndpointLog,
  runs: string[],
): Promise<Map<string, RunState>> {
  const asked = runs.filter((run) => !log.runs.has(run))
  const known = new Map(log.runs)
  if (asked.length === 0) return known
  const rows = await readAll(store, {
    name: 'runStates',
    sql: `SELECT run_id, argMax(state, through_n) AS latest FROM runs
          WHERE run_id IN ({runs:Array(String)}) AND endpoint_id = {endpoint:String} GROUP BY run_id`,
    params: { runs: asked, endpoint: log.endpoint.id },
    row: z.object({ run_id: z.string(), latest: z.string() }),
  })
  for (const { run_id, latest } of rows) known.set(run_id, runStateSchema.parse(JSON.parse(latest)))
  return known
}
