// The reference evaluator: total and deterministic. The compiled form in the probe must decide as this does.

import { type Approval, allTrue, approves, notTrue, ofRule, ofScripts } from './approval.ts'
import { type DestinationKinds, kindOfHost } from './destinations.ts'
import type { Condition, Truth } from './expression.ts'
import type { ActName, Facts } from './facts.ts'
import type { Mode, Policy, PolicyRule } from './policy.ts'
import { type EndpointPlace, modeOn } from './rollout.ts'

/** A Policy whose conditions are parsed. Only `readPolicy` makes one, so that every condition in it is known to be right. */
export type ReadyPolicy = { policy: Policy; digest: string; conditions: ReadonlyMap<string, Condition> }

export type Act = { act: ActName; facts: Facts }
/** Facts beyond the act's own, and what a person may quote who asks: the end of the Run's id. */
export type ActContext = {
  endpoint: EndpointPlace
  facts: Facts
  kinds: DestinationKinds
  approvals?: readonly Approval[]
  reference: string
}

export type Verdict =
  | { verdict: 'allow' }
  | {
      /** A rule that only observes allows, and is named all the same. */
      verdict: 'allow' | 'warn' | 'deny'
      rule: string
      title: string
      reason: string
      contact: string
      reference: string
      /** The rule could not be decided and is one that then holds. */
      fault: boolean
    }

const strength: Record<Mode, number> = { off: 0, observe: 1, warn: 2, deny: 3 }

/** Of the rules that hold, the strictest, and of those alike the first in the file. Never throws. */
export function decide(ready: ReadyPolicy, act: Act, context: ActContext): Verdict {
  const { approvals = [] } = context
  const given = withKind(ready.policy, { ...context.facts, ...act.facts, act: act.act }, context.kinds)
  const known = withApproved(given, approvals)
  let strongest: { rule: PolicyRule; mode: Mode; fault: boolean } | undefined
  for (const rule of ready.policy.rules) {
    const mode = modeOn(rule, context.endpoint)
    if (!rule.on.includes(act.act) || strength[mode] <= (strongest ? strength[strongest.mode] : 0)) continue
    const truth = holds(ready, { rule, approvals: ofRule(approvals, rule.id) }, known)
    if (truth === true || (truth === 'fault' && rule.fail === 'closed'))
      strongest = { rule, mode, fault: truth === 'fault' }
  }
  if (!strongest) return { verdict: 'allow' }
  const { rule, mode, fault } = strongest
  return {
    verdict: mode === 'deny' || mode === 'warn' ? mode : 'allow',
    rule: rule.id,
    title: rule.title,
    reason: rule.reason,
    contact: rule.contact ?? ready.policy.contact,
    reference: context.reference,
    fault,
  }
}

type Judged = { rule: PolicyRule; approvals: readonly Approval[] }

/** The condition, and none of the exceptions and approvals that still hold: `when && !(date <= expires && except)`. */
function holds({ conditions }: ReadyPolicy, { rule, approvals }: Judged, known: Facts): Truth {
  const of = (text: string) => conditions.get(text)?.decide(known) ?? 'fault'
  const excepted = rule.exceptions.map(({ when, expires }) =>
    allTrue([known['time.date'] === undefined ? 'fault' : String(known['time.date']) <= expires, of(when)]),
  )
  const approved = approvals.map((approval) => approves(approval, known))
  return allTrue([of(rule.when), ...[...excepted, ...approved].map(notTrue)])
}

/** Whether the script is an approved one: of those that make it so, one is enough. */
function withApproved(known: Facts, approvals: readonly Approval[]): Facts {
  if (known['script.approved'] !== undefined) return known
  const isNone = allTrue(ofScripts(approvals).map((approval) => notTrue(approves(approval, known))))
  return isNone === 'fault' ? known : { ...known, 'script.approved': !isNone }
}

function withKind({ internal }: Policy, known: Facts, kinds: DestinationKinds): Facts {
  const host = known['destination.host']
  if (known['destination.kind'] !== undefined || typeof host !== 'string') return known
  return { ...known, 'destination.kind': kindOfHost(host, kinds, internal) }
}
