// What is known of a Script from its text: Findings, and what it is for. Bounded, and with nothing sensitive in it: a
// secret is its type, a hash under the endpoint's key and its last four characters.

import { z } from 'zod'

const count = z.number().int().nonnegative()
const word = z.string().max(128)
const phrase = z.string().max(400)
const sentence = z.string().max(1000)
const path = z.string().max(4096)
const line = z.number().int().positive()
const scriptHash = z.string().regex(/^[0-9a-f]{64}$/)

/** From the least to the worst. */
export const severity = z.enum(['info', 'low', 'medium', 'high', 'critical'])
export type Severity = z.infer<typeof severity>
export const confidence = z.enum(['low', 'medium', 'high'])

/** What a Finding rests on. */
export const findingKind = z.enum([
  'flow', // data from a source reaches a sink
  'use', // something is used in a dangerous way, or at all
  'secret', // the text carries one
  'malice', // acts that make sense together only for harm
  'observed', // something about the text that is no call
  'package', // a package that it runs with is vulnerable, or made to harm
  'incomplete', // the script, or part of it, could not be analysed
])
export type FindingKind = z.infer<typeof findingKind>

/** How much one Script may tell: what is beyond is counted, and the worst come first. */
export const findingLimits = { findings: 100, steps: 32, layers: 24, listed: 32 } as const

/** One step of a flow, source first. `file` is absent where it is the Script itself. */
export const findingStepSchema = z.object({ line, file: path.optional(), what: phrase })
export type FindingStep = z.infer<typeof findingStepSchema>

/**
 * Code that was hidden in text: `how` lists the decoders and what ran it, `from` is the file or layer it stood in, empty
 * where that is the Script itself.
 */
export const layerSchema = z.object({
  name: phrase,
  from: path,
  line,
  how: z.array(word).max(findingLimits.listed),
})
export type CodeLayer = z.infer<typeof layerSchema>

export const findingSchema = z.object({
  rule: word,
  title: phrase,
  severity,
  confidence,
  /** CWE number. */
  cwe: count.optional(),
  kind: findingKind,
  message: sentence,
  fix: sentence.optional(),
  /** SHA-256 of the Script's text. */
  script: scriptHash,
  /** A local module that the Script imports, or a layer; absent where it is the Script itself. */
  file: path.optional(),
  /** Of a notebook: the cell, in which `line` counts. */
  cell: count.optional(),
  line,
  column: line.optional(),
  endLine: line.optional(),
  /** From source to sink; empty where the Finding is no flow. */
  path: z.array(findingStepSchema).max(findingLimits.steps),
  /** From the outermost to the one it was found in, where it was found in hidden code. */
  layers: z.array(layerSchema).max(findingLimits.layers).optional(),
  secret: z.object({ type: word, hash: word, lastFour: z.string().max(4) }).optional(),
  /** The same for the same rule on the same text of a line, wherever it stands: what triage goes by. */
  fingerprint: word,
})
export type Finding = z.infer<typeof findingSchema>

const listed = z.array(phrase).max(findingLimits.listed)

export const judgementSchema = z.object({
  /** Absent where the text could not be had; `reason` then says why. */
  sha256: scriptHash.optional(),
  /** The same for texts that differ in layout and comments alone. */
  normalizedSha256: scriptHash.optional(),
  /** One sentence for a person. */
  summary: sentence.optional(),
  intent: listed,
  /** What it could do (`http.request`), and with which resources as far as the text tells. */
  capabilities: z.array(z.object({ does: word, says: phrase, targets: listed })).max(64),
  sources: listed,
  destinations: listed,
  layers: z.array(layerSchema).max(findingLimits.layers),
  /** Findings by severity, with those that were too many to be told one by one. */
  counts: z.record(severity, count),
  /** Silenced by a comment that gives its reason, and so not raised. */
  suppressed: count,
  /** What the analysis took: of an earlier Run, where its result was kept. */
  durationMs: z.number().nonnegative(),
  complete: z.boolean(),
  /** Why it is not complete. */
  reason: sentence.optional(),
  /** The engine with its rules: another one may judge otherwise. */
  engine: word,
})
export type Judgement = z.infer<typeof judgementSchema>
