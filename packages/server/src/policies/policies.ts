// The policy of this server: checked before it becomes a version, signed, and put in force again by a new version only,
// so that history is never rewritten.

import {
  type PolicyText,
  type PolicyTrial,
  type PolicyVersion,
  type PolicyVersionDetail,
  type RuleChange,
  SentinelError,
  type SignedPolicy,
} from '@sentinel/contract'
import { type SigningKey, signPolicy } from '@sentinel/evidence'
import { builtInPolicies, changeRule, findPolicy, loadDestinations } from '@sentinel/knowledge'
import type { ControlStore } from '../controlStore/controlStore.ts'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import { createQueues } from '../queues.ts'
import { policyTextOf, readyPolicy } from './policyText.ts'
import { tryPolicy } from './tryPolicy.ts'

export type PoliciesDeps = {
  control: ControlStore
  evidence: EvidenceStore
  key: SigningKey
  now: () => string
}
export type Policies = {
  /** The one in force; null until one was applied. */
  current(): Promise<{ policy: SignedPolicy | null }>
  list(): Promise<{ versions: PolicyVersion[] }>
  /** Faults: `policy-version-unknown`. */
  show(version: number): Promise<PolicyVersionDetail>
  builtIn(): { policies: PolicyText[] }
  /** Over the last `days`; nothing is put in force. Faults: `policy-refused`. */
  dryRun(text: string, days: number): Promise<PolicyTrial>
  /** Faults: `policy-refused`. */
  apply(text: string, operator: string): Promise<PolicyVersion>
  /** One rule of the version in force. Faults: `policy-changed`, `policy-rule-unknown`, `policy-refused`. */
  change(change: RuleChange, operator: string): Promise<PolicyVersion>
  /** The text of an earlier version as a new one. Faults: `policy-version-unknown`, `policy-refused`. */
  rollBack(version: number, operator: string): Promise<PolicyVersion>
}

export function createPolicies({ control, evidence, key, now }: PoliciesDeps): Policies {
  const inTurn = createQueues()
  const { kinds } = loadDestinations()

  /** One after the other: two at once would both be the next version. */
  const add = (text: string, operator: string, from: number | null) =>
    inTurn('policy', async () => {
      const { policy, digest } = readyPolicy(text, kinds)
      const next = ((await control.policies.current())?.version ?? 0) + 1
      const signed = signPolicy(key, { version: next, text, time: now() })
      const { policy: name, title } = policy
      const version = { version: next, policy: name, title, digest, time: signed.time, operator, from }
      await control.policies.add({ signed, version })
      return version
    })

  async function find(version: number): Promise<SignedPolicy> {
    const found = await control.policies.find(version)
    if (!found) throw new SentinelError('policy-version-unknown', { version })
    return found
  }

  return {
    current: async () => ({ policy: (await control.policies.current()) ?? null }),
    list: async () => ({ versions: await control.policies.list() }),
    async show(version) {
      const found = await find(version)
      return { ...found, policy: policyTextOf(found.text, kinds) }
    },
    builtIn: () => ({
      policies: builtInPolicies().map((name) => policyTextOf(findPolicy(name).text, kinds)),
    }),
    // One at a time: each reads a month of evidence.
    dryRun: (text, days) =>
      inTurn('trial', () => tryPolicy(evidence, readyPolicy(text, kinds), { days, kinds })),
    apply: (text, operator) => add(text, operator, null),
    async change({ version, ...change }, operator) {
      const current = await control.policies.current()
      if (current?.version !== version)
        throw new SentinelError('policy-changed', { version, current: current?.version ?? 'none' })
      return add(changeRule(current.text, change), operator, null)
    },
    rollBack: async (version, operator) => add((await find(version)).text, operator, version),
  }
}
