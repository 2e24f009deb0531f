// Signs of tampering and of missing evidence: what seals, reports, Gaps and refusals say together of each endpoint.

import {
  type ErrorCode,
  type IntegrityKind,
  type IntegritySign,
  integritySignSchema,
  type QueryOf,
} from '@sentinel/contract'
import { clockToleranceSeconds } from '@sentinel/evidence'
import { z } from 'zod'
import type { EnrolledEndpoint, Refusal } from '../controlStore/controlStore.ts'
import { readAll } from '../evidenceStore/evidenceStore.ts'
import { daysAgo } from '../now.ts'
import { type EndpointStores, lateSeconds, standing } from './listEndpoints.ts'

type Sign = Omit<IntegritySign, 'endpoint'> & { id: string }

const listed = 500
const signRow = integritySignSchema.omit({ endpoint: true }).extend({ id: z.string() })

/** Newest first, at most 500. */
export async function listIntegrity(
  stores: EndpointStores,
  { days, endpoint }: QueryOf<'integrity'>,
): Promise<IntegritySign[]> {
  const enrolled = await stores.control.endpoints.list()
  const told = await Promise.all([
    setBackIn(stores, days),
    stoppedIn(stores, days),
    heldIn(stores, days),
    gapsIn(stores, days),
    refusedIn(stores, days),
  ])
  const names = new Map(enrolled.map(({ id, name }) => [id, name]))
  return [...told.flat(), ...silentAmong(enrolled, Date.now()), ...enrolledTwice(enrolled)]
    .filter(({ id }) => names.has(id) && (endpoint === undefined || id === endpoint))
    .map(({ id, ...sign }) => ({ ...sign, endpoint: { id, name: names.get(id) as string } }))
    .sort((one, other) => other.time.localeCompare(one.time))
    .slice(0, listed)
}

const setBackIn = ({ evidence }: EndpointStores, days: number): Promise<Sign[]> =>
  readAll(evidence, {
    name: 'clocksSetBack',
    sql: `SELECT id, 'clock-set-back' AS kind, before AS time, n, 1 AS count,
            concat('sealed at ', after, ', the seal before it at ', before) AS detail
          FROM (SELECT endpoint_id AS id, n, time AS after,
              lagInFrame(time) OVER (PARTITION BY endpoint_id ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
            FROM seals FINAL)
          WHERE before != '' AND greatest(after, before) >= {since:String}
            AND parseDateTime64BestEffort(after) < parseDateTime64BestEffort(before) - {tolerance:UInt32}
          ORDER BY time DESC LIMIT ${listed}`,
    params: { since: daysAgo(days), tolerance: clockToleranceSeconds },
    row: signRow,
  })

/** Between the reports of two starts of an agent there may be no more than a late report takes. */
const stoppedIn = ({ evidence }: EndpointStores, days: number): Promise<Sign[]> =>
  readAll(evidence, {
    name: 'agentsStopped',
    sql: `SELECT id, 'agent-stopped' AS kind, before AS time, n, 1 AS count,
            concat('last heard of at ', before, ', back at ', began) AS detail
          FROM (SELECT endpoint_id AS id, n, JSONExtractString(record, 'event', 'startedAt') AS began,
              lagInFrame(JSONExtractString(record, 'event', 'time')) OVER (PARTITION BY endpoint_id ORDER BY n
                ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
            FROM events WHERE run_id = '' AND type = 'agent.reported')
          WHERE before != '' AND began >= {since:String}
            AND parseDateTime64BestEffort(began) > parseDateTime64BestEffort(before) + {late:UInt32}
          ORDER BY time DESC LIMIT ${listed}`,
    params: { since: daysAgo(days), late: lateSeconds },
    row: signRow,
  })

