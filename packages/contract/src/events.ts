// The vocabulary: every Event that evidence can hold. One word, one meaning; past tense, dotted.

import { z } from 'zod'
import { findingSchema, judgementSchema } from './findings.ts'
import { grantsAdopted, grantsRefused, requestMembers } from './grants.ts'
import { runIdSchema, runMode, scriptSchema } from './inbox.ts'
import { installSchemas } from './installs.ts'
import { interpreterSchema } from './interpreters.ts'
import { meaningSchemas, sums } from './meaning.ts'
import { originSchema } from './origin.ts'
import { policyAdopted, policyApplied, policyRefused } from './policies.ts'

const text = z.string()
const count = z.number().int().nonnegative()
/** ISO 8601 in UTC with microseconds: `2026-01-31T08:15:00.123456Z`. */
export const timeSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/)
  .refine((time) => !Number.isNaN(Date.parse(time)), 'not a date')

/** `seq` is the probe's own number, absent on what the agent itself observed. `at` is `path:line` in the user's code. */
const ofRun = { run: runIdSchema, time: timeSchema, seq: count.optional() }
const at = text.optional()

const runStarted = z.object({
  ...ofRun,
  type: z.literal('run.started'),
  probe: text,
  pid: count,
  parentPid: count,
  processStart: count.optional(),
  bootId: text.optional(),
  account: z.object({ name: text, uid: z.number().int().optional() }),
  argv: z.array(text),
  cwd: text.optional(),
  mode: runMode,
  script: scriptSchema,
  interpreter: z.object({ path: text, version: text, implementation: text }),
  prefix: text,
  basePrefix: text,
  launch: text.optional(),
  parentRun: runIdSchema.optional(),
})

/** How it ended, by whom it is known: the system, the parent that waited, or the probe. Absent members are not known. */
const runEnded = z.object({
  ...ofRun,
  type: z.literal('run.ended'),
  outcome: z.enum(['succeeded', 'failed', 'killed', 'replaced', 'ended']),
  exitCode: z.number().int().optional(),
  signal: text.optional(),
  exception: text.optional(),
  witness: z.enum(['system', 'parent', 'probe', 'none']),
  durationMs: z.number().nonnegative(),
  cpuUserMs: z.number().nonnegative().optional(),
  cpuSystemMs: z.number().nonnegative().optional(),
  peakMemoryBytes: count.optional(),
  /** Standard-library modules, told once instead of one Event each. */
  standardLibrary: z.array(text).max(512),
})

const scriptRead = z.object({
  ...ofRun,
  type: z.literal('script.read'),
  sha256: text,
  path: text,
  lines: count,
  /** The first lines with every literal that looks like a secret masked. */
  excerpt: text,
  excerptLines: count,
})

/** Where the Run came from, as far as anything says so. */
const runTraced = z.object({ ...ofRun, type: z.literal('run.traced'), ...originSchema.shape })

/** The Script's text was judged: what it is for, and how many Findings each severity has. Once for each text of a Run. */
const scriptJudged = z.object({ ...ofRun, type: z.literal('script.judged'), ...judgementSchema.shape })

/** A rule matches the Script of this Run. */
const findingRaised = z.object({ ...ofRun, type: z.literal('finding.raised'), ...findingSchema.shape })

const moduleImported = z.object({
  ...ofRun,
  type: z.literal('module.imported'),
  module: text,
  origin: z.enum(['local', 'unknown']),
  path: text.optional(),
  at,
})

const packageUsed = z.object({
  ...ofRun,
  type: z.literal('package.used'),
  name: text,
  version: text,
  purl: text,
  module: text,
  location: text,
  at,
})

