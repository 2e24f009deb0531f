// One record with everything that proves it: whoever has this can check it without trusting the server that sent it.
//
//   opening seal, record, … the record asked for, …, closing seal; receipt
//
// The chain begins with the head that the opening seal signs (or the genesis hash) and must end in the head of the
// closing one, which the endpoint's key signs; the endpoint's id is the beginning of its key's SHA-256.

import { z } from 'zod'
import { endpointIdSchema, hashSchema, receiptSchema } from './evidence.ts'

const count = z.number().int().nonnegative()

export const evidenceProofSchema = z.object({
  endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
  n: count,
  /** Raw Ed25519 keys in base64: the endpoint's, and the server's own. */
  endpointKey: z.string(),
  serverKey: z.string(),
  /** The hash that the first of `records` follows; null: the genesis hash of the endpoint. */
  head: hashSchema.nullable(),
  /** Exact texts, as they were hashed, without holes: from the opening seal to the closing one. */
  records: z.array(z.object({ n: count, text: z.string() })),
  /** Whether the last of them is a seal; if not, the record is not sealed yet. */
  isSealed: z.boolean(),
  receipt: receiptSchema.nullable(),
})
export type EvidenceProof = z.infer<typeof evidenceProofSchema>
