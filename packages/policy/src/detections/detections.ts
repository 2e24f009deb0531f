// Detection rules over a stream of Events. An Event meets only those rules whose type it is and of whose texts it has one, so
// that ten times the rules cost about the same; sequences and counts are remembered within bounds.

import type { Event } from '@sentinel/contract'
import type { DestinationKinds } from '../destinations.ts'
import { createTests, type Given, type Test } from '../expression.ts'
import type { DetectionException, DetectionRule } from './detectionRule.ts'
import { literalsOf } from './literals.ts'
import { createTextIndex, type TextIndex } from './textIndex.ts'
import { type RunFacts, vocabulary, wordsOf } from './vocabulary.ts'

/** Whose Event it is; `run` is empty where it concerns the endpoint. */
export type Doer = { run: string; script: string; account: string; endpoint: string }
export type Detections = {
  rules: readonly DetectionRule[]
  /** Rules that the Event completes; each once for a Run (or whatever it is counted by) within its minutes. */
  judge(event: Event, facts: RunFacts, doer: Doer): DetectionRule[]
}
export type DetectionFault = { rule: string; message: string }
export type DetectionsReading =
  | { kind: 'detections'; detections: Detections }
  | { kind: 'refused'; faults: readonly DetectionFault[] }

type Step = { rule: number; step: number; isLast: boolean; test: Test }
type Exception = { test: Test; expires: string }
type OfType = { steps: Step[]; always: number[]; index: TextIndex }
type Progress = { step: number; at: number; count: number; toldAt: number }

/** Sequences that are under way; the one that was touched the longest ago is forgotten first. */
const underWay = 50_000

const parse = createTests(vocabulary)

export function readDetections(
  rules: readonly DetectionRule[],
  exceptions: readonly DetectionException[],
  kinds: DestinationKinds,
): DetectionsReading {
  const faults: DetectionFault[] = []
  const testOf = (rule: string, text: string): Test | undefined => {
    const parsed = parse(text)
    if (!('kind' in parsed)) return parsed
    faults.push({ rule, message: `${parsed.fault.message} in \`${text}\`` })
    return undefined
  }
  const byType = new Map<string, Step[]>()
  for (const [index, rule] of rules.entries()) {
    if (rules.findIndex(({ id }) => id === rule.id) !== index)
      faults.push({ rule: rule.id, message: 'there are two of that name' })
    const stages = [...rule.after, { on: rule.on, when: rule.when }]
    for (const [step, { on, when }] of stages.entries()) {
      const test = testOf(rule.id, when)
      if (!test) continue
      for (const type of on) {
        const steps = byType.get(type) ?? []
        byType.set(type, steps)
        steps.push({ rule: index, step, isLast: step === stages.length - 1, test })
      }
    }
  }
  const excepted = readExceptions(exceptions, testOf)
  if (faults.length > 0) return { kind: 'refused', faults }
  const types = new Map([...byType].map(([type, steps]) => [type, indexed(steps)]))
  return { kind: 'detections', detections: createDetections(rules, types, excepted, kinds) }
}

function readExceptions(
  exceptions: readonly DetectionException[],
  testOf: (rule: string, text: string) => Test | undefined,
): Map<string, Exception[]> {
  const found = new Map<string, Exception[]>()
  for (const { rule, when, expires } of exceptions) {
    const test = testOf(rule, when)
    if (test) found.set(rule, [...(found.get(rule) ?? []), { test, expires }])
  }
  return found
}

function indexed(steps: Step[]): OfType {
  const always: number[] = []
  const entries: [string, number][] = []
  for (const [number, { test }] of steps.entries()) {
    const literals = literalsOf(test.ast)
    if (literals) entries.push(...literals.map((text): [string, number] => [text, number]))
    else always.push(number)
  }
  return { steps, always, index: createTextIndex(entries) }
}

function createDetections(
  rules: readonly DetectionRule[],
  types: ReadonlyMap<string, OfType>,
  excepted: ReadonlyMap<string, readonly Exception[]>,
  kinds: DestinationKinds,
): Detections {
  const progress = new Map<string, Progress>()

  function advance(step: Step, doer: Doer, at: number): boolean {
    const rule = rules[step.rule] as DetectionRule
    const key = `${rule.id}\n${doer[rule.by] || doer.endpoint}`
    const limit = rule.minutes * 60_000
    const before = progress.get(key)
    const isFresh = before !== undefined && at - before.at <= limit
    const one: Progress = isFresh
      ? before
      : { step: 0, at, count: 0, toldAt: before?.toldAt ?? Number.NEGATIVE_INFINITY }
    const isNext = step.step === one.step
    if (isNext && !step.isLast) {
      one.step++
      one.at = at
    } else if (isNext) one.count++
    else if (!isFresh) return false
    progress.delete(key)
    progress.set(key, one)
    if (progress.size > underWay) progress.delete(progress.keys().next().value as string)
    const isWhole = isNext && step.isLast && one.count >= rule.times
    if (!isWhole || at - one.toldAt <= limit) return false
    one.toldAt = at
    return true
  }

  function isExcepted(rule: DetectionRule, given: Given, day: string): boolean {
    return (excepted.get(rule.id) ?? []).some(({ test, expires }) => day <= expires && test.holds(given))
  }

  return {
    rules,
    judge(event, facts, doer) {
      const ofType = types.get(event.type)
      if (!ofType) return []
      const { given, text } = wordsOf(event, facts, kinds)
      const candidates = new Set(ofType.always)
      ofType.index.find(text, (step) => candidates.add(step))
      const found: DetectionRule[] = []
      // In the order of rules, so that the steps of one that fit the same Event are taken last first.
      for (const number of [...candidates].sort((a, b) => b - a)) {
        const step = ofType.steps[number] as Step
        const rule = rules[step.rule] as DetectionRule
        if (!step.test.holds(given) || isExcepted(rule, given, event.time.slice(0, 10))) continue
        if (advance(step, doer, Date.parse(event.time))) found.push(rule)
      }
      return found
    },
  }
}
