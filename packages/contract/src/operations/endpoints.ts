// Workstations: how they enrol, how they stand, and what was refused or missing from them.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { coverageSchema } from '../coverage.ts'
import { endpointDetailSchema, endpointSchema, refusalSchema } from '../endpoints.ts'
import { endpointIdSchema } from '../evidence.ts'
import { integritySignSchema } from '../integrity.ts'
import { days, operation } from './operation.ts'

export const endpointOperations = {
  enrol: operation({
    ...addresses.enrol,
    summary: 'Enrols an endpoint by its public key; answers with the key that signs receipts.',
    caller: 'anyone',
    body: z.strictObject({
      token: z.string().min(16).max(128),
      name: z.string().min(1).max(255),
      platform: z.string().max(64),
      publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'not a raw Ed25519 public key in base64'),
    }),
    response: z.object({ endpoint: endpointIdSchema, serverKey: z.string() }),
  }),
  endpoints: operation({
    ...addresses.endpoints,
    summary: 'The enrolled endpoints, and how each one stood in the last days.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: z.object({ endpoints: z.array(endpointSchema) }),
  }),
  endpoint: operation({
    ...addresses.endpoint,
    summary: 'One endpoint, by id or name: its coverage, Gaps, interpreters, and what was refused from it.',
    caller: 'operator',
    params: z.strictObject({ id: z.string().min(1).max(255) }),
    query: z.strictObject({ days }),
    response: endpointDetailSchema,
  }),
  refusals: operation({
    ...addresses.refusals,
    summary: 'Uploads, enrolments and sign-ins that were refused, newest first.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: z.object({ refusals: z.array(refusalSchema) }),
  }),
  integrity: operation({
    ...addresses.integrity,
    summary: 'Signs that evidence was tampered with or is missing, each kind by its word, newest first.',
    caller: 'operator',
    query: z.strictObject({ endpoint: endpointIdSchema.optional(), days }),
    response: z.object({ signs: z.array(integritySignSchema) }),
  }),
  coverage: operation({
    ...addresses.coverage,
    summary: 'Python processes that a probe told of and that only the system showed, of the last days.',
    caller: 'operator',
    query: z.strictObject({
      endpoint: endpointIdSchema.optional(),
      days,
    }),
    response: coverageSchema,
  }),
} as const
