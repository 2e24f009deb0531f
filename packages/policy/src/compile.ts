// The compiled form of a Policy for one endpoint: what its probes need to decide by themselves, in one small file.
//
//   sentinel-policy 1 <bytes of the body> <SHA-256 of the body>\n
//   {"policy":…,"digest":…,"rules":[[id,mode,fail,title,reason,contact],…],
//    "acts":{"host.connected":[[rule,expression],…]},"kinds":{host:kind},"internal":[glob…],"accounts":{uid:[name,[group…]]},
//    "support":{"3.8":"end-of-life",…},"wait":milliseconds}
//
// The first line tells a half-written or changed file from a whole one before anything of it is believed.

import { createHash } from 'node:crypto'
import { type Approval, ofRule, ofScripts } from './approval.ts'
import {
  allOf,
  anyOf,
  compileExpression,
  constant,
  type Expression,
  type FactForm,
  isConstant,
  negate,
  Unsaid,
} from './compileExpression.ts'
import type { ReadyPolicy } from './decide.ts'
import type { DestinationKinds } from './destinations.ts'
import { type ActName, actsInProcess, type Facts, facts } from './facts.ts'
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
  approvals?: readonly Approval[]
  /** `interpreter.support` by `3.11`; what is not there is `unknown`. */
  support?: Readonly<Record<string, string>>
}

/** A rule that the process cannot decide for an act: it is judged afterwards, and stops nothing. */
export type NotHere = { rule: string; act: ActName; why: string }
export type CompiledPolicy = { text: string; notHere: readonly NotHere[]; acts: readonly ActName[] }
type Branch = [rule: number, expression: Expression]

export function compilePolicy(ready: ReadyPolicy, target: CompileFor): CompiledPolicy {
  const notHere: NotHere[] = []
  const rules: unknown[] = []
  const acts: Acts = {}
  for (const rule of ready.policy.rules) {
    const mode = modeOn(rule, target.endpoint)
    if (mode === 'off') continue
    const here = branchesOf(ready, rule, target, notHere)
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
  target: CompileFor,
  notHere: NotHere[],
): Map<ActName, Expression> {
  const here = new Map<ActName, Expression>()
  for (const act of rule.on) {
    try {
      if (!actsInProcess.includes(act))
        throw new Unsaid(`${act} is not heard of in the process before it happens`)
      const expression = ruleExpression(ready, rule, { act, target })
      if (!isConstant(expression) || expression[1] === true) here.set(act, expression)
    } catch (error) {
      if (!(error instanceof Unsaid)) throw error
      notHere.push({ rule: rule.id, act, why: error.message })
    }
  }
  return here
}

type For = { act: ActName; target: CompileFor }

/** The condition, the exceptions and the approvals in one: `when && !(date <= expires && except)`. */
function ruleExpression({ conditions }: ReadyPolicy, rule: PolicyRule, given: For): Expression {
  const form = formIn(given)
  const of = (text: string): Expression => {
    const condition = conditions.get(text)
    if (!condition) throw new Unsaid('it was not understood')
    return compileExpression(condition.ast, form)
  }
  const excepted = rule.exceptions.map(({ when, expires }) =>
    allOf([['<=', ['f', 'time.date'], constant(expires)], of(when)]),
  )
  const approved = ofRule(given.target.approvals ?? [], rule.id).map(approvalExpression)
  return allOf([of(rule.when), ...[...excepted, ...approved].map(negate)])
}

/** As approval.ts decides it. */
const approvalExpression = ({ account, script, until }: Approval): Expression =>
  allOf([
    ['<=', ['f', 'time.utc'], constant(until)],
    ...(account === null ? [] : [['==', ['f', 'account.name'], constant(account)] as const]),
    ...(script === null ? [] : [['==', ['f', 'script.sha256'], constant(script)] as const]),
  ])

/** A fact of the endpoint is a constant, an approved script one of those approved; the agent is asked before a Run begins. */
const formIn =
  ({ act, target }: For): FactForm =>
  (name) => {
    const value = name === 'act' ? act : target.facts[name]
    if (value !== undefined) return constant(value)
    const { knower } = facts[name]
    if (knower === 'judge') return anyOf(ofScripts(target.approvals ?? []).map(approvalExpression))
    if (knower === 'run' || knower === 'act' || (knower === 'agent' && act === 'run.started'))
      return ['f', name]
    throw new Unsaid(`${name} is not known in the process`)
  }

type Acts = Partial<Record<ActName, Branch[]>>

function tables({ policy }: ReadyPolicy, acts: Acts, { kinds, accounts, support = {} }: CompileFor): object {
  const used = JSON.stringify(acts)
  const asks = /"script\.(known|worst)"/.test(JSON.stringify(acts['run.started'] ?? []))
  const wait = Math.max(
    0,
    ...policy.rules.flatMap(({ on, wait }) => (on.includes('run.started') ? wait : [])),
  )
  return {
    ...(asks ? { wait } : {}),
    ...(used.includes('"interpreter.support"') ? { support } : {}),
    ...(used.includes('"destination.kind"') ? { kinds, internal: policy.internal } : {}),
    ...(used.includes('"account.') ? { accounts } : {}),
  }
}

function enveloped(body: string): string {
  const bytes = Buffer.from(body)
  const digest = createHash('sha256').update(bytes).digest('hex')
  return `sentinel-policy 1 ${bytes.length} ${digest}\n${body}`
}
