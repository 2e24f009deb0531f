// The examples that a rule carries, tried on the rule alone: those that it must find, and those that it must not.

import { eventSchema } from '@sentinel/contract'
import type { DestinationKinds } from '../destinations.ts'
import type { DetectionRule } from './detectionRule.ts'
import { readDetections } from './detections.ts'
import { noRunFacts, type RunFacts } from './vocabulary.ts'

type Example = Record<string, unknown>

/** What is wrong, in words; nothing where all is as the rule says. */
export function tryExamples(rule: DetectionRule, kinds: DestinationKinds): string[] {
  const tried = (examples: Example[][], isWanted: boolean) =>
    examples.flatMap((example, index) => {
      const outcome = isFound(rule, example, kinds)
      const name = `${isWanted ? 'matches' : 'spares'}[${index}]`
      if (typeof outcome === 'string') return [`${rule.id}: ${name}: ${outcome}`]
      return outcome === isWanted ? [] : [`${rule.id}: ${name} is ${outcome ? '' : 'not '}found`]
    })
  return [...tried(rule.matches, true), ...tried(rule.spares, false)]
}

function isFound(rule: DetectionRule, example: Example[], kinds: DestinationKinds): boolean | string {
  const reading = readDetections([rule], [], kinds)
  if (reading.kind === 'refused') return reading.faults.map(({ message }) => message).join('; ')
  let at = Date.UTC(2026, 0, 5, 10)
  let found = false
  for (const { run, minutes = 0, ...members } of example.flatMap(unfolded)) {
    at += Number(minutes) * 60_000
    const event = eventSchema.safeParse({ run: exampleRun, time: new Date(at).toISOString(), ...members })
    const ofEndpoint = event.success
      ? event
      : eventSchema.safeParse({ time: new Date(at).toISOString(), ...members })
    if (!ofEndpoint.success)
      return `no such Event: ${event.error?.issues[0]?.path.join('.')} ${event.error?.issues[0]?.message}`
    const facts = { ...noRunFacts, ...(run as Partial<RunFacts> | undefined) }
    const doer = {
      run: 'r',
      script: 's',
      account: 'a',
      endpoint: 'e',
      ...(members.doer as object | undefined),
    }
    if (reading.detections.judge(ofEndpoint.data, facts, doer).length > 0) found = true
  }
  return found
}

/** `repeated: 300` stands for so many alike. */
const unfolded = ({ repeated = 1, ...event }: Example): Example[] =>
  Array.from({ length: Number(repeated) }, () => event)

const exampleRun = '00000000-0000-7000-8000-000000000000'
