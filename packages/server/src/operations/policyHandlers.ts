// Handlers of the policy.

import { now } from '../now.ts'
import { createPolicies } from '../policies/policies.ts'
import { policyVerdicts } from '../policies/verdicts.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered =
  | 'policy'
  | 'policyVersions'
  | 'policyVersion'
  | 'policyBuiltIns'
  | 'policyVerdicts'
  | 'tryPolicy'
  | 'applyPolicy'
  | 'rollBackPolicy'

export function policyHandlers(deps: HandlerDeps): Pick<Handlers, Answered> {
  const { evidence, control } = deps
  const policies = createPolicies({ control, evidence, key: deps.key, now })
  return {
    policy: () => policies.current(),
    policyVersions: () => policies.list(),
    policyVersion: ({ params }) => policies.show(params.version),
    policyBuiltIns: async () => policies.builtIn(),
    policyVerdicts: ({ query }) => policyVerdicts({ evidence, control }, query.days),
    tryPolicy: ({ body }) => policies.dryRun(body.text, body.days),
    applyPolicy: ({ body, operator }) => policies.apply(body.text, operator),
    rollBackPolicy: ({ body, operator }) => policies.rollBack(body.version, operator),
  }
}
