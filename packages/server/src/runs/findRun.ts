// Finds the one Run that a person means: its id, the end of it, or `last`.

import { SentinelError } from '@sentinel/contract'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import type { RunState } from './foldRun.ts'
import { stateRow } from './listRuns.ts'

/** Faults: `run-unknown`, `run-ambiguous`. */
export async function findRun(store: EvidenceStore, run: string): Promise<RunState> {
  const { where, order } = meaning(run)
  const [found, another] = await readAll(store, {
    name: 'findRun',
    sql: `SELECT state FROM runs FINAL WHERE (run_id, endpoint_id) IN (
            SELECT run_id, endpoint_id FROM runs WHERE ${where}
            GROUP BY run_id, endpoint_id ${order}) LIMIT 2`,
    params: { run },
    row: stateRow,
  })
  if (!found) throw new SentinelError('run-unknown', { run })
  if (another) throw new SentinelError('run-ambiguous', { run })
  return found
}

/** Ids begin with a time that near Runs share; what tells them apart is the end. The last Run is the last that somebody started, not a child of it. */
function meaning(run: string): { where: string; order: string } {
  if (run === 'last')
    return {
      where: "{run:String} != '' AND parent_run = ''",
      order: 'ORDER BY run_id DESC, endpoint_id DESC LIMIT 1',
    }
  const where = run.length === 36 ? 'run_id = {run:String}' : 'endsWith(run_id, {run:String})'
  return { where, order: 'LIMIT 2' }
}
