// A policy's text as its rules in words.

import { type PolicyText, SentinelError } from '@sentinel/contract'
import { readPolicyText } from '@sentinel/knowledge'
import type { DestinationKinds, ReadyPolicy } from '@sentinel/policy'

/** Faults: `policy-refused`, with line and column. */
export function readyPolicy(text: string, kinds: DestinationKinds): ReadyPolicy {
  const reading = readPolicyText(text, kinds)
  if (reading.kind === 'policy') return reading.ready
  const [fault] = reading.faults
  const place = fault ? `line ${fault.place.line}, column ${fault.place.column}: ` : ''
  throw new SentinelError('policy-refused', {
    name: 'that was sent',
    reason: `${place}${fault?.message.replace(/\.$/, '') ?? 'it is wrong'}`,
  })
}

/** A version of long ago may be none for the parser of today: then its text alone is told. */
export function policyTextOf(text: string, kinds: DestinationKinds): PolicyText {
  const reading = readPolicyText(text, kinds)
  if (reading.kind === 'refused') return { name: '', title: '', text, rules: [] }
  const { policy } = reading.ready
  const rules = policy.rules.map(({ contact = policy.contact, rollout = null, ...rule }) => ({
    ...rule,
    contact,
    rollout,
  }))
  return { name: policy.policy, title: policy.title, text, rules }
}
