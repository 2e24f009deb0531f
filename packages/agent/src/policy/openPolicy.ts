// The policy's parts on this endpoint: what it holds to, what it is granted, and what is said afterwards of what no process
// could decide.

import type { Event } from '@sentinel/contract'
import { loadPythonReleases } from '@sentinel/knowledge'
import type { Asking } from '../enrol/poll.ts'
import { createGrantsKeeper } from './grantsKeeper.ts'
import { createLaterVerdicts, type LaterVerdicts } from './laterVerdicts.ts'
import { policyFiles } from './policyFiles.ts'
import { createPolicyKeeper, type PolicyKeeper } from './policyKeeper.ts'
import { policyTarget } from './policyTarget.ts'
import { createScriptAnswers } from './scriptAnswers.ts'

export type OpenPolicy = {
  /** Undefined until one was adopted. */
  inForce: PolicyKeeper['inForce']
  verdicts: LaterVerdicts
  /** Asks the server; gives what there is to record. */
  ask(asking: Asking): Promise<Event[]>
}

export function openPolicy(data: string, endpoint: string): OpenPolicy {
  const grants = createGrantsKeeper({ data, files: policyFiles, endpoint })
  const target = policyTarget(endpoint, grants.inForce)
  const keeper = createPolicyKeeper({ data, files: policyFiles, target })
  const answers = createScriptAnswers(data)
  return {
    inForce: keeper.inForce,
    verdicts: createLaterVerdicts({ keeper, target, releases: loadPythonReleases(), answers }),
    async ask({ call, serverKey, signal }) {
      const found = await call('policy', { query: { endpoint, grants: grants.number() }, signal })
      if (signal.aborted) return []
      // First the grants: the policy is compiled with them.
      return [
        ...(found.grants ? grants.offer(found.grants, serverKey) : []),
        ...(found.policy ? keeper.offer(found.policy, serverKey) : []),
      ]
    },
  }
}
