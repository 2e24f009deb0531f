// The policy: its versions, what it said, and what it would say.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { endpointIdSchema } from '../evidence.ts'
import {
  approvalGivenSchema,
  approvalListSchema,
  approvalSchema,
  endpointGroupSchema,
  signedGrantsSchema,
} from '../grants.ts'
import { policyVersionSchema, signedPolicySchema } from '../policies.ts'
import {
  policyHolderSchema,
  policyTextSchema,
  policyTrialSchema,
  policyVerdictSchema,
  policyVersionDetailSchema,
  ruleChangeSchema,
} from '../policyTrial.ts'
import { days, operation } from './operation.ts'

export const policyOperations = {
  policy: operation({
    ...addresses.policy,
    summary:
      'The policy in force and what the endpoint is granted beside it, signed; null where there is none, or it holds them already.',
    caller: 'agent',
    query: z.strictObject({
      endpoint: endpointIdSchema.optional(),
      /** The number of the grants that it holds. */
      grants: z.coerce.number().int().nonnegative().default(0),
    }),
    response: z.object({ policy: signedPolicySchema.nullable(), grants: signedGrantsSchema.nullable() }),
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
  changeRule: operation({
    ...addresses.changeRule,
    summary:
      'Changes mode and roll-out of one rule of the policy in force, and nothing else of its text, as a new version.',
    caller: 'operator',
    body: ruleChangeSchema,
    response: policyVersionSchema,
  }),
  rollBackPolicy: operation({
    ...addresses.rollBackPolicy,
    summary: 'Puts an earlier version in force again, as a new version.',
    caller: 'operator',
    body: z.strictObject({ version: z.number().int().positive() }),
    response: policyVersionSchema,
  }),
  approvals: operation({
    ...addresses.approvals,
    summary: 'What accounts have asked for, what was approved, and the groups of endpoints.',
    caller: 'operator',
    response: approvalListSchema,
  }),
  approve: operation({
    ...addresses.approve,
    summary: 'Lifts a rule, or approves a script, for a while; endpoints take it up signed.',
    caller: 'operator',
    body: approvalGivenSchema,
    response: approvalSchema,
  }),
  withdrawApproval: operation({
    ...addresses.withdrawApproval,
    summary: 'Ends an approval before its time.',
    caller: 'operator',
    params: z.strictObject({ id: z.string().max(36) }),
    response: approvalSchema,
  }),
  setGroup: operation({
    ...addresses.setGroup,
    summary: 'Says which endpoints belong to a group, in place of those that did; none ends the group.',
    caller: 'operator',
    body: endpointGroupSchema,
    response: endpointGroupSchema,
  }),
} as const
