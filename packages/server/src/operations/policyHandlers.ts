// Handlers of the policy.

import { now } from '../now.ts'
import { createGrants } from '../policies/grants.ts'
import { createPolicies } from '../policies/policies.ts'
import { policyVerdicts } from '../policies/verdicts.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered =
  | 'policy'
  | 'policyVersions'
  | 'approvals'
  | 'changeRule'
  | 'approve'
  | 'withdrawApproval'
  | 'setGroup'
  | 'policyVersion'
  | 'policyBuiltIns'
  | 'policyVerdicts'
  | 'tryPolicy'
  | 'applyPolicy'
  | 'rollBackPolicy'

export function policyHandlers(deps: HandlerDeps): Pick<Handlers, Answered> {
  const { evidence, control } = deps
  const grants = createGrants({ control, evidence, key: deps.key, now })
  const policies = createPolicies({ control, evidence, key: deps.key, now })
  return {
    policy: async ({ query }) => ({
      ...(await policies.current()),
      grants: query.endpoint === undefined ? null : await grants.offer(query.endpoint, query.grants),
    }),
    approvals: () => grants.list(),
    approve: ({ body, operator }) => grants.approve(body, operator),
    withdrawApproval: ({ params, operator }) => grants.withdraw(params.id, operator),
    setGroup: ({ body, operator }) => grants.group(body, operator),
    policyVersions: () => policies.list(),
    policyVersion: ({ params }) => policies.show(params.version),
    policyBuiltIns: async () => policies.builtIn(),
    policyVerdicts: ({ query }) => policyVerdicts({ evidence, control }, query.days),
    tryPolicy: ({ body }) => policies.dryRun(body.text, body.days),
    applyPolicy: ({ body, operator }) => policies.apply(body.text, operator),
    changeRule: ({ body, operator }) => policies.change(body, operator),
    rollBackPolicy: ({ body, operator }) => policies.rollBack(body.version, operator),
  }
}
