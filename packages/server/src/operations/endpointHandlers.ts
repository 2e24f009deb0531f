// Handlers of endpoints: enrolment, standing, refusals and coverage.

import { coverage } from '../coverage/coverage.ts'
import { enrol } from '../endpoints/enrol.ts'
import { listEndpoints } from '../endpoints/listEndpoints.ts'
import { listIntegrity } from '../endpoints/listIntegrity.ts'
import { listRefusals } from '../endpoints/listRefusals.ts'
import { showEndpoint } from '../endpoints/showEndpoint.ts'
import { now } from '../now.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered = 'enrol' | 'endpoints' | 'endpoint' | 'refusals' | 'integrity' | 'coverage'

export function endpointHandlers(deps: HandlerDeps): Pick<Handlers, Answered> {
  const { evidence, control } = deps
  const enrolment = { control, token: deps.enrolmentToken, serverKey: deps.key.publicKey, now }
  return {
    enrol: ({ body }) => enrol(enrolment, body),
    endpoints: async ({ query }) => ({ endpoints: await listEndpoints({ evidence, control }, query.days) }),
    endpoint: ({ params, query }) => showEndpoint({ evidence, control }, params.id, query.days),
    refusals: async ({ query }) => ({ refusals: await listRefusals(control, query.days) }),
    integrity: async ({ query }) => ({ signs: await listIntegrity({ evidence, control }, query) }),
    coverage: ({ query }) => coverage(evidence, query),
  }
}
