// Runs as screens and commands see them: a summary per Run, its resources, and the filter that the URL holds.

import { z } from 'zod'
import { eventSchema, timeSchema } from './events.ts'
import { endpointIdSchema, hashSchema } from './evidence.ts'
import { findingSchema, judgementSchema, severity } from './findings.ts'
import { runIdSchema, runMode, scriptSchema } from './inbox.ts'
import { flowSchema } from './lineage.ts'
import { originSchema } from './origin.ts'

const count = z.number().int().nonnegative()

export const runStatus = z.enum(['running', 'succeeded', 'failed', 'killed', 'replaced', 'ended'])
export type RunStatus = z.infer<typeof runStatus>

export const runSummarySchema = z.object({
  id: runIdSchema,
  endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
  account: z.string(),
  script: scriptSchema,
  /** What a person calls it: file name, `-m module`, `-c`, `(interactive)`. */
  scriptName: z.string(),
  argv: z.array(z.string()),
  cwd: z.string().nullable(),
  mode: runMode,
  interpreter: z.object({ path: z.string(), version: z.string(), implementation: z.string() }),
  prefix: z.string(),
  pid: count,
  parentRun: runIdSchema.nullable(),
  /** Where it came from and which AI tools had a hand in it; null for forks, whose parent says it, and until it is told. */
  origin: originSchema.nullable().default(null),
  launch: z.string().nullable(),
  status: runStatus,
  startedAt: timeSchema,
  lastEventAt: timeSchema,
  endedAt: timeSchema.nullable(),
  durationMs: z.number().nullable(),
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  exception: z.string().nullable(),
  cpuMs: z.number().nullable(),
  peakMemoryBytes: count.nullable(),
  /** `name@version`, in order of first use; at most 256. */
  packages: z.array(z.string()),
  /** Names where one was asked for, addresses else; at most 256. */
  hosts: z.array(z.string()),
  counts: z.object({
    events: count,
    packages: count,
    filesRead: count,
    filesWritten: count,
    hosts: count,
    processes: count,
    gaps: count,
    findings: count.default(0),
  }),
  /** Whether its Script was judged; until then there may be Findings yet to come. */
  isJudged: z.boolean().default(false),
  /** Severity of its worst Finding. */
  worst: severity.nullable().default(null),
})
export type RunSummary = z.infer<typeof runSummarySchema>

/** An Event with its place in the endpoint's log. */
export const eventRowSchema = z.object({ n: count, event: eventSchema, count: count.optional() })
export type EventRow = z.infer<typeof eventRowSchema>

export const resourceSchema = z.object({
  kind: z.enum([
    'package',
    'file',
    'host',
    'process',
    'library',
    'code',
    'module',
    'socket',
    'operation',
    'database',
    'data',
    'model',
    'mail',
    'storage',
    'application',
    'clipboard',
  ]),
  value: z.string(),
  /** What was done: `read`, `write`, `update`, `removed`, `renamed`, `connected`, `resolved`… */
  act: z.string(),
  count,
  firstAt: timeSchema,
  /** Record number of the first Event. */
  n: count,
  at: z.string().nullable(),
  /** A file that the Run itself made and removed again. */
  scratch: z.literal(true).optional(),
})
export type Resource = z.infer<typeof resourceSchema>

export const runDetailSchema = runSummarySchema.extend({
  resources: z.array(resourceSchema),
  /** What it did in its user's words, in order: `read 15,000 rows of payroll.xlsx with columns cpf, salary`; at most 500. */
  acts: z.array(
    z.object({ n: count, time: timeSchema, type: z.string(), told: z.string(), at: z.string().nullable() }),
  ),
  /** What it had read beside what it then sent. */
  lineage: z.array(flowSchema).optional(),
  /** What its Script is for; null until it is judged, and for a Run without a Script of its own. */
  judgement: judgementSchema.nullable(),
  /** The worst first. */
  findings: z.array(findingSchema.extend({ n: count, time: timeSchema })),
  gaps: z.array(
    z.object({
      n: count,
      time: timeSchema,
      reason: z.string(),
      count: count.nullable(),
      detail: z.string().nullable(),
    }),
  ),
  excerpt: z.object({ text: z.string(), lines: count, excerptLines: count }).nullable(),
  standardLibrary: z.array(z.string()),
  children: z.array(runSummarySchema),
  /** Where the proof is: the Run's first and last records, and the seal and receipt that cover the last. */
  evidence: z.object({
    first: count,
    last: count,
    seal: z.object({ n: count, head: hashSchema, time: timeSchema }).nullable(),
    receipt: z.object({ through: count, head: hashSchema, time: timeSchema }).nullable(),
  }),
})
export type RunDetail = z.infer<typeof runDetailSchema>

const word = z.string().min(1).max(400)

/** Every member narrows. `before` continues a listing: the `next` of the page before. */
export const runFilterSchema = z.object({
  account: word.optional().describe('the account that ran it'),
  endpoint: word.optional().describe('id or name of the endpoint'),
  script: word.optional().describe('part of the script path or name, or its hash'),
  package: word.optional().describe('name, or name@version'),
  host: word.optional().describe('host name or address it contacted'),
  status: runStatus.optional(),
  launch: word.optional().describe('the launch that `sentinel run` gave it'),
  q: word.optional().describe('free text over script, account, endpoint, packages and hosts'),
})
export type RunFilter = z.infer<typeof runFilterSchema>

export const runListSchema = z.object({
  runs: z.array(runSummarySchema),
  total: count,
  next: z.string().nullable(),
})
export type RunList = z.infer<typeof runListSchema>

const facetValues = z.array(z.object({ value: z.string(), count }))
export const runFacetsSchema = z.object({
  account: facetValues,
  endpoint: facetValues,
  script: facetValues,
  package: facetValues,
  host: facetValues,
  status: facetValues,
})
export type RunFacets = z.infer<typeof runFacetsSchema>

/** Messages of the live stream (`text/event-stream`); `data` is one of these. */
export const liveMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), run: runSummarySchema }),
  z.object({ kind: z.literal('events'), run: runIdSchema, events: z.array(eventRowSchema) }),
])
export type LiveMessage = z.infer<typeof liveMessageSchema>
