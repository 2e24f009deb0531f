// A Policy as it is written: rules in order, each with what it judges, when, how hard, and whom to ask.

import { z } from 'zod'
import { acts } from './facts.ts'

const sentence = z.string().trim().min(1).max(400)
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, 'small letters, digits and dashes, beginning with a letter')
/** YAML reads a bare `true` as a truth. */
const expression = z.preprocess(
  (given) => (typeof given === 'boolean' ? String(given) : given),
  z.string().min(1).max(4000),
)
const act = z.enum(acts)

export const modes = ['off', 'observe', 'warn', 'deny'] as const
export type Mode = (typeof modes)[number]

const exception = z.strictObject({
  when: expression,
  owner: sentence,
  reason: sentence,
  /** The last day on which it holds, on the endpoint’s calendar. */
  expires: z.iso.date(),
})

/** Outside of it a rule only observes. An endpoint is inside by a group of its own or by its place in the percentage. */
const rollout = z.strictObject({
  percent: z.number().min(0).max(100).default(0),
  groups: z.array(z.string().min(1)).default([]),
})

const rule = z.strictObject({
  id,
  title: sentence,
  on: z.union([act.transform((one) => [one]), z.array(act).min(1)]),
  when: expression.default('true'),
  mode: z.enum(modes),
  /** What a condition counts as that cannot be decided: `closed` as met, `open` as not met. */
  fail: z.enum(['open', 'closed']).default('open'),
  /** On `run.started`: milliseconds that a program waits at most for what only the agent knows of its script. */
  wait: z.number().int().min(0).max(10_000).default(0),
  reason: sentence,
  contact: sentence.optional(),
  exceptions: z.array(exception).max(100).default([]),
  rollout: rollout.optional(),
})

const example = z.strictObject({
  act,
  facts: z.record(z.string(), z.union([z.string(), z.number().int(), z.boolean(), z.array(z.string())])),
  verdict: z.enum(['allow', 'warn', 'deny']),
  rule: id.optional(),
})

export const policySchema = z.strictObject({
  policy: id,
  title: sentence,
  /** Whom to ask where the rule itself names nobody. */
  contact: sentence,
  /** Hosts and addresses of one's own, `*` for any text: their `destination.kind` is `internal`. */
  internal: z.array(z.string().min(1).max(255)).max(1000).default([]),
  /** Which interpreters get a probe: those that somebody named, or each new one as it appears. */
  watch: z.enum(['named', 'all']).default('named'),
  rules: z.array(rule).max(500),
  /** Acts with the verdict that they must get: checked whenever the file is. */
  examples: z.array(example).default([]),
})
export type Policy = z.infer<typeof policySchema>
export type PolicyRule = Policy['rules'][number]
export type PolicyException = PolicyRule['exceptions'][number]
export type PolicyExample = Policy['examples'][number]