const fileOpened = z.object({
  ...ofRun,
  type: z.literal('file.opened'),
  path: text,
  access: z.enum(['read', 'write', 'update']),
  at,
})
const fileRemoved = z.object({ ...ofRun, type: z.literal('file.removed'), path: text, at })
const fileRenamed = z.object({ ...ofRun, type: z.literal('file.renamed'), path: text, to: text, at })
const hostResolved = z.object({ ...ofRun, type: z.literal('host.resolved'), host: text, at })
const hostConnected = z.object({
  ...ofRun,
  type: z.literal('host.connected'),
  host: text.optional(),
  address: text,
  port: count.optional(),
  at,
})
const socketBound = z.object({
  ...ofRun,
  type: z.literal('socket.bound'),
  address: text,
  port: count.optional(),
  at,
})
const processStarted = z.object({
  ...ofRun,
  type: z.literal('process.started'),
  how: text,
  executable: text.optional(),
  argv: z.array(text),
  at,
})
const processReplaced = z.object({
  ...ofRun,
  type: z.literal('process.replaced'),
  how: text,
  executable: text,
  argv: z.array(text),
  at,
})
const codeExecuted = z.object({
  ...ofRun,
  type: z.literal('code.executed'),
  name: text,
  sha256: text.optional(),
  bytes: count,
  at,
})
const libraryLoaded = z.object({
  ...ofRun,
  type: z.literal('library.loaded'),
  path: text,
  how: z.enum(['extension', 'ctypes']),
  at,
})
/** What stands in site-packages and runs before any program: stopped at its start, or run although it looks malicious. */
const startupJudgement = { path: text, reason: text, sha256: text.optional() }
const startupRefused = z.object({ ...ofRun, type: z.literal('startup.refused'), ...startupJudgement })
const startupSuspected = z.object({ ...ofRun, type: z.literal('startup.suspected'), ...startupJudgement })
const policyAppliedEvent = z.object({ ...ofRun, type: z.literal('policy.applied'), ...policyApplied })

const eventRepeated = z.object({
  ...ofRun,
  type: z.literal('event.repeated'),
  of: count,
  count,
  sums: sums.optional(),
})

export const gapReason = z.enum([
  'dropped', // lines that a probe counted but could not write, or a hole in `seq`
  'uninstrumented', // a Python that no probe can watch, seen by whoever started it
  'faults', // faults of the probe's own
  'stood-down', // the probe went silent after too many of them
  'hook-refused', // another hook of the program kept the probe's from being installed
  'tampered', // an inbox file was cut, removed or rewritten under the agent
  'log-cut', // the endpoint's log ended before what the server had confirmed
  'log-altered', // a record of the endpoint's log did not match its hash
  'invalid', // a line or file that no probe writes
  'oversized', // a line or file over its limit
  'silenced', // the inbox could not be written: full, read-only or missing
  'unexplained', // a probe named a reason that this version does not know
])

/** Why no probe told of a Python process that the operating system shows. */
export const unwatchedCause = z.enum([
  'no-site', // `-S`: no channel is ever loaded
  'isolated', // `-I` or `-E`, in an interpreter that is told to record by its environment alone
  'too-old', // before Python 3.8 there are no audit hooks
  'frozen', // a program that carries its own Python
  'embedded', // a program of another kind with Python inside it
  'foreign-prefix', // an interpreter that this agent may not change
  'not-watched', // an interpreter that nobody asked to watch
  'silenced', // it was to record, and does not
])
export type UnwatchedCause = z.infer<typeof unwatchedCause>

const unwatchedProcess = z.object({
  cause: unwatchedCause,
  pid: count,
  processStart: count.optional(),
  parentPid: count.optional(),
  uid: count.optional(),
  executable: text,
  argv: z.array(text).max(64),
})
export type UnwatchedProcess = z.infer<typeof unwatchedProcess>

/** Known missing evidence. Without `run` it concerns the endpoint. */
const gapRecorded = z.object({
  run: runIdSchema.optional(),
  time: timeSchema,
  seq: count.optional(),
  type: z.literal('gap.recorded'),
  reason: gapReason,
  count: count.optional(),
  detail: text.optional(),
  /** One of `count` processes alike that no probe told of. */
  process: unwatchedProcess.optional(),
})

