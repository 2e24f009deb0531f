// What the probe writes and the agent reads: one JSON object per line, one file per Run, named by the Run's id.
//
//   <inbox>/<run id>.ndjson, then <run id>.1.ndjson … after each 8 MiB
//
// A probe appends each line with a single write, so a file ends either with a newline or in the middle of the line
// that a full disk cut. Lines are at most 4 KiB; `seq` counts from 0 without holes over all files of a Run, so a hole
// is a loss that can be counted. The account is never taken from a line: it is the owner of the file.

import { z } from 'zod'
import { installSchemas } from './installs.ts'
import { meaningSchemas, sums } from './meaning.ts'
import { policyApplied } from './policies.ts'

export const inboxLimits = { lineBytes: 64 * 1024, fileBytes: 8 * 1024 * 1024, filesPerRun: 64 } as const

/** A UUID of version 7 (RFC 9562): sorts by time, unique without asking anybody. */
export const runIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not a Run id')

const text = z.string().max(4096)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

/** `path:line` of the nearest frame in the user's own code. */
const at = text.optional()
/** `seq` without holes; `time` in microseconds since 1970. */
const head = { seq: count, time: count }

export const scriptKind = z.enum(['file', 'module', 'command', 'stdin', 'interactive', 'none'])
export const runMode = z.enum(['script', 'module', 'command', 'stdin', 'interactive', 'fork', 'embedded'])

export const scriptSchema = z.object({
  kind: scriptKind,
  path: text.optional(),
  module: text.optional(),
  sha256: sha256.optional(),
  bytes: count.optional(),
})

const startedLine = z.object({
  ...head,
  type: z.literal('run.started'),
  probe: text,
  run: runIdSchema,
  pid: count,
  parentPid: count,
  /** Start of the process in the system's own unit (Linux: clock ticks since boot); with pid and boot id it names a process. */
  processStart: count.optional(),
  bootId: text.optional(),
  uid: z.number().int().optional(),
  account: text.optional(),
  argv: z.array(text).max(256),
  argvOmitted: count.optional(),
  cwd: text.optional(),
  mode: runMode,
  script: scriptSchema,
  interpreter: z.object({ path: text, version: text, implementation: text }),
  prefix: text,
  basePrefix: text,
  /** sys.path at the start, bounded: what the agent resolves imports against. */
  path: z.array(text).max(64),
  launch: text.optional(),
  /** The Run that forked this one. */
  forkedFrom: runIdSchema.optional(),
})

const importedLine = z.object({
  ...head,
  type: z.literal('module.imported'),
  module: text,
  /** Of the standard library, as the interpreter itself knows: no folder holds what is compiled into it. */
  standard: z.literal(true).optional(),
  at,
  /** sys.path, when it changed since it was last told. */
  path: z.array(text).max(64).optional(),
})

const fileLines = [
  z.object({
    ...head,
    type: z.literal('file.opened'),
    path: text,
    access: z.enum(['read', 'write', 'update']),
    at,
  }),
  z.object({ ...head, type: z.literal('file.removed'), path: text, at }),
  z.object({ ...head, type: z.literal('file.renamed'), path: text, to: text, at }),
] as const

const hostLines = [
  z.object({ ...head, type: z.literal('host.resolved'), host: text, at }),
  z.object({
    ...head,
    type: z.literal('host.connected'),
    /** The name that was asked for before, where one was. */
    host: text.optional(),
    address: text,
    port: count.optional(),
    at,
  }),
  z.object({ ...head, type: z.literal('socket.bound'), address: text, port: count.optional(), at }),
] as const

const processLines = [
  z.object({
    ...head,
    type: z.literal('process.started'),
    /** The Python function that did it: `subprocess.Popen`, `os.system`, `os.posix_spawn`, `os.fork`… */
    how: text,
    executable: text.optional(),
    argv: z.array(text).max(256),
    at,
  }),
  z.object({
    ...head,
    type: z.literal('process.replaced'),
    how: text,
    executable: text,
    argv: z.array(text).max(256),
    at,
  }),
] as const

const codeLines = [
  z.object({
    ...head,
    type: z.literal('code.executed'),
    name: text,
    sha256: sha256.optional(),
    bytes: count,
    at,
  }),
  z.object({
    ...head,
    type: z.literal('library.loaded'),
    path: text,
    how: z.enum(['extension', 'ctypes']),
    at,
  }),
] as const

const startupJudgement = { path: text, reason: text, sha256: sha256.optional() }
const startupLines = [
  /** A `.pth` file that was judged malicious and kept from running. */
  z.object({ ...head, type: z.literal('startup.refused'), ...startupJudgement }),
  /** One that ran all the same: only observed, or sorted before the probe. */
  z.object({ ...head, type: z.literal('startup.suspected'), ...startupJudgement }),
] as const

const policyLine = z.object({ ...head, type: z.literal('policy.applied'), ...policyApplied })

const repeatedLine = z.object({
  ...head,
  type: z.literal('event.repeated'),
  /** `seq` of the event that happened again, and how often it has happened up to now. */
  of: count,
  count,
  /** Of its members that add up, over all those times. */
  sums: sums.optional(),
})

const gapLine = z.object({
  ...head,
  type: z.literal('gap.recorded'),
  reason: text,
  count: count.optional(),
  detail: text.optional(),
})

const endedLine = z.object({
  ...head,
  type: z.literal('run.ended'),
  /** Known to the probe only where the program named it: `os._exit(n)`. The system's own word is the agent's to add. */
  exitCode: z.number().int().optional(),
  exception: text.optional(),
  cpuUserMs: z.number().nonnegative(),
  cpuSystemMs: z.number().nonnegative(),
  peakMemoryBytes: count.optional(),
})

/** Unknown members are dropped, so that a newer probe is understood by an older agent. */
export const probeLineSchema = z.discriminatedUnion('type', [
  startedLine,
  importedLine,
  ...fileLines,
  ...hostLines,
  ...processLines,
  ...codeLines,
  ...startupLines,
  ...meaningSchemas(head),
  ...installSchemas(head, head),
  policyLine,
  repeatedLine,
  gapLine,
  endedLine,
])
export type ProbeLine = z.infer<typeof probeLineSchema>
export type RunStartedLine = z.infer<typeof startedLine>

/** Left as `<data>/launches/<launch>.json` by whoever started a Run and waited for it: the one who knows how it ended. */
export const exitWitnessSchema = z.object({
  launch: z.string().regex(/^[\w-]{8,64}$/),
  pid: count,
  exitCode: z.number().int().optional(),
  signal: z.string().max(16).optional(),
})
export type ExitWitness = z.infer<typeof exitWitnessSchema>
