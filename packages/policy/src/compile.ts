// The compiled form of a Policy for one endpoint: what its probes need to decide by themselves, in one small file.
//
//   sentinel-policy 1 <bytes of the body> <SHA-256 of the body>\n
//   {"policy":…,"digest":…,"rules":[[id,mode,fail,title,reason,contact],…],
//    "acts":{"host.connected":[[rule,expression],…]},"kinds":{host:kind},"internal":[glob…],"accounts":{uid:[name,[group…]]}}
//
// The first line tells a half-written or changed file from a whole one before anything of it is believed.

import { createHash } from 'node:crypto'
import {
  allOf,
  compileExpression,
  constant,
  type Expression,
  isConstant,
  negate,
  Unsaid,
} from './compileExpression.ts'
import type { ReadyPolicy } from './decide.ts'
import type { DestinationKinds } from './destinations.ts'
import { type ActName, actsInProcess, type Facts } from './facts.ts'
import type { PolicyRule } from './policy.ts'
import { type EndpointPlace, modeOn } from './rollout.ts'

/** Accounts of the endpoint by their number, for conditions that ask for names and groups. */
export type Accounts = Readonly<Record<string, readonly [name: string, groups: readonly string[]]>>
export type CompileFor = {
  endpoint: EndpointPlace
  /** `endpoint.*`. */
  facts: Facts
  kinds: DestinationKinds
  accounts: Accounts
}

/** A rule that the process cannot decide for an act: it is judged afterwards, and stops nothing. */
export type NotHere = { rule: string; act: ActName; why: string }
export type CompiledPolicy = { text: string; notHere: readonly NotHere[]; acts: readonly ActName[] }
type Branch = [rule: number, expression: Expression]

export function compilePolicy(ready: ReadyPolicy, target: CompileFor): CompiledPolicy {
  const notHere: NotHere[] = []
  const rules: unknown[] = []
  const acts: Partial<Record<ActName, Branch[]>> = {}
  for (const rule of ready.policy.rules) {
    const mode = modeOn(rule, target.endpoint)
    if (mode === 'off') continue
    const here = branchesOf(ready, rule, target.facts, notHere)
    if (here.size === 0) continue
    for (const [act, expression] of here)
      acts[act] = [...(acts[act] ?? []), [rules.length, expression] satisfies Branch]
    const { id, fail, title, reason, contact = ready.policy.contact } = rule
    rules.push([id, mode, fail, title, reason, contact])
  }
  const body = {
    policy: ready.policy.policy,
    digest: ready.digest,
    rules,
    acts,
    ...tables(ready, acts, target),
  }
  return { text: enveloped(JSON.stringify(body)), notHere, acts: Object.keys(acts) as ActName[] }
}

function branchesOf(
  ready: ReadyPolicy,
  rule: PolicyRule,
  known: Facts,
  notHere: NotHere[],
): Map<ActName, Expression> {
  const here = new Map<ActName, Expression>()
  for (const act of rule.on) {
    try {
      if (!actsInProcess.includes(act))
        throw new Unsaid(`${act} is not heard of in the process before it happens`)
      const expression = ruleExpression(ready, rule, { ...known, act })
      if (!isConstant(expression) || expression[1] === true) here.set(act, expression)
    } catch (error) {
      if (!(error instanceof Unsaid)) throw error
      notHere.push({ rule: rule.id, act, why: error.message })
    }
  }
  return here
}

/** The condition and the exceptions in one: `when && !(date <= expires && except)`. */
function ruleExpression({ conditions }: ReadyPolicy, rule: PolicyRule, known: Facts): Expression {
  const of = (text: string): Expression => {
    const condition = conditions.get(text)
    if (!condition) throw new Unsaid('it was not understood')
    return compileExpression(condition.ast, known)
  }
  const excepted = rule.exceptions.map(({ when, expires }) =>
    negate(allOf([['<=', ['f', 'time.date'], constant(expires)], of(when)])),
  )
  return allOf([of(rule.when), ...excepted])
}

function tables({ policy }: ReadyPolicy, acts: object, { kinds, accounts }: CompileFor): object {
  const used = JSON.stringify(acts)
  return {
    ...(used.includes('"destination.kind"') ? { kinds, internal: policy.internal } : {}),
    ...(used.includes('"account.') ? { accounts } : {}),
  }
}

function enveloped(body: string): string {
  const bytes = Buffer.from(body)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return `sentinel-policy 1 ${bytes.length} ${digest}\n${body}`
}
