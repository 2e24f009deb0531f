// Ingest: from an upload to a receipt. What a receipt covers is on disk, once, whatever was killed on the way.
//
// The order makes it so: (1) Events, seals and Findings, leaving out Events that a former try stored; (2) Runs, whose rows say
// through which record they hold, so that folding again changes nothing; (3) the receipt. Only then does anybody hear of
// it. Runs come after their Events because whoever sees that a Run has ended asks for what it did at once.

import { createHash } from 'node:crypto'
import { type Receipt, SentinelError } from '@sentinel/contract'
import { createReceipt, type SigningKey } from '@sentinel/evidence'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { Received } from '../detect/detect.ts'
import { type EvidenceStore, readOne } from '../evidenceStore/evidenceStore.ts'
import { findingRows } from '../findings/findingRows.ts'
import { createLanes, createQueues } from '../queues.ts'
import { runRow } from '../runs/runRow.ts'
import { decompressSegment } from './decompressSegment.ts'
import { type EndpointLog, openEndpointLog } from './endpointLog.ts'
import { eventRow, type ReceivedEvent } from './eventRow.ts'
import { type ChangedRun, foldSegment } from './foldSegment.ts'
import { createLeftovers } from './leftovers.ts'
import { forked, placeSegment, type SealHeadAt, startOf } from './placeSegment.ts'
import { readSegment, type Segment } from './readSegment.ts'

export type IngestDeps = {
  evidence: EvidenceStore
  control: ControlStore
  key: SigningKey
  /** What is found is durable before the receipt is given: the agent's retry brings it again. */
  raise?: (received: Received) => Promise<void>
  /** Called after the receipt is durable. */
  publish: (changed: ChangedRun[]) => void
  now: () => string
}
export type Upload = { endpoint: string; first: number; body: Uint8Array }
export type ReceiveSegment = (upload: Upload) => Promise<Receipt>

/** Each may hold a whole segment in memory, so this times 64 MiB is what a crowd of hostile uploads can take. */
const readers = 4

/** Segments of one endpoint go one after the other, those of several side by side. Throws coded faults. */
export function createIngest(deps: IngestDeps): ReceiveSegment {
  const logs = new Map<string, EndpointLog>()
  const leftovers = createLeftovers(deps.evidence)
  const inTurn = createQueues()
  const inLane = createLanes(readers)

  async function logOf(id: string): Promise<EndpointLog> {
    const endpoint = await deps.control.endpoints.find(id)
    if (!endpoint) throw new SentinelError('endpoint-unknown', { endpoint: id })
    const known = logs.get(id)
    if (known) return Object.assign(known, { endpoint })
    const log = await openEndpointLog(leftovers, endpoint, await deps.control.receipts.last(id))
    logs.set(id, log)
    return log
  }

  return ({ endpoint, first, body }) =>
    inTurn(endpoint, async () => {
      const log = await logOf(endpoint)
      const segment = await inLane(() => readUpload(deps.control, log, first, body))
      const held = { receipts: deps.control.receipts, sealHeadAt: sealHeadsIn(deps.evidence) }
      const placed = await placeSegment(held, { endpoint, last: log.last }, segment)
      if (placed.kind === 'known') return placed.receipt
      try {
        return await keep(deps, log, segment, placed.after)
      } catch (fault) {
        logs.delete(endpoint)
        leftovers.doubt(endpoint)
        throw fault
      }
    })
}

const sealHeadsIn =
  (evidence: EvidenceStore): SealHeadAt =>
  async (endpoint, n) => {
    const seal = await readOne(evidence, {
      name: 'sealHeadAt',
      sql: 'SELECT head FROM seals FINAL WHERE endpoint_id = {endpoint:String} AND n = {n:UInt64}',
      params: { endpoint, n },
      row: z.object({ head: z.string() }),
    })
    return seal?.head
  }

async function readUpload(
  control: ControlStore,
  log: EndpointLog,
  first: number,
  body: Uint8Array,
): Promise<Segment> {
  const { id, publicKey } = log.endpoint
  const from = await startOf(control.receipts, { endpoint: id, last: log.last }, first)
  return readSegment(await decompressSegment(body), { endpoint: id, publicKey, from })
}

async function keep(deps: IngestDeps, log: EndpointLog, segment: Segment, after: number): Promise<Receipt> {
  const { evidence, control } = deps
  const endpoint = log.endpoint.id
  const events = segment.events.filter(({ n }) => n > after)
  const changed = await foldSegment(evidence, log, events)
  const fresh = withoutLeftover(log, events)
  await allDone([
    evidence.insert(
      'events',
      fresh.values().map((event) => eventRow(endpoint, event)),
    ),
    evidence.insert('seals', sealRows(endpoint, segment, after)),
    evidence.insert(
      'findings',
      changed.flatMap(({ state, events }) => findingRows(state.summary, events)),
    ),
  ])
  await evidence.insert(
    'runs',
    changed.values().map(({ state }) => runRow(state)),
  )
  await deps.raise?.({ endpoint: { id: endpoint, name: log.endpoint.name }, events, changed })
  const head = segment.hashes.at(-1) as string
  const receipt = createReceipt(deps.key, { endpoint, through: segment.last, head, time: deps.now() })
  await control.receipts.add(receipt)
  remember(log, receipt, changed)
  deps.publish(changed)
  return receipt
}

/**
 * Rejects only when every write has ended. With Promise.all a failed seal gave the retry leave to ask for leftovers
 * while the Events were still on their way to the disk, and they were stored twice.
 */
async function allDone(writes: Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(writes)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** What a former try stored must be what comes now: a receipt vouches for the stored text. */
function withoutLeftover({ endpoint, leftover }: EndpointLog, events: ReceivedEvent[]): ReceivedEvent[] {
  if (leftover.size === 0) return events
  return events.filter(({ n, text }) => {
    const digest = leftover.get(n)
    if (digest !== undefined && digest !== createHash('sha256').update(text).digest('hex'))
      throw forked(endpoint.id, n)
    return digest === undefined
  })
}

const sealRows = (endpoint: string, { seals }: Segment, after: number): object[] =>
  seals
    .filter(({ n }) => n > after)
    .map(({ n, head, time, text }) => ({ endpoint_id: endpoint, n, head, time, record: text }))

/** Running Runs stay at hand; the store has the others. */
function remember(log: EndpointLog, receipt: Receipt, changed: ChangedRun[]): void {
  log.last = receipt
  log.isSettled = true
  for (const n of log.leftover.keys()) if (n <= receipt.through) log.leftover.delete(n)
  for (const { state } of changed) {
    const { id, status } = state.summary
    log.runs.delete(id)
    if (status === 'running') log.runs.set(id, state)
  }
  for (const id of log.runs.keys()) {
    if (log.runs.size <= openRuns) break
    log.runs.delete(id)
  }
}

const openRuns = 200