/** Stopped by a signal and let go again, it starts no second time. */
const heldIn = ({ evidence }: EndpointStores, days: number): Promise<Sign[]> =>
  readAll(evidence, {
    name: 'agentsHeld',
    sql: `SELECT endpoint_id AS id, 'agent-stopped' AS kind, JSONExtractString(record, 'event', 'time') AS time, n, 1 AS count,
            concat('held for ', toString(JSONExtractUInt(record, 'event', 'heldSeconds')), ' s until then, while its machine was awake') AS detail
          FROM events WHERE run_id = '' AND type = 'agent.reported' AND JSONHas(record, 'event', 'heldSeconds')
            AND events.time >= now64() - toIntervalDay({days:UInt32})
          ORDER BY n DESC LIMIT ${listed}`,
    params: { days },
    row: signRow,
  })

const gapsIn = ({ evidence }: EndpointStores, days: number): Promise<Sign[]> =>
  readAll(evidence, {
    name: 'tamperedGaps',
    sql: `SELECT endpoint_id AS id,
            if(reason = 'tampered', 'inbox-edited', reason) AS kind,
            JSONExtractString(argMax(record, events.n), 'event', 'time') AS time, max(events.n) AS n,
            count() AS count, detail
          FROM (SELECT *, JSONExtractString(record, 'event', 'reason') AS reason,
              JSONExtractString(record, 'event', 'detail') AS detail FROM events
            WHERE type = 'gap.recorded' AND events.time >= now64() - toIntervalDay({days:UInt32})) AS events
          WHERE reason IN ('tampered', 'log-cut', 'log-altered')
          GROUP BY id, reason, detail ORDER BY n DESC LIMIT ${listed}`,
    params: { days },
    row: signRow,
  })

/** What a refused upload shows. Others (a hole, an unreadable body) are faults of transport and heal. */
const shownBy: Partial<Record<ErrorCode, IntegrityKind>> = {
  'evidence-forked': 'snapshot-restored',
  'evidence-tampered': 'log-altered',
  'evidence-seal-invalid': 'key-swapped',
}

/** An agent that is refused tries again: the same refusal is one sign. */
async function refusedIn({ control }: EndpointStores, days: number): Promise<Sign[]> {
  const refusals = await control.refusals.list(daysAgo(days), 10_000)
  const alike = Map.groupBy(refusals, ({ endpoint, code, details }) =>
    JSON.stringify([endpoint, code, details.record]),
  )
  return [...alike.values()].flatMap((same) => signOf(same[0] as Refusal, same.length))
}

function signOf({ endpoint, code, details, time }: Refusal, count: number): Sign[] {
  const kind = shownBy[code]
  if (!kind || !endpoint) return []
  const n = typeof details.record === 'number' ? details.record : null
  const detail =
    code === 'evidence-tampered' ? `refused: ${details.kind}, ${details.reason}` : `refused: ${code}`
  return [{ id: endpoint, kind, time, n, count, detail }]
}

const silentAmong = (enrolled: EnrolledEndpoint[], now: number): Sign[] =>
  enrolled.flatMap(({ id, enrolledAt, lastReceiptAt }) =>
    lastReceiptAt !== null && standing(lastReceiptAt, now).status === 'silent'
      ? [{ id, kind: 'silent' as const, time: lastReceiptAt, n: null, count: 1, detail: 'no evidence since' }]
      : lastReceiptAt === null && standing(enrolledAt, now).status === 'silent'
        ? [{ id, kind: 'silent' as const, time: enrolledAt, n: null, count: 1, detail: 'no evidence ever' }]
        : [],
  )

/** A workstation whose key was replaced enrols as another endpoint of the same name. */
function enrolledTwice(enrolled: EnrolledEndpoint[]): Sign[] {
  const byName = Map.groupBy(enrolled, ({ name, platform }) => `${name}\0${platform}`)
  return [...byName.values()].flatMap((same) =>
    same
      .sort((one, other) => one.enrolledAt.localeCompare(other.enrolledAt))
      .slice(1)
      .map(({ id, enrolledAt }, index) => ({
        id,
        kind: 'key-swapped' as const,
        time: enrolledAt,
        n: null,
        count: 1,
        detail: `enrolled under another key; before it was endpoint ${same[index]?.id}`,
      })),
  )
}
