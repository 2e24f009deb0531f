// A detection as it is written: what in the Events of Runs is worth a person's look, why, and what to do then.

import { confidence, severity } from '@sentinel/contract'
import { z } from 'zod'

const sentence = z.string().trim().min(1).max(600)
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,63}$/, 'small letters, digits and dashes, beginning with a letter')
const expression = z.string().min(1).max(4000)
const eventType = z.string().regex(/^[a-z]+\.[a-z]+$/, 'the type of an Event')
const on = z.union([eventType.transform((one) => [one]), z.array(eventType).min(1)])

/** An Event by its members, what else is known of its Run under `run`, and how many minutes after the one before. */
const example = z.record(z.string(), z.unknown())
const exampleList = z.array(z.union([example.transform((one) => [one]), z.array(example).min(1)]))

export const detectionRuleSchema = z.strictObject({
  id,
  title: sentence,
  on,
  when: expression.default('true'),
  /** What came before, in this order. */
  after: z
    .array(z.strictObject({ on, when: expression.default('true') }))
    .max(4)
    .default([]),
  /** So many Events that fit, and not the first. */
  times: z.number().int().min(1).max(100_000).default(1),
  /** Within what the steps and times must be. */
  by: z.enum(['run', 'script', 'account', 'endpoint']).default('run'),
  minutes: z
    .number()
    .positive()
    .max(60 * 24 * 30)
    .default(60),
  severity,
  confidence,
  /** ATT&CK. */
  technique: z.string().regex(/^T\d{4}(\.\d{3})?$/),
  maturity: z.enum(['stable', 'testing', 'experimental']),
  why: sentence,
  respond: sentence,
  matches: exampleList.min(1),
  spares: exampleList.min(1),
})
export type DetectionRule = z.infer<typeof detectionRuleSchema>

export const detectionFileSchema = z.strictObject({
  subject: sentence,
  detections: z.array(detectionRuleSchema).min(1),
})

/** Where a rule is right and what it found is as it should be; until a day, and somebody answers for it. */
export const detectionExceptionSchema = z.strictObject({
  rule: id,
  when: expression,
  owner: sentence,
  reason: sentence,
  /** The last day on which it holds, UTC. */
  expires: z.iso.date(),
})
export type DetectionException = z.infer<typeof detectionExceptionSchema>
export const exceptionFileSchema = z.strictObject({ exceptions: z.array(detectionExceptionSchema) })
