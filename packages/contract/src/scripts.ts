// Scripts as screens and commands see them: program text by its content hash, on whatever machines it was run.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema, hashSchema } from './evidence.ts'
import { findingSchema, judgementSchema, severity } from './findings.ts'
import { habitsSchema } from './habits.ts'
import { scriptKind } from './inbox.ts'
import { resourceSchema, runStatus } from './runs.ts'

const count = z.number().int().nonnegative()
const word = z.string().min(1).max(400)

/** Every member narrows. */
export const scriptFilterSchema = z.object({
  q: word.optional().describe('part of the name, path or hash'),
  account: word.optional().describe('an account that ran it'),
  endpoint: word.optional().describe('id or name of an endpoint that ran it'),
  minSeverity: severity.optional().describe('the least that its worst Finding has'),
})
export type ScriptFilter = z.infer<typeof scriptFilterSchema>

export const scriptRowSchema = z.object({
  sha256: hashSchema,
  /** As its last Run called it. */
  name: z.string(),
  path: z.string(),
  kind: scriptKind,
  runs: count,
  /** Of them, those that ended with an error. */
  failed: count,
  accounts: z.array(z.string()),
  endpoints: z.array(z.string()),
  /** AI tools that launched its Runs or wrote it. */
  assistants: z.array(z.string()),
  /** Places it was run from: copies where they are more than one. */
  paths: count,
  /** Texts that the same accounts ran under the same name, this one with them. */
  versions: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  findings: count,
  worst: severity.nullable(),
  /** What it is for; null until it was judged. */
  summary: z.string().nullable(),
})
export type ScriptRow = z.infer<typeof scriptRowSchema>

export const scriptListSchema = z.object({ scripts: z.array(scriptRowSchema), total: count })
export type ScriptList = z.infer<typeof scriptListSchema>

/** Another text of the same lineage: of the same name and account, or the same but for layout and comments. */
export const scriptVersionSchema = z.object({
  sha256: hashSchema,
  path: z.string(),
  runs: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  isSameButLayout: z.boolean(),
})
export type ScriptVersion = z.infer<typeof scriptVersionSchema>

export const scriptFindingSchema = findingSchema.extend({
  runs: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
})
export type ScriptFinding = z.infer<typeof scriptFindingSchema>

export const scriptDetailSchema = z.object({
  script: scriptRowSchema,
  /** Who runs it, where and from which file. */
  uses: z.array(
    z.object({
      account: z.string(),
      endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
      path: z.string(),
      runs: count,
      lastAt: timeSchema,
    }),
  ),
  outcomes: z.array(z.object({ status: runStatus, count })),
  durationMs: z.object({ median: z.number(), longest: z.number() }).nullable(),
  habits: habitsSchema,
  /** Newest first, this one with them. */
  versions: z.array(scriptVersionSchema),
  judgement: judgementSchema.nullable(),
  /** The worst first. */
  findings: z.array(scriptFindingSchema),
  excerpt: z.object({ text: z.string(), lines: count, excerptLines: count }).nullable(),
  /** What its latest Runs touched, together. */
  resources: z.array(resourceSchema),
  /** How many Runs that is. */
  resourcesOf: count,
})
export type ScriptDetail = z.infer<typeof scriptDetailSchema>
