// Notes → findings: a rule's words, a place a person can go to, the path from source to sink, and nothing secret.
import { createHash } from 'node:crypto'
import type { FindingKind } from '@sentinel/contract'
import type { AnalysisInput, CodePlace, Finding, FlowStep } from '../analysis.ts'
import { lineTextAt, positionAt, type Source } from '../decode/source.ts'
import { combinationsIn } from '../intent/combinations.ts'
import type { FlowNote, Machine, Place } from '../interpret/machine.ts'
import type { Rule, Severity } from '../knowledge.ts'
import type { Parsed } from '../parse/parse.ts'
import type { FoundSecret } from '../secrets/findSecrets.ts'
import { knownPrefix, taintsBehindLiteral } from '../values/text.ts'
import type { Step } from '../values/value.ts'
import { misleadingText } from './misleadingText.ts'
import { misspeltImports } from './misspeltImports.ts'
import { isExpired, type Suppression, suppressionsIn } from './suppressions.ts'

export type Assembly = {
  input: AnalysisInput
  source: Source
  parsed: Parsed
  secrets: readonly FoundSecret[]
}

const RANK: Record<Severity, number> = { info: 0, low: 1, medium: 2, high: 3, critical: 4 }

export const assembleFindings = (machine: Machine, assembly: Assembly): Finding[] => {
  const drafts: Draft[] = [
    ...machine.notes.flows.flatMap((flow) => ofFlow(machine, flow)),
    ...machine.notes.rules.flatMap((each) => ofRule(machine, each.rule, each, each.detail)),
    ...combinationsIn(machine).flatMap((each) => ofRule(machine, each.rule, each.place, each.detail)),
    ...misspeltImports(machine, assembly).flatMap((each) =>
      ofRule(machine, 'misspelt-package', each.place, each.detail),
    ),
    ...misleadingText(assembly).flatMap((each) =>
      ofRule(machine, 'misleading-text', each.place, each.detail),
    ),
    ...assembly.secrets.flatMap((secret) => ofSecret(machine, secret)),
    ...incompleteness(machine, assembly),
  ]
  const finish = createFinish(machine, assembly)
  return suppressed(machine, strongest(drafts).map(finish), assembly)
}

/** A finding before its place is turned into lines. */
type Draft = {
  rule: Rule
  severity: Severity
  place: Place
  message: string
  flow?: FlowNote
  secret?: FoundSecret
  lowConfidence?: boolean
}

const ofFlow = (machine: Machine, flow: FlowNote): Draft[] => {
  const { index } = machine
  const { kind } = flow.taint.origin
  const rules = index.flowRules.get(flow.sink) ?? []
  // A rule that names this very kind of source says more than one that names its group.
  const exact = rules.filter((rule) => rule.when.flow?.from[kind])
  return (exact.length > 0 ? exact : rules).flatMap((rule) => {
    const from = rule.when.flow?.from ?? {}
    const severity = severityOf(flow, from) ?? from[index.groupOf(kind)]
    if (!severity) return []
    const says = index.knowledge.sources[kind]?.says ?? kind
    const message = filled(rule.message, { source: says, callee: flow.callee })
    return [{ rule, severity, place: flow, message, flow, lowConfidence: kind === 'parameter' }]
  })
}

/** A function that hands its parameter on as it came is a wrapper; one that builds a text around it has made a choice. */
const severityOf = ({ sink, taint, argument }: FlowNote, from: Readonly<Record<string, Severity>>) => {
  const { kind, id } = taint.origin
  const taints = sink.startsWith('path') && knownPrefix(argument) === '' ? [] : taintsBehindLiteral(argument)
  const isPart = taints.some((other) => other.origin.id === id)
  return (kind === 'parameter' && !isPart ? from['parameter-alone'] : undefined) ?? from[kind]
}

const ofRule = (machine: Machine, id: string, place: Place, detail: string): Draft[] => {
  const rule = machine.index.rulesById.get(id)
  return rule
    ? [{ rule, severity: rule.severity, place, message: filled(rule.message, { callee: detail, detail }) }]
    : []
}

const ofSecret = (machine: Machine, secret: FoundSecret): Draft[] => {
  const id = secret.evidence.type === 'named-secret' ? 'hardcoded-secret' : 'provider-secret'
  return ofRule(machine, id, secret, secret.title).map((draft) => ({
    ...draft,
    severity: secret.severity,
    secret,
  }))
}

const incompleteness = (machine: Machine, { input, parsed }: Assembly): Draft[] => {
  const reasons = [
    ...parsed.problems.slice(0, 1).map(({ reason, at }) => ({ reason, at })),
    ...[...machine.incomplete].map((reason) => ({ reason, at: 0 })),
  ]
  const [first] = reasons
  if (!first) return []
  const place = { file: input.path, at: first.at, end: first.at }
  return ofRule(machine, 'analysis-incomplete', place, reasons.map(({ reason }) => reason).join('; '))
}

const filled = (template: string, values: Record<string, string>): string => {
  const text = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => shown(values[name]) ?? whole)
  // A callee's name is code and keeps its case.
  return template.startsWith('{source}') ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** `builtins.eval` is `eval` to a reader. */
const shown = (path: string | undefined): string | undefined =>
  path?.replace(/^(builtins|\?)\./, '').replaceAll('()', '')

/** One finding of a group per statement start: a flow into a sink says more than that the sink was fed a built text. */
const strongest = (drafts: readonly Draft[]): Draft[] => {
  const kept = new Map<string, Draft>()
  for (const draft of drafts) {
    const key = `${draft.place.file}:${draft.place.at}:${draft.rule.group}`
    const other = kept.get(key)
    if (!other || isStronger(draft, other)) kept.set(key, draft)
  }
  return [...kept.values()]
}

