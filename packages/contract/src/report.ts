// The report of a period: what leadership and auditors read, as data. Every part says where its rows are (`rows` is a
// path of the console).

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { severity } from './findings.ts'
import { integrityKind } from './integrity.ts'
import { overviewSchema } from './overview.ts'

const count = z.number().int().nonnegative()
const rows = z.string().regex(/^\//)

/** A program by the place it is run from, whatever its version. `days`: on how many it ran. */
export const automationSchema = z.object({
  name: z.string(),
  path: z.string(),
  sha256: z.string(),
  purpose: z.string().nullable(),
  accounts: z.array(z.string()),
  endpoints: count,
  runs: count,
  failed: count,
  hours: z.number().nonnegative(),
  days: count,
  versions: count,
  dataClasses: z.array(z.string()),
  worst: severity.nullable(),
  rows,
})
export type Automation = z.infer<typeof automationSchema>

/** The most pressing first. */
export const decisionSchema = z.object({ decide: z.string(), why: z.string(), rows })
export type Decision = z.infer<typeof decisionSchema>

export const reportSchema = z.object({
  made: timeSchema,
  server: z.string(),
  from: timeSchema,
  to: timeSchema,
  days: count,
  overview: overviewSchema,
  endpoints: z.object({ total: count, reporting: count, late: count, silent: count, rows }),
  coverage: z.object({
    share: z.number().nullable(),
    probed: count,
    missed: count,
    causes: z.array(z.object({ cause: z.string(), count })),
    rows,
  }),
  people: z.object({ total: count, rows }),
  /** Texts by their hash, and the places that they are run from: what a person calls a program. */
  scripts: z.object({ total: count, programs: count, rows }),
  /** Open ones: not resolved and not archived. */
  alerts: z.object({ open: count, high: count, rows }),
  /** Findings in scripts that ran in the period, each once however often it ran. */
  findings: z.object({ counts: z.record(severity, count), rows }),
  /** Classes of personal or sensitive data that programs read, and whether any was seen leaving. */
  data: z.array(z.object({ name: z.string(), scripts: count, accounts: count, left: count, rows })),
  /** What was stopped: acts, packages and start-up files. */
  stopped: z.object({
    total: count,
    list: z.array(z.object({ what: z.string(), reason: z.string(), count, lastAt: timeSchema })),
    rows,
  }),
  integrity: z.object({ signs: z.array(z.object({ kind: integrityKind, count })), rows }),
  proof: z.object({
    records: count,
    anchors: count,
    lastRoot: z.string().nullable(),
    lastAnchorAt: timeSchema.nullable(),
    rows,
  }),
  policy: z.object({ version: z.number().int().nullable(), title: z.string().nullable(), rows }),
  packages: z.object({ total: count, rows }),
  models: z.object({ total: count, rows }),
  refusals: z.object({ total: count, rows }),
  /** The most hours first. */
  automations: z.array(automationSchema),
  decisions: z.array(decisionSchema),
  /** Programs that the work rests on already: each with why. */
  adopt: z.array(z.object({ automation: automationSchema, why: z.string() })),
})
export type Report = z.infer<typeof reportSchema>
