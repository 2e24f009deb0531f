// Whether a rule is in force on an endpoint yet. The hash takes the rule's id, so that raising the percentage adds
// endpoints and drops none, and two rules do not begin with the same unlucky ones.

import { createHash } from 'node:crypto'
import type { Mode, PolicyRule } from './policy.ts'

export type EndpointPlace = { id: string; groups: readonly string[] }

export function modeOn(rule: PolicyRule, endpoint: EndpointPlace): Mode {
  if (rule.mode === 'off' || isRolledOut(rule, endpoint)) return rule.mode
  return 'observe'
}

function isRolledOut({ id, rollout }: PolicyRule, endpoint: EndpointPlace): boolean {
  if (!rollout) return true
  if (rollout.groups.some((group) => endpoint.groups.includes(group))) return true
  return placeOf(id, endpoint.id) < rollout.percent
}

/** From 0 up to 100, the same for the same pair for ever. */
function placeOf(rule: string, endpoint: string): number {
  const digest = createHash('sha256').update(`${rule}|${endpoint}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100
}
