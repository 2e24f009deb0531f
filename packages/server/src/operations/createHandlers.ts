// Every operation's handler: the contract on one side, the nouns on the other.

import { hostname } from 'node:os'
import { listInventory } from '../inventory/listInventory.ts'
import { showInventoryItem } from '../inventory/showInventoryItem.ts'
import { endWhenSignedOut } from '../live/endWhenSignedOut.ts'
import { now } from '../now.ts'
import { destinationsIn } from '../overview/destinations.ts'
import { overview } from '../overview/overview.ts'
import { report } from '../reports/report.ts'
import { version } from '../version.ts'
import { endpointHandlers } from './endpointHandlers.ts'
import { evidenceHandlers } from './evidenceHandlers.ts'
import { exportHandlers } from './exportHandlers.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'
import { policyHandlers } from './policyHandlers.ts'
import { runHandlers } from './runHandlers.ts'
import { signInHandlers } from './signInHandlers.ts'

export function createHandlers(deps: HandlerDeps): Handlers {
  const { evidence, control, live } = deps
  const startedAt = now()
  return {
    health: async () => ({ product: 'sentinel', version, startedAt, pid: process.pid }),
    report: ({ query }) => report({ evidence, control }, query.days),
    alerts: ({ query }) => deps.alerts.list(query),
    alert: ({ params }) => deps.alerts.show(params.id),
    changeAlert: ({ params, body, operator }) => deps.alerts.change(params.id, body, operator),
    overview: ({ query }) => overview(evidence, query.days),
    destinations: ({ query }) => destinationsIn(evidence, query),
    inventory: async ({ params, query }) =>
      listInventory(evidence, params.noun, query, await deps.knownAdvisories()),
    inventoryItem: async ({ params, query }) =>
      showInventoryItem(evidence, params.noun, query.name, await deps.knownAdvisories()),
    advisories: ({ query }) => deps.advisories.offer(query.have),
    live: async ({ query, request }) =>
      endWhenSignedOut(live.subscribe(query.run), async () => Boolean(await deps.authenticate(request))),
    me: async ({ operator }) => ({ operator, server: hostname() }),
    ...endpointHandlers(deps),
    ...evidenceHandlers(deps),
    ...exportHandlers(deps),
    ...runHandlers(deps),
    ...policyHandlers(deps),
    ...signInHandlers(deps),
  }
}
