// The policy: its versions, what it said, and what it would say.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { policyVersionSchema, signedPolicySchema } from '../policies.ts'
import {
  policyHolderSchema,
  policyTextSchema,
  policyTrialSchema,
  policyVerdictSchema,
  policyVersionDetailSchema,
} from '../policyTrial.ts'
import { days, operation } from './operation.ts'

export const policyOperations = {
  policy: operation({
    ...addresses.policy,
    summary: 'The policy in force with the server’s signature, for endpoints; null where none was applied.',
    caller: 'agent',
    response: z.object({ policy: signedPolicySchema.nullable() }),
  }),
  policyVersions: operation({
    ...addresses.policyVersions,
    summary: 'Every version of the policy, the newest first.',
    caller: 'operator',
    response: z.object({ versions: z.array(policyVersionSchema) }),
  }),
  policyVersion: operation({
    ...addresses.policyVersion,
    summary: 'One version of the policy with its text, rules and signature.',
    caller: 'operator',
    params: z.strictObject({ version: z.coerce.number().int().positive() }),
    response: policyVersionDetailSchema,
  }),
  policyBuiltIns: operation({
    ...addresses.policyBuiltIns,
    summary: 'The policies that come with the product.',
    caller: 'operator',
    response: z.object({ policies: z.array(policyTextSchema) }),
  }),
  policyVerdicts: operation({
    ...addresses.policyVerdicts,
    summary: 'What rules have said in the last days, and which version each endpoint holds to.',
    caller: 'operator',
    query: z.strictObject({ days: days.default(30) }),
    response: z.object({ verdicts: z.array(policyVerdictSchema), holders: z.array(policyHolderSchema) }),
  }),
  tryPolicy: operation({
    ...addresses.tryPolicy,
    summary:
      'Says what a policy would have said of what was recorded in the last days. Nothing is put in force.',
    caller: 'operator',
    body: z.strictObject({ text: z.string().min(1).max(60_000), days: days.default(30) }),
    response: policyTrialSchema,
  }),
  applyPolicy: operation({
    ...addresses.applyPolicy,
    summary: 'Checks a policy, signs it as the next version, and puts it in force.',
    caller: 'operator',
    body: z.strictObject({ text: z.string().min(1).max(60_000) }),
    response: policyVersionSchema,
  }),
  rollBackPolicy: operation({
    ...addresses.rollBackPolicy,
    summary: 'Puts an earlier version in force again, as a new version.',
    caller: 'operator',
    body: z.strictObject({ version: z.number().int().positive() }),
    response: policyVersionSchema,
  }),
} as const
