// Alerts: what was found by the same rule about the same script is one, triaged by people and reopened by itself.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema } from './evidence.ts'
import { confidence, severity } from './findings.ts'
import { runIdSchema } from './inbox.ts'

const word = z.string().min(1).max(400)
const sentence = z.string().max(2000)
const count = z.number().int().nonnegative()

/** `archived`: until it gets worse. */
export const alertState = z.enum(['new', 'acknowledged', 'resolved', 'archived'])
export type AlertState = z.infer<typeof alertState>

/** What a Finding comes from: the text of a script, a policy, what was done (a detection rule), or what is unusual. */
export const alertSource = z.enum(['code', 'policy', 'detection', 'anomaly'])
export type AlertSource = z.infer<typeof alertSource>

const part = z.object({ factor: z.number().min(0).max(1), why: sentence })
/** `score` is 100 times the product of the parts' factors. */
export const riskSchema = z.object({
  score: z.number().min(0).max(100),
  parts: z.object({
    severity: part,
    confidence: part,
    executed: part,
    data: part,
    reach: part,
    exposure: part,
  }),
})
export type Risk = z.infer<typeof riskSchema>

export const alertSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  rule: word,
  title: sentence,
  source: alertSource,
  severity,
  confidence,
  /** ATT&CK technique: `T1552.001`. */
  technique: z.string().max(20).nullable(),
  /** The script whatever its version: its path, or what a person calls it. */
  script: z.string().max(4096),
  state: alertState,
  assignee: z.string().max(200).nullable(),
  risk: riskSchema,
  /** The last one, in words. */
  message: sentence,
  why: sentence,
  respond: sentence,
  /** How often it was found. */
  occurrences: count,
  endpoints: count,
  accounts: z.array(z.string()),
  dataClasses: z.array(z.string()),
  firstAt: timeSchema,
  lastAt: timeSchema,
  /** Absent Run: it concerns the endpoint. `n`: the Event in the endpoint's log. */
  last: z.object({
    run: runIdSchema.nullable(),
    endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
    n: count,
  }),
  /** How often it came back after it was resolved or archived. */
  reopened: count,
})
export type Alert = z.infer<typeof alertSchema>

export const alertAct = z.enum([
  'raised',
  'acknowledged',
  'resolved',
  'archived',
  'expected',
  'reopened',
  'assigned',
  'commented',
])
export type AlertAct = z.infer<typeof alertAct>

/** `operator` is empty where the alert came back by itself. `text`: a reason, a comment, or whom it was given to. */
export const alertChangeSchema = z.object({
  number: z.number().int().positive(),
  time: timeSchema,
  operator: z.string(),
  act: alertAct,
  state: alertState,
  text: z.string(),
})
export type AlertChange = z.infer<typeof alertChangeSchema>

export const deliverySchema = z.object({
  change: z.number().int().positive(),
  channel: z.string(),
  /** `uncertain`: the server was stopped while it was being sent; it is not sent twice. */
  state: z.enum(['due', 'sending', 'sent', 'failed', 'uncertain']),
  attempts: count,
  time: timeSchema,
  reason: z.string(),
})
export type Delivery = z.infer<typeof deliverySchema>

export const alertDetailSchema = alertSchema.extend({
  /** The first comes first. */
  history: z.array(alertChangeSchema),
  deliveries: z.array(deliverySchema),
})
export type AlertDetail = z.infer<typeof alertDetailSchema>

/** Every member narrows; without `state`, those that are open: new and acknowledged. */
export const alertFilterSchema = z.object({
  state: alertState
    .or(z.enum(['open', 'all']))
    .optional()
    .describe('new, acknowledged, resolved, archived, open or all'),
  minSeverity: severity.optional().describe('the least that is listed'),
  source: alertSource.optional(),
  rule: word.optional().describe('id of the rule'),
  script: word.optional().describe('part of the script path or name'),
  assignee: word.optional().describe('whom it was given to'),
})
export type AlertFilter = z.infer<typeof alertFilterSchema>

/** The highest risk first. `counts`: of all alerts, by state. */
export const alertListSchema = z.object({
  alerts: z.array(alertSchema),
  total: count,
  counts: z.record(alertState, count),
})
export type AlertList = z.infer<typeof alertListSchema>

const reason = z.string().trim().min(1).max(1000)
/** What a person does with an alert. Whoever closes one says why. */
export const alertDeedSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('acknowledge'), reason: reason.optional() }),
  z.strictObject({ act: z.literal('resolve'), reason }),
  z.strictObject({ act: z.literal('archive'), reason }),
  /** What is unusual is as it should be: resolved, and the same is not told again. Only of the source `anomaly`. */
  z.strictObject({ act: z.literal('expect'), reason: reason.optional() }),
  z.strictObject({ act: z.literal('reopen'), reason: reason.optional() }),
  z.strictObject({ act: z.literal('assign'), assignee: z.string().trim().min(1).max(200).nullable() }),
  z.strictObject({ act: z.literal('comment'), text: reason }),
])
export type AlertDeed = z.infer<typeof alertDeedSchema>
