// Findings across Runs: what was found in the same line of the same script is one, however often it was run.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema } from './evidence.ts'
import { findingSchema, severity } from './findings.ts'
import { runIdSchema } from './inbox.ts'

const word = z.string().min(1).max(400)
const count = z.number().int().nonnegative()

/** Every member narrows. */
export const findingFilterSchema = z.object({
  minSeverity: severity.optional().describe('the least that is listed'),
  rule: word.optional().describe('id of the rule'),
  script: word.optional().describe('part of the script path or name'),
  endpoint: word.optional().describe('id or name of the endpoint'),
  account: word.optional().describe('the account that ran it'),
})
export type FindingFilter = z.infer<typeof findingFilterSchema>

/** The Finding as it was raised last, and the Run that raised it. */
export const findingRowSchema = z.object({
  finding: findingSchema,
  runs: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  lastRun: z.object({
    id: runIdSchema,
    scriptName: z.string(),
    scriptPath: z.string(),
    account: z.string(),
    endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
  }),
})
export type FindingRow = z.infer<typeof findingRowSchema>

export const findingListSchema = z.object({ findings: z.array(findingRowSchema), total: count })
export type FindingList = z.infer<typeof findingListSchema>
