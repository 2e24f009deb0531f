// Evidence on the wire and on disk: records chained by SHA-256, seals signed with Ed25519, receipts signed by the server.
//
// A segment is a file of lines. Each line is a JSON object of two members in this order, with no space between:
//
//   {"hash":"<64 hex>","record":<record>}
//
// hash = SHA-256(previous hash as 32 bytes ‖ the record's bytes exactly as written), so that nobody has to agree on a
// canonical JSON. Record 0 follows the genesis hash, SHA-256("sentinel evidence 1 " ‖ endpoint id).

import { z } from 'zod'
import { eventSchema, timeSchema } from './events.ts'

export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
/** The first 32 hex digits of SHA-256 over the endpoint's raw Ed25519 public key. */
export const endpointIdSchema = z.string().regex(/^[0-9a-f]{32}$/)
const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .max(256)
const n = z.number().int().nonnegative()

/** Record number `n` counts from 0 without holes over the whole life of the endpoint's log. */
export const eventRecordSchema = z.object({ n, event: eventSchema })
/** Signs `sentinel seal 1|<endpoint>|<n>|<head>|<time>`; `head` is the hash of the record before the seal. */
export const sealRecordSchema = z.object({
  n,
  seal: z.object({ head: hashSchema, time: timeSchema, signature: base64 }),
})
export const recordSchema = z.union([eventRecordSchema, sealRecordSchema])
export type EventRecord = z.infer<typeof eventRecordSchema>
export type SealRecord = z.infer<typeof sealRecordSchema>
export type EvidenceRecord = z.infer<typeof recordSchema>

/** The server's word that it holds everything up to record `through` durably. Signs `sentinel receipt 1|<endpoint>|<through>|<head>|<time>`. */
export const receiptSchema = z.object({
  endpoint: endpointIdSchema,
  through: n,
  head: hashSchema,
  time: timeSchema,
  signature: base64,
})
export type Receipt = z.infer<typeof receiptSchema>

export const segmentLimits = { compressedBytes: 8 * 1024 * 1024, bytes: 64 * 1024 * 1024 } as const
