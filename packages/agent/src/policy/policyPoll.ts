// Asks the server which policy is in force, every few seconds; what it answers is the keeper's to judge.

import { createClient, type Event } from '@sentinel/contract'
import type { ServerLink } from '../enrol/server.ts'
import type { PolicyKeeper } from './policyKeeper.ts'

export type PolicyPollDeps = {
  server: ServerLink
  keeper: PolicyKeeper
  /** Takes what there is to record. */
  tell(events: Event[]): void
  /** Called with the first failure of a row: the policy before stays in force. */
  failed(cause: unknown): void
  everyMs?: number
}

const everyMsByDefault = 5000

export function startPolicyPoll(deps: PolicyPollDeps): { stop(): void } {
  const { server, keeper, tell, failed, everyMs = everyMsByDefault } = deps
  const stopping = new AbortController()
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  async function ask(): Promise<void> {
    try {
      const serverKey = await server.serverKey()
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(10_000)])
      const { policy } = await createClient({ origin: server.origin() })('policy', { signal })
      if (policy && !stopping.signal.aborted) tell(keeper.offer(policy, serverKey))
      isFailing = false
    } catch (cause) {
      if (!isFailing && !stopping.signal.aborted) failed(cause)
      isFailing = true
    }
    // A fleet must not ask all at once.
    if (!stopping.signal.aborted) timer = setTimeout(ask, everyMs * (0.8 + Math.random() * 0.4))
  }

  timer = setTimeout(ask, 0)
  return {
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
