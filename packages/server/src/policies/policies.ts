// The policy of this server: checked before it becomes a version, signed, and put in force again by a new version only,
// so that history is never rewritten.

import { type PolicyVersion, SentinelError, type SignedPolicy } from '@sentinel/contract'
import { type SigningKey, signPolicy } from '@sentinel/evidence'
import { loadDestinations, readPolicyText } from '@sentinel/knowledge'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { createQueues } from '../queues.ts'

export type PoliciesDeps = { control: ControlStore; key: SigningKey; now: () => string }
export type Policies = {
  /** The one in force; null until one was applied. */
  current(): Promise<{ policy: SignedPolicy | null }>
  list(): Promise<{ versions: PolicyVersion[] }>
  /** Faults: `policy-version-unknown`. */
  show(version: number): Promise<SignedPolicy>
  /** Faults: `policy-refused`. */
  apply(text: string, operator: string): Promise<PolicyVersion>
  /** The text of an earlier version as a new one. Faults: `policy-version-unknown`, `policy-refused`. */
  rollBack(version: number, operator: string): Promise<PolicyVersion>
}

export function createPolicies({ control, key, now }: PoliciesDeps): Policies {
  const inTurn = createQueues()
  const { kinds } = loadDestinations()

  /** One after the other: two at once would both be the next version. */
  const add = (text: string, operator: string, from: number | null) =>
    inTurn('policy', async () => {
      const reading = readPolicyText(text, kinds)
      if (reading.kind === 'refused') throw refused(reading.faults[0])
      const { policy, digest } = reading.ready
      const next = ((await control.policies.current())?.version ?? 0) + 1
      const signed = signPolicy(key, { version: next, text, time: now() })
      const { policy: name, title } = policy
      const version = { version: next, policy: name, title, digest, time: signed.time, operator, from }
      await control.policies.add({ signed, version })
      return version
    })

  async function show(version: number): Promise<SignedPolicy> {
    const found = await control.policies.find(version)
    if (!found) throw new SentinelError('policy-version-unknown', { version })
    return found
  }

  return {
    current: async () => ({ policy: (await control.policies.current()) ?? null }),
    list: async () => ({ versions: await control.policies.list() }),
    show,
    apply: (text, operator) => add(text, operator, null),
    rollBack: async (version, operator) => add((await show(version)).text, operator, version),
  }
}

type Fault = { message: string; place: { line: number; column: number } } | undefined

function refused(fault: Fault): SentinelError {
  const place = fault ? `line ${fault.place.line}, column ${fault.place.column}: ` : ''
  return new SentinelError('policy-refused', {
    name: 'that was sent',
    reason: `${place}${fault?.message.replace(/\.$/, '') ?? 'it is wrong'}`,
  })
}
