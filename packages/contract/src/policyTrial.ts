// Policies as screens show them: their rules in words, what each rule has said, who holds to which version, and what a
// policy would have said of what was recorded.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema } from './evidence.ts'
import { runIdSchema } from './inbox.ts'
import { policyVersion, signedPolicySchema, verdictWord } from './policies.ts'

const count = z.number().int().nonnegative()
const text = z.string()

export const policyMode = z.enum(['off', 'observe', 'warn', 'deny'])
export type PolicyMode = z.infer<typeof policyMode>

export const policyRuleSchema = z.object({
  id: text,
  title: text,
  on: z.array(text),
  /** CEL. */
  when: text,
  mode: policyMode,
  fail: z.enum(['open', 'closed']),
  reason: text,
  contact: text,
  exceptions: z.array(z.object({ when: text, owner: text, reason: text, expires: text })),
  rollout: z.object({ percent: z.number(), groups: z.array(text) }).nullable(),
})
export type PolicyRuleRow = z.infer<typeof policyRuleSchema>

/** `version`: the one that was looked at; another one in force by now is a fault, and no silent overwriting. */
export const ruleChangeSchema = z.strictObject({
  version: policyVersion,
  rule: text.max(120),
  mode: policyMode,
  /** Null: in force everywhere. */
  rollout: z
    .strictObject({ percent: z.number().int().min(0).max(100), groups: z.array(text.max(64)).max(100) })
    .nullable(),
})
export type RuleChange = z.infer<typeof ruleChangeSchema>

/** A policy as it is written, and as it is read. */
export const policyTextSchema = z.object({
  name: text,
  title: text,
  text,
  rules: z.array(policyRuleSchema),
})
export type PolicyText = z.infer<typeof policyTextSchema>
export const policyVersionDetailSchema = signedPolicySchema.extend({ policy: policyTextSchema })
export type PolicyVersionDetail = z.infer<typeof policyVersionDetailSchema>

/** What one rule said, all its times together. */
export const policyVerdictSchema = z.object({
  policy: text,
  rule: text,
  verdict: verdictWord,
  reason: text,
  times: count,
  runs: count,
  accounts: z.array(text),
  endpoints: z.array(text),
  scripts: z.array(text),
  /** The first few, as examples. */
  subjects: z.array(text),
  lastAt: timeSchema,
  lastRun: runIdSchema,
})
export type PolicyVerdictRow = z.infer<typeof policyVerdictSchema>

/** Which version an endpoint says that it holds to; `refused`: one that it was offered since and did not take. */
export const policyHolderSchema = z.object({
  endpoint: z.object({ id: endpointIdSchema, name: text }),
  version: policyVersion.nullable(),
  since: timeSchema.nullable(),
  refused: z.object({ version: policyVersion, code: text, detail: text, time: timeSchema }).nullable(),
})
export type PolicyHolder = z.infer<typeof policyHolderSchema>

/** What a policy would have said of the Runs since `since`; where `isWhole` is false, only of the newest of them. */
export const policyTrialSchema = z.object({
  since: timeSchema,
  isWhole: z.boolean(),
  runs: count,
  /** Acts that the policy could have judged, repeats included. */
  acts: count,
  would: z.array(
    z.object({
      rule: text,
      title: text,
      verdict: verdictWord,
      times: count,
      runs: count,
      accounts: z.array(text),
      endpoints: z.array(text),
      scripts: z.array(text),
      /** The first few, as examples. */
      subjects: z.array(text),
      /** How many of the times the rule could not be decided from what is recorded. */
      faults: count,
    }),
  ),
})
export type PolicyTrial = z.infer<typeof policyTrialSchema>
