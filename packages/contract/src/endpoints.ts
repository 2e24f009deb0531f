// Endpoints as screens and commands see them: how each one stands, what is missing of it, and which Pythons it has.

import { z } from 'zod'
import { coverageSchema } from './coverage.ts'
import { errors } from './errors.ts'
import { gapReason, interpreterStateSchema, timeSchema } from './events.ts'
import { endpointIdSchema } from './evidence.ts'

const count = z.number().int().nonnegative()

/** How often an agent says that it is there, whether anything runs or not. */
export const reportEverySeconds = 300

export const endpointStatus = z.enum([
  'reporting', // evidence came within the time of two reports
  'late', // not since then, but within a day
  'silent', // for longer than a day, or never
])
export type EndpointStatus = z.infer<typeof endpointStatus>

export const endpointSchema = z.object({
  id: endpointIdSchema,
  name: z.string(),
  platform: z.string(),
  enrolledAt: timeSchema,
  status: endpointStatus,
  /** By the server's clock; how long ago that is, when it was asked. */
  lastReceiptAt: timeSchema.nullable(),
  lagSeconds: count.nullable(),
  /** By the endpoint's clock. */
  lastSealAt: timeSchema.nullable(),
  records: count,
  /** Of the agent's last report: its version, the probe that Runs last told of, records that no receipt covered. */
  agent: z
    .object({
      version: z.string(),
      probe: z.string().nullable(),
      startedAt: timeSchema,
      reportedAt: timeSchema,
      waiting: count,
    })
    .nullable(),
  coverage: coverageSchema.pick({ probed: true, missed: true, share: true }),
  /** Gaps that concern the endpoint and no process of it. */
  gaps: count,
  refusals: count,
  interpreters: z.object({ found: count, watched: count, endOfLife: count }),
})
export type EndpointRow = z.infer<typeof endpointSchema>

/** Alike Gaps are one line. */
export const endpointGapSchema = z.object({
  reason: gapReason,
  detail: z.string().nullable(),
  count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  /** Record number of the last. */
  n: count,
})
export type EndpointGap = z.infer<typeof endpointGapSchema>

/** An upload, an enrolment or a sign-in that the server refused. */
export const refusalSchema = z.object({
  time: timeSchema,
  operation: z.string(),
  endpoint: z.string().nullable(),
  code: z.enum(Object.keys(errors) as [keyof typeof errors, ...(keyof typeof errors)[]]),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type RefusalRow = z.infer<typeof refusalSchema>

/** `since`: when it was last told of; only what changed is told. */
export const endpointInterpreterSchema = interpreterStateSchema.extend({ since: timeSchema })
export type EndpointInterpreter = z.infer<typeof endpointInterpreterSchema>

export const endpointDetailSchema = z.object({
  endpoint: endpointSchema,
  days: count,
  coverage: coverageSchema,
  gaps: z.array(endpointGapSchema),
  refusals: z.array(refusalSchema),
  interpreters: z.array(endpointInterpreterSchema),
})
export type EndpointDetail = z.infer<typeof endpointDetailSchema>
