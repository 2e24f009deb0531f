// What the analysis of a text tells, in the words of evidence: bounded, the worst first, and with nothing sensitive in it.

import type { Analysis, Finding as Found, Layer } from '@sentinel/analysis'
import {
  type CodeLayer,
  type Finding,
  findingLimits,
  findingSchema,
  type Judgement,
  judgementSchema,
  severity,
} from '@sentinel/contract'
import { z } from 'zod'
import { type Words, wordsOf } from './words.ts'

export const judgedSchema = z.object({ judgement: judgementSchema, findings: z.array(findingSchema) })
export type Judged = { judgement: Judgement; findings: Finding[] }

/** `script` is the text's SHA-256. */
export type Judging = { script: string; engine: string; durationMs: number }

export function judgedOf(analysis: Analysis, { script, engine, durationMs }: Judging): Judged {
  const { capabilities, intent, incomplete } = analysis
  const words = wordsOf(analysis.findings)
  const raised = analysis.findings.filter((finding) => !finding.suppressed)
  const layers = analysis.layers.slice(0, findingLimits.layers).map((layer) => layerOf(layer, analysis.path))
  const judgement = {
    sha256: script,
    ...(intent.summary ? { summary: words(intent.summary, 1000) } : {}),
    intent: listed(intent.statements, words),
    capabilities: capabilities.slice(0, 64).map(({ does, says, targets }) => ({
      does: does.slice(0, 128),
      says: words(says),
      targets: listed(targets, words),
    })),
    sources: listed(intent.sources, words),
    destinations: listed(intent.destinations, words),
    layers,
    counts: countsOf(raised),
    suppressed: analysis.findings.length - raised.length,
    durationMs,
    complete: !incomplete?.length,
    ...(incomplete?.length ? { reason: reasonOf(incomplete) } : {}),
    engine,
  }
  const worst = raised.toSorted((one, other) => rank(other.severity) - rank(one.severity))
  const findings = worst
    .slice(0, findingLimits.findings)
    .map((finding) => findingOf(finding, { analysis, script, words }))
  return { judgement, findings }
}

/** A Script of which nothing is known, and why: its text could not be had. */
export function unjudged(reason: string, { script, engine }: Unknown): Judged {
  const nothing = { intent: [], capabilities: [], sources: [], destinations: [], layers: [], suppressed: 0 }
  return {
    judgement: {
      ...(script ? { sha256: script } : {}),
      ...nothing,
      counts: countsOf([]),
      durationMs: 0,
      complete: false,
      reason,
      engine,
    },
    findings: [],
  }
}

type Unknown = { script: string | undefined; engine: string }

/** A text that the analysis gave up: that is a Finding, for what is too much for it may be so on purpose. */
export function unwhole(reason: string, { script, engine }: { script: string; engine: string }): Judged {
  const { judgement } = unjudged(reason, { script, engine })
  const finding: Finding = {
    rule: 'analysis-incomplete',
    title: 'The script could not be analysed whole',
    severity: 'medium',
    confidence: 'high',
    cwe: 1059,
    kind: 'incomplete',
    message: `The script could not be analysed: ${reason}.`,
    fix: 'Look at the script by hand.',
    script,
    line: 1,
    path: [],
    fingerprint: 'given-up',
  }
  return { judgement: { ...judgement, counts: countsOf([finding]) }, findings: [finding] }
}

const rank = (word: Finding['severity']): number => severity.options.indexOf(word)

function countsOf(findings: readonly Pick<Finding, 'severity'>[]): Judgement['counts'] {
  const of = (word: Finding['severity']) => findings.filter((finding) => finding.severity === word).length
  return {
    info: of('info'),
    low: of('low'),
    medium: of('medium'),
    high: of('high'),
    critical: of('critical'),
  }
}

type FoundIn = { analysis: Analysis; script: string; words: Words }

function findingOf(found: Found, { analysis, script, words }: FoundIn): Finding {
  const { path: own, layers } = analysis
  const { rule, title, severity, confidence, cwe, kind, place, endLine, secret, fingerprint } = found
  const chain = chainOf(place.file, layers).map((layer) => layerOf(layer, own))
  return {
    rule,
    title: title.slice(0, 400),
    severity,
    confidence,
    cwe,
    kind,
    message: words(found.message, 1000),
    fix: found.fix.slice(0, 1000),
    script,
    ...fileOf(place.file, own),
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    line: place.line,
    column: place.column,
    endLine: Math.max(endLine, place.line),
    path: stepsOf(found.path).map(({ file, line, note }) => ({
      line,
      ...fileOf(file, own),
      what: words(note),
    })),
    ...(chain.length > 0 ? { layers: chain } : {}),
    ...(secret ? { secret } : {}),
    fingerprint,
  }
}

const fileOf = (file: string, own: string) => (file === own ? {} : { file: file.slice(0, 4096) })

/** Both ends of a long way: where the data comes from and where it ends say most. */
function stepsOf(steps: Found['path']): Found['path'] {
  const half = findingLimits.steps / 2
  return steps.length <= findingLimits.steps ? steps : [...steps.slice(0, half), ...steps.slice(-half)]
}

/** The layers around a place, the outermost first. */
function chainOf(file: string, layers: readonly Layer[]): Layer[] {
  const chain: Layer[] = []
  let inner = layers.find(({ name }) => name === file)
  while (inner && !chain.includes(inner) && chain.length < findingLimits.layers) {
    chain.unshift(inner)
    const { from } = inner
    inner = layers.find(({ name }) => name === from)
  }
  return chain
}

const layerOf = ({ name, from, line, how }: Layer, own: string): CodeLayer => ({
  name: name.slice(-400),
  from: from === own ? '' : from.slice(-4096),
  line,
  how: how.slice(0, findingLimits.listed).map((word) => word.slice(0, 128)),
})

const reasonOf = (incomplete: NonNullable<Analysis['incomplete']>): string =>
  [...new Set(incomplete.map(({ reason, line }) => `${reason} (line ${line})`))].join('; ').slice(0, 1000)

const listed = (texts: readonly string[], words: Words): string[] =>
  [...new Set(texts.map((text) => words(text)))].slice(0, findingLimits.listed)
