// One endpoint in full: why processes of it had no probe, what else is missing, its Pythons, what was refused from it.

import {
  type EndpointDetail,
  type EndpointInterpreter,
  endpointGapSchema,
  type InterpreterState,
  interpreterStateSchema,
  SentinelError,
} from '@sentinel/contract'
import { z } from 'zod'
import { coverage } from '../coverage/coverage.ts'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { type EndpointStores, interpreterKey, listEndpoints } from './listEndpoints.ts'
import { listRefusals } from './listRefusals.ts'

/** Kinds of Gaps that are listed; the counts are of all. */
const listed = 500

/** By id or name. Faults: `endpoint-unknown`, `endpoint-ambiguous`. */
export async function showEndpoint(
  stores: EndpointStores,
  named: string,
  days: number,
): Promise<EndpointDetail> {
  const all = await listEndpoints(stores, days)
  const [endpoint, another] = all.filter(({ id, name }) => id === named || name === named)
  if (!endpoint) throw new SentinelError('endpoint-unknown', { endpoint: named })
  if (another) throw new SentinelError('endpoint-ambiguous', { endpoint: named })
  const [covered, gaps, interpreters, refusals] = await Promise.all([
    coverage(stores.evidence, { endpoint: endpoint.id, days }),
    gapsOf(stores.evidence, endpoint.id, days),
    interpretersOf(stores.evidence, endpoint.id),
    listRefusals(stores.control, days, endpoint.id),
  ])
  return { endpoint, days, coverage: covered, gaps, interpreters, refusals }
}

/** Gaps of the endpoint itself: those of a Run stand with the Run, those of a process under coverage. */
const gapsOf = (evidence: EvidenceStore, endpoint: string, days: number) =>
  readAll(evidence, {
    name: 'endpointGaps',
    sql: `SELECT JSONExtractString(record, 'event', 'reason') AS reason,
            nullIf(JSONExtractString(record, 'event', 'detail'), '') AS detail,
            sum(greatest(1, JSONExtractUInt(record, 'event', 'count'))) AS count,
            min(events.time) AS firstAt, max(events.time) AS lastAt, max(events.n) AS n
          FROM events WHERE run_id = '' AND endpoint_id = {endpoint:String} AND type = 'gap.recorded'
            AND NOT JSONHas(record, 'event', 'process') AND events.time >= now64() - toIntervalDay({days:UInt32})
          GROUP BY reason, detail ORDER BY n DESC LIMIT ${listed}`,
    params: { endpoint, days },
    row: endpointGapSchema,
  })

async function interpretersOf(evidence: EvidenceStore, endpoint: string): Promise<EndpointInterpreter[]> {
  const found = await readAll(evidence, {
    name: 'endpointInterpreters',
    sql: `SELECT argMax(record, n) AS latest, max(events.time) AS since FROM events
          WHERE run_id = '' AND endpoint_id = {endpoint:String}
            AND type IN ('interpreter.found', 'interpreter.gone')
          GROUP BY ${interpreterKey} HAVING argMax(type, n) = 'interpreter.found'`,
    params: { endpoint },
    row: z.object({ latest: z.string(), since: z.string() }),
  })
  return found
    .map(({ latest, since }) => ({ ...stateOf(latest), since }))
    .sort((one, other) => rank(one).localeCompare(rank(other), 'en', { numeric: true }))
}

const recordSchema = z.object({ event: z.object({ interpreter: interpreterStateSchema }) })
const stateOf = (record: string): InterpreterState => recordSchema.parse(JSON.parse(record)).event.interpreter

/** Bases before their environments. */
const rank = ({ basePrefix, prefix, path }: InterpreterState) =>
  `${basePrefix}\0${prefix === basePrefix ? '' : prefix}\0${path}`
