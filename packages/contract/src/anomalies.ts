// What is unusual: a Run in the few figures that baselines are made of, and what a detector says of it. A history of
// Runs as JSON lines of `runFeaturesSchema` can be judged by `sentinel detect`; docs/detection.md shows one.

import { z } from 'zod'
import { timeSchema } from './events.ts'

const word = z.string().max(400)
const words = z.array(word).max(512).default([])
const amount = z.number().nonnegative().default(0)

/** A Run that has ended. Only the first six members must be there; what is absent is nothing. */
export const runFeaturesSchema = z.object({
  run: word,
  /** When it began. */
  time: timeSchema.or(z.iso.datetime({ offset: true })),
  endpoint: word,
  account: word,
  /** The script whatever its version: its path, or how it is called. */
  lineage: word,
  outcome: z.enum(['succeeded', 'failed', 'killed', 'replaced', 'ended']),
  /** SHA-256 of its text: another one is another version. */
  script: word.default(''),
  durationMs: amount,
  bytesRead: amount,
  bytesSent: amount,
  rows: amount,
  /** Bytes sent, by provider; where it is absent and there are providers, `bytesSent` went to them. */
  sentTo: z.record(word, z.number().nonnegative()).default({}),
  hosts: words,
  providers: words,
  /** Two-letter codes, where known. */
  countries: words,
  /** `name` or `name@version`: the version is of no interest here. */
  packages: words,
  databases: words,
  dataClasses: words,
  processes: words,
  /** What its text could do. */
  capabilities: words,
})
export type RunFeatures = z.infer<typeof runFeaturesSchema>

export const anomalyKind = z.enum([
  'new-host',
  'new-package',
  'new-data-class',
  'new-process',
  'new-database',
  'new-provider',
  'new-country',
  'new-account',
  'many-machines',
  'volume',
  'provider-volume',
  'duration',
  'schedule-missed',
  'schedule-moved',
  'failing',
  'capabilities-grew',
])
export type AnomalyKind = z.infer<typeof anomalyKind>

export const anomalySchema = z.object({
  kind: anomalyKind,
  lineage: word,
  /** What is unusual: a host, an account, the name of a measure. */
  subject: word,
  endpoint: word,
  account: word,
  /** Absent where it is a Run that did not come. */
  run: word.optional(),
  time: z.string(),
  /** The common logarithm of how rare it is: 3 is one in a thousand. */
  score: z.number(),
  usual: z.string(),
  seen: z.string(),
  rare: z.string(),
  /** Of a measure: its value, by which `expected` learns. */
  value: z.number().optional(),
})
export type Anomaly = z.infer<typeof anomalySchema>
/** What is said to be expected: the same, and of a measure up to a quarter more. */
export type Expected = Pick<Anomaly, 'kind' | 'lineage' | 'subject' | 'value'>