/** How many Python processes there were since `since`: told by a probe, and shown by the system. What it alone showed are Gaps. */
const coverageMeasured = z.object({
  run: z.undefined().optional(),
  seq: z.undefined().optional(),
  time: timeSchema,
  type: z.literal('coverage.measured'),
  since: timeSchema,
  probed: count,
  observed: count,
})

/** What concerns the endpoint and none of its Runs. */
const ofEndpoint = { run: z.undefined().optional(), seq: z.undefined().optional(), time: timeSchema }

/** What is known of an interpreter; how it was come upon is left out, for that changes with each look. */
export const interpreterStateSchema = interpreterSchema.pick({
  path: true,
  implementation: true,
  version: true,
  prefix: true,
  basePrefix: true,
  support: true,
  packages: true,
  watch: true,
})
export type InterpreterState = z.infer<typeof interpreterStateSchema>

/** Told once, and again when anything of it is another: an upgrade, an installed package, a probe put in or lost. */
const interpreterFound = z.object({
  ...ofEndpoint,
  type: z.literal('interpreter.found'),
  interpreter: interpreterStateSchema,
})
const interpreterGone = z.object({
  ...ofEndpoint,
  type: z.literal('interpreter.gone'),
  path: text,
  prefix: text,
})

/** A file that Python runs at every start has appeared in a watched environment, or has another content now. */
const startupFound = z.object({
  ...ofEndpoint,
  type: z.literal('startup.found'),
  kind: z.enum(['pth', 'start', 'sitecustomize', 'usercustomize']),
  path: text,
  prefix: text,
  sha256: text,
  /** Why it looks malicious. */
  reason: text.optional(),
  /** It runs before the probe does: nothing can stop it. */
  precedesProbe: z.boolean(),
})

/** The agent says that it is there: without it, an endpoint where nothing runs looks like one that is switched off. */
const agentReported = z.object({
  ...ofEndpoint,
  type: z.literal('agent.reported'),
  version: text,
  /** The probe that a Run last told of. */
  probe: text.optional(),
  startedAt: timeSchema,
  /** Records that no receipt covered at that time. */
  waiting: count,
  /** For so long it was kept from running, while its machine was awake: stopped by a signal, or frozen. */
  heldSeconds: count.optional(),
})

const policyAdoptedEvent = z.object({ ...ofEndpoint, type: z.literal('policy.adopted'), ...policyAdopted })
const policyRefusedEvent = z.object({ ...ofEndpoint, type: z.literal('policy.refused'), ...policyRefused })

/** An account asks for an approval; that it was given is told when the endpoint holds to it (`grants.adopted`). */
const approvalRequested = z.object({
  ...ofEndpoint,
  type: z.literal('approval.requested'),
  ...requestMembers,
})
const grantsAdoptedEvent = z.object({ ...ofEndpoint, type: z.literal('grants.adopted'), ...grantsAdopted })
const grantsRefusedEvent = z.object({ ...ofEndpoint, type: z.literal('grants.refused'), ...grantsRefused })

export const eventSchema = z.discriminatedUnion('type', [
  runStarted,
  runEnded,
  runTraced,
  scriptRead,
  scriptJudged,
  findingRaised,
  moduleImported,
  packageUsed,
  fileOpened,
  fileRemoved,
  fileRenamed,
  hostResolved,
  hostConnected,
  socketBound,
  processStarted,
  processReplaced,
  codeExecuted,
  libraryLoaded,
  startupRefused,
  startupSuspected,
  ...meaningSchemas(ofRun),
  ...installSchemas(ofRun, { ...ofRun, run: runIdSchema.optional() }),
  policyAppliedEvent,
  eventRepeated,
  gapRecorded,
  coverageMeasured,
  interpreterFound,
  interpreterGone,
  startupFound,
  agentReported,
  policyAdoptedEvent,
  policyRefusedEvent,
  approvalRequested,
  grantsAdoptedEvent,
  grantsRefusedEvent,
])
export type Event = z.infer<typeof eventSchema>
export type EventType = Event['type']
export type EventOf<T extends EventType> = Extract<Event, { type: T }>
export type GapReason = z.infer<typeof gapReason>
