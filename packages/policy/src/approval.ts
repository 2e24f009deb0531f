// What an operator allowed for a while: that an account does what a rule forbids, or that a script is an approved one.

import type { Truth } from './expression.ts'
import type { Facts } from './facts.ts'

export type Approval = {
  /** The rule that does not hold meanwhile; null: the script is on the approved list (`script.approved`), no rule is lifted. */
  rule: string | null
  /** Whose runs; null: everybody's. */
  account: string | null
  /** SHA-256 of the script's text; null: any script. */
  script: string | null
  /** The last minute in which it holds, in UTC: `2026-01-31T14:05`. */
  until: string
}

/** Whether an approval holds for what is known; facts that it needs and nobody knows are a fault, as in a condition. */
export function approves({ account, script, until }: Approval, known: Facts): Truth {
  const now = known['time.utc']
  return allTrue([
    typeof now === 'string' ? now <= until : 'fault',
    isSame(known['account.name'], account),
    isSame(known['script.sha256'], script),
  ])
}

const isSame = (known: Facts[keyof Facts], wanted: string | null): Truth =>
  wanted === null ? true : known === undefined ? 'fault' : known === wanted

/** False decides, whatever else cannot be. */
export function allTrue(parts: readonly Truth[]): Truth {
  if (parts.includes(false)) return false
  return parts.includes('fault') ? 'fault' : true
}

export const notTrue = (truth: Truth): Truth => (truth === 'fault' ? truth : !truth)

export const ofRule = (approvals: readonly Approval[], rule: string): readonly Approval[] =>
  approvals.filter((approval) => approval.rule === rule)

/** Those that make a script an approved one. */
export const ofScripts = (approvals: readonly Approval[]): readonly Approval[] =>
  approvals.filter(({ rule, script }) => rule === null && script !== null)
