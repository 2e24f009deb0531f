// Records: how they come in, and how they are proved.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { endpointIdSchema, receiptSchema } from '../evidence.ts'
import { evidenceProofSchema } from '../evidenceProof.ts'
import { anchorSchema, bundleSchema } from '../proof.ts'
import { runFilterSchema } from '../runs.ts'
import { operation, runParams, whole } from './operation.ts'

export const evidenceOperations = {
  receiveSegment: operation({
    ...addresses.receiveSegment,
    summary:
      'Takes records from number `first` up to a seal. The same records again are no-op with the same receipt.',
    caller: 'agent',
    params: z.strictObject({ endpoint: endpointIdSchema, first: whole }),
    response: receiptSchema,
    carries: { request: 'binary' },
  }),
  exportEvidence: operation({
    ...addresses.exportEvidence,
    summary:
      'Runs, or what an alert was last raised for, as a signed bundle: records with chain, seals, keys, receipts and anchors.',
    caller: 'operator',
    query: z.strictObject({
      run: runParams.shape.id.optional(),
      alert: z
        .string()
        .regex(/^[0-9a-f]{4,16}$/, 'not an alert id')
        .optional(),
      ...runFilterSchema.shape,
    }),
    response: bundleSchema,
  }),
  anchors: operation({
    ...addresses.anchors,
    summary: 'Roots over the heads of all chains, newest first.',
    caller: 'operator',
    response: z.object({ anchors: z.array(anchorSchema) }),
  }),
  makeAnchor: operation({
    ...addresses.makeAnchor,
    summary: 'Makes the next root now, over all chains that moved since the last one.',
    caller: 'operator',
    response: anchorSchema,
  }),
  evidence: operation({
    ...addresses.evidence,
    summary: 'One record with everything that proves it: the records from seal to seal, keys and receipt.',
    caller: 'operator',
    params: z.strictObject({ endpoint: endpointIdSchema, n: whole }),
    response: evidenceProofSchema,
  }),
} as const
