// From a document to a Policy that can be trusted: shape, names, types, and the examples it carries. Whatever is wrong is
// told with its place and its cure; nothing that is wrong is half taken.

import { createHash } from 'node:crypto'
import { type ErrorCode, type ErrorDetails, SentinelError } from '@sentinel/contract'
import type { z } from 'zod'
import { checkCondition } from './checkCondition.ts'
import { decide, type ReadyPolicy } from './decide.ts'
import type { DestinationKinds } from './destinations.ts'
import type { Condition } from './expression.ts'
import { type ActName, type Facts, factNames, isFactName } from './facts.ts'
import { nearestName } from './nearestName.ts'
import { type Policy, type PolicyExample, type PolicyRule, policySchema } from './policy.ts'

export type PathInDocument = readonly (string | number)[]
export type Place = { line: number; column: number }
/** Where a member stands in the text, or the `offset`-th character of its value. */
export type PlaceOf = (path: PathInDocument, offset?: number) => Place

export type PolicyFault = {
  code: ErrorCode
  message: string
  remedy: string
  place: Place
  /** Where in the document: `rules[2].when`. */
  path: string
}
export type PolicyReading =
  | { kind: 'policy'; ready: ReadyPolicy }
  | { kind: 'refused'; faults: readonly PolicyFault[] }

export type DocumentOfPolicy = { text: string; document: unknown; placeOf: PlaceOf; kinds: DestinationKinds }
type Blame = (code: ErrorCode, path: PathInDocument, details?: ErrorDetails, offset?: number) => void

/** `document` is the parsed YAML of `text`. Never throws. */
export function readPolicy({ text, document, placeOf, kinds }: DocumentOfPolicy): PolicyReading {
  const faults: PolicyFault[] = []
  const blame: Blame = (code, path, details = {}, offset = undefined) => {
    const { message, remedy } = new SentinelError(code, details)
    faults.push({ code, message, remedy, place: placeOf(path, offset), path: pathText(path) })
  }
  const shaped = policySchema.safeParse(document)
  if (!shaped.success) {
    for (const issue of shaped.error.issues) blameShape(issue, blame)
    return { kind: 'refused', faults }
  }
  const ready = { policy: shaped.data, digest: digestOf(text), conditions: conditionsOf(shaped.data, blame) }
  blameTwins(shaped.data.rules, blame)
  if (faults.length === 0) blameExamples(ready, kinds, blame)
  return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'policy', ready }
}

/** SHA-256 of the text: what a version is known by. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const pathText = (path: PathInDocument): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '')

const memberNames = [
  ...Object.keys(policySchema.shape),
  ...Object.keys(policySchema.shape.rules.element.shape),
  ...['percent', 'groups', 'owner', 'expires', 'act', 'facts', 'verdict'],
]

function blameShape(issue: z.core.$ZodIssue, blame: Blame): void {
  const path = issue.path as (string | number)[]
  if (issue.code !== 'unrecognized_keys') {
    blame('policy-shape-wrong', path, { reason: issue.message })
    return
  }
  for (const key of issue.keys)
    blame('policy-member-unknown', [...path, key], { name: key, meant: meant(key, memberNames) })
}

const meant = (given: string, known: readonly string[]): string => {
  const name = nearestName(given, known)
  return name === undefined ? '.' : `; did you mean ${name}?`
}

/** Every condition by its text, checked with the acts of its rule. */
function conditionsOf({ rules }: Policy, blame: Blame): Map<string, Condition> {
  const found = new Map<string, Condition>()
  const take = (text: string, on: readonly ActName[], path: PathInDocument) => {
    const checked = checkCondition(text, on)
    for (const { code, details, offset } of checked.faults) blame(code, path, details, offset)
    if (checked.condition) found.set(text, checked.condition)
  }
  for (const [index, { when, on, exceptions }] of rules.entries()) {
    take(when, on, ['rules', index, 'when'])
    for (const [place, exception] of exceptions.entries())
      take(exception.when, on, ['rules', index, 'exceptions', place, 'when'])
  }
  return found
}

function blameTwins(rules: readonly PolicyRule[], blame: Blame): void {
  const seen = new Set<string>()
  for (const [index, { id }] of rules.entries()) {
    if (seen.has(id)) blame('policy-rule-twice', ['rules', index, 'id'], { rule: id })
    seen.add(id)
  }
}

function blameExamples(ready: ReadyPolicy, kinds: DestinationKinds, blame: Blame): void {
  for (const [index, example] of ready.policy.examples.entries()) {
    const unknown = Object.keys(example.facts).find((name) => !isFactName(name))
    if (unknown !== undefined) {
      blame('policy-name-unknown', ['examples', index, 'facts', unknown], {
        name: unknown,
        meant: meant(unknown, factNames),
      })
      continue
    }
    const reason = failureOf(ready, kinds, example)
    if (reason) blame('policy-example-fails', ['examples', index, 'verdict'], { reason })
  }
}

/** Facts that an example leaves out are those of an ordinary morning, so that no example depends on when it is checked. */
const ordinary: Facts = { 'time.date': '2026-01-05', 'time.day': 'monday', 'time.hour': 10 }

function failureOf(ready: ReadyPolicy, kinds: DestinationKinds, example: PolicyExample): string | undefined {
  const facts = { ...ordinary, ...(example.facts as Facts) }
  const endpoint = { id: 'example', groups: (facts['endpoint.groups'] as string[] | undefined) ?? [] }
  // An example says what its rule is to say where it is in force: a staged roll-out must not change that.
  const rules = ready.policy.rules.map(({ rollout: _staged, ...rule }) => rule)
  const everywhere = { ...ready, policy: { ...ready.policy, rules } }
  const found = decide(everywhere, { act: example.act, facts }, { endpoint, facts: {}, kinds, reference: '' })
  const rule = 'rule' in found ? found.rule : 'no rule'
  if (found.verdict === example.verdict && (example.rule === undefined || example.rule === rule)) return
  return `it gets ${found.verdict} by ${rule}, and ${example.verdict}${example.rule ? ` by ${example.rule}` : ''} is expected`
}

/** For tests and tools that have no text: places are all the first. */
export const anywhere: PlaceOf = () => ({ line: 1, column: 1 })
