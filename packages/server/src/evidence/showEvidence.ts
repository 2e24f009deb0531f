// One record with everything that proves it: the records between the two seals around it, keys and receipt.

import { type EvidenceProof, SentinelError } from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'

type Stores = { evidence: EvidenceStore; control: ControlStore; serverKey: string }
type Asked = { endpoint: string; n: number }

const seal = z.object({ n: z.number(), head: z.string(), record: z.string() })
type Seal = z.infer<typeof seal>

/** Faults: `endpoint-unknown`, `record-unknown`. */
export async function showEvidence(
  { evidence, control, serverKey }: Stores,
  { endpoint: id, n }: Asked,
): Promise<EvidenceProof> {
  const enrolled = await control.endpoints.find(id)
  if (!enrolled) throw new SentinelError('endpoint-unknown', { endpoint: id })
  const [opening, closing, receipt] = await Promise.all([
    sealBeside(evidence, { endpoint: id, n }, 'before'),
    sealBeside(evidence, { endpoint: id, n }, 'after'),
    control.receipts.covering(id, n),
  ])
  const between = await recordsIn(evidence, id, { from: (opening?.n ?? -1) + 1, to: closing?.n ?? n })
  const records = [...(opening ? [textOf(opening)] : []), ...between, ...(closing ? [textOf(closing)] : [])]
  if (!records.some((record) => record.n === n)) throw new SentinelError('record-unknown', { record: n })
  return {
    endpoint: { id, name: enrolled.name },
    n,
    endpointKey: enrolled.publicKey,
    serverKey,
    head: opening?.head ?? null,
    records,
    isSealed: closing !== undefined,
    receipt: receipt ?? null,
  }
}

const textOf = ({ n, record }: { n: number; record: string }) => ({ n, text: record })

/** A seal that is asked for itself is the closing one. */
function sealBeside(
  store: EvidenceStore,
  { endpoint, n }: Asked,
  side: 'before' | 'after',
): Promise<Seal | undefined> {
  const [where, order] = side === 'before' ? ['n < {n:UInt64}', 'DESC'] : ['n >= {n:UInt64}', 'ASC']
  return readOne(store, {
    name: 'evidenceSeal',
    sql: `SELECT n, head, record FROM seals WHERE endpoint_id = {endpoint:String} AND ${where}
          ORDER BY n ${order} LIMIT 1`,
    params: { endpoint, n },
    row: seal,
  })
}

async function recordsIn(store: EvidenceStore, endpoint: string, { from, to }: { from: number; to: number }) {
  const rows = await readAll(store, {
    name: 'evidenceRecords',
    sql: `SELECT n, record FROM events WHERE endpoint_id = {endpoint:String} AND n BETWEEN {from:UInt64} AND {to:UInt64}
          ORDER BY n LIMIT 1 BY n`,
    params: { endpoint, from, to },
    row: z.object({ n: z.number(), record: z.string() }),
  })
  return rows.map(textOf)
}