const isStronger = (draft: Draft, other: Draft): boolean =>
  RANK[draft.severity] > RANK[other.severity] ||
  (RANK[draft.severity] === RANK[other.severity] && draft.flow !== undefined && other.flow === undefined)

const createFinish = (machine: Machine, { input, secrets }: Assembly) => {
  const sourceOf = (file: string) => machine.loaded.get(file)?.source
  const seen = new Map<string, number>()
  const mask = createMask(secrets)
  const place = (file: string, at: number): CodePlace => {
    const source = sourceOf(file)
    return { file, ...(source ? positionAt(source, at) : { line: 1, column: 1 }) }
  }
  const excerpt = (file: string, at: number): string => {
    const source = sourceOf(file)
    return source ? mask(lineTextAt(source, at).trim()).slice(0, 240) : ''
  }
  const isTest = isTestCode(machine, input.path)
  return (draft: Draft): Finding => {
    const { rule, flow, secret } = draft
    const line = excerpt(draft.place.file, draft.place.at)
    const key = `${rule.id}\n${line}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    const at = place(draft.place.file, draft.place.at)
    return {
      rule: rule.id,
      kind: kindOf(rule),
      title: rule.title,
      cwe: rule.cwe,
      // A password that a test signs in with opens nothing; a provider's key is one wherever it stands.
      severity: isTest && !isKeyOfProvider(secret) ? lowered(draft.severity) : draft.severity,
      confidence: draft.lowConfidence || isTest ? 'low' : (secret?.confidence ?? rule.confidence),
      message: draft.message,
      fix: rule.fix,
      place: at,
      endLine: place(draft.place.file, draft.place.end).line,
      excerpt: line,
      path: flow ? pathOf(flow, { place, excerpt, input }) : [],
      ...(secret ? { secret: secret.evidence } : {}),
      fingerprint: createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 24),
    }
  }
}

const kindOf = ({ id, when }: Rule): FindingKind => {
  if (id === 'analysis-incomplete') return 'incomplete'
  if (when.flow) return 'flow'
  if (when.secret) return 'secret'
  if (when.together) return 'malice'
  return when.observed === undefined ? 'use' : 'observed'
}

const isKeyOfProvider = (secret: FoundSecret | undefined): boolean =>
  secret !== undefined && secret.evidence.type !== 'named-secret'

const lowered = (severity: Severity): Severity =>
  severity === 'critical' ? 'medium' : severity === 'info' ? 'info' : 'low'

/** Test code: a test framework is imported, and the file is named or placed as tests are. */
const isTestCode = (machine: Machine, path: string): boolean => {
  const isNamed = /(^|[\\/])(test_[^\\/]*|[^\\/]*_test|conftest)\.py$|[\\/]tests?[\\/]/.test(path)
  const text = isNamed ? (machine.loaded.get(path)?.source.text ?? '') : ''
  return isNamed && /^\s*(import|from)\s+(pytest|unittest|test)\b/m.test(text)
}

/** Replaces every secret that was found by its last four characters. */
const createMask = (secrets: readonly FoundSecret[]) => {
  const values = secrets.map((secret) => secret.value).sort((left, right) => right.length - left.length)
  return (text: string): string =>
    values.reduce((masked, value) => masked.replaceAll(value, `…${value.slice(-4)}`), text)
}

type Show = {
  place: (file: string, at: number) => CodePlace
  excerpt: (file: string, at: number) => string
  input: AnalysisInput
}

const pathOf = (flow: FlowNote, { place, excerpt, input }: Show): FlowStep[] => {
  const { origin, way } = flow.taint
  const says = input.knowledge.knowledge.sources[origin.kind]?.says ?? origin.kind
  const step = (file: string, at: number, note: string): FlowStep => ({
    ...place(file, at),
    note,
    excerpt: excerpt(file, at),
  })
  const between: FlowStep[] = []
  for (let at: Step | null = way; at !== null; at = at.before) between.unshift(step(at.file, at.at, at.note))
  return [
    step(origin.file, origin.at, `${says} enters (${shown(origin.label)})`),
    ...between,
    step(flow.file, flow.at, `reaches ${shown(flow.callee)}`),
  ]
}

const suppressed = (
  machine: Machine,
  findings: Finding[],
  { input, source, parsed }: Assembly,
): Finding[] => {
  const all = suppressionsIn(source)
  if (all.length === 0) return ordered(findings)
  const valid = all.filter((each) => each.reason !== '' && !isExpired(each, input.today))
  const silenced = findings.map((finding) => {
    const match = valid.find((each) => speaksFor(each, finding, input.path))
    return match
      ? { ...finding, suppressed: { reason: match.reason, ...(match.until ? { until: match.until } : {}) } }
      : finding
  })
  const finish = createFinish(machine, {
    input,
    source,
    parsed,
    secrets: [],
  })
  const invalid = all
    .filter((each) => !valid.includes(each))
    .flatMap((each) => {
      const detail = each.reason === '' ? 'it gives no reason' : `it expired on ${each.until}`
      return ofRule(machine, 'suppression-invalid', { file: input.path, at: each.at, end: each.at }, detail)
    })
  return ordered([...silenced, ...invalid.map(finish)])
}

const speaksFor = (suppression: Suppression, finding: Finding, path: string): boolean =>
  finding.place.file === path &&
  suppression.line >= finding.place.line &&
  suppression.line <= finding.endLine &&
  (suppression.rules.includes('*') || suppression.rules.includes(finding.rule))

const ordered = (findings: Finding[]): Finding[] =>
  findings.sort((left, right) => left.place.line - right.place.line || left.rule.localeCompare(right.rule))
