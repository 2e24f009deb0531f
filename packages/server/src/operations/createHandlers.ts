// Every operation's handler: the contract on one side, the nouns on the other.

import { hostname } from 'node:os'
import type { SigningKey } from '@sentinel/evidence'
import type { Advisories } from '../advisories/advisories.ts'
import type { Alerts } from '../alerts/alerts.ts'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { coverage } from '../coverage/coverage.ts'
import { enrol } from '../endpoints/enrol.ts'
import { listEndpoints } from '../endpoints/listEndpoints.ts'
import { listIntegrity } from '../endpoints/listIntegrity.ts'
import { listRefusals } from '../endpoints/listRefusals.ts'
import { showEndpoint } from '../endpoints/showEndpoint.ts'
import { showEvidence } from '../evidence/showEvidence.ts'
import type { EvidenceStore } from '../evidenceStore/evidenceStore.ts'
import { listFindings } from '../findings/listFindings.ts'
import type { ReceiveSegment } from '../ingest/receiveSegment.ts'
import { listInventory } from '../inventory/listInventory.ts'
import { showInventoryItem } from '../inventory/showInventoryItem.ts'
import { endWhenSignedOut } from '../live/endWhenSignedOut.ts'
import type { LiveHub } from '../live/liveHub.ts'
import { now } from '../now.ts'
import { overview } from '../overview/overview.ts'
import { createPolicies } from '../policies/policies.ts'
import { policyVerdicts } from '../policies/verdicts.ts'
import type { Anchors } from '../proof/anchors.ts'
import { exportEvidence } from '../proof/exportEvidence.ts'
import { report } from '../reports/report.ts'
import { runFacets } from '../runs/facets.ts'
import { listRuns } from '../runs/listRuns.ts'
import { runEvents } from '../runs/runEvents.ts'
import { showRun } from '../runs/showRun.ts'
import { listScripts } from '../scripts/listScripts.ts'
import { showScript } from '../scripts/showScript.ts'
import type { SessionCookie } from '../signIn/sessionCookie.ts'
import type { SignIn } from '../signIn/signIn.ts'
import { version } from '../version.ts'
import type { Handlers } from './handlers.ts'
import type { Authenticate } from './registerOperations.ts'

export type HandlerDeps = {
  evidence: EvidenceStore
  control: ControlStore
  receiveSegment: ReceiveSegment
  alerts: Alerts
  live: LiveHub
  signIn: SignIn
  cookie: SessionCookie
  authenticate: Authenticate
  key: SigningKey
  advisories: Advisories
  enrolmentToken: string
  anchors: Anchors
  /** Known once the server listens. */
  origin: () => string
}

export function createHandlers(deps: HandlerDeps): Handlers {
  const { evidence, control, live } = deps
  const startedAt = now()
  const policies = createPolicies({ control, evidence, key: deps.key, now })
  const enrolment = { control, token: deps.enrolmentToken, serverKey: deps.key.publicKey, now }
  return {
    health: async () => ({ product: 'sentinel', version, startedAt, pid: process.pid }),
    enrol: ({ body }) => enrol(enrolment, body),
    endpoints: async ({ query }) => ({ endpoints: await listEndpoints({ evidence, control }, query.days) }),
    endpoint: ({ params, query }) => showEndpoint({ evidence, control }, params.id, query.days),
    refusals: async ({ query }) => ({ refusals: await listRefusals(control, query.days) }),
    integrity: async ({ query }) => ({ signs: await listIntegrity({ evidence, control }, query) }),
    coverage: ({ query }) => coverage(evidence, query),
    receiveSegment: ({ params, body }) => deps.receiveSegment({ ...params, body }),
    exportEvidence: ({ query, operator }) =>
      exportEvidence({ evidence, control, key: deps.key, now }, query, operator),
    anchors: async () => ({ anchors: await deps.anchors.list() }),
    makeAnchor: () => deps.anchors.make(),
    evidence: ({ params }) => showEvidence({ evidence, control, serverKey: deps.key.publicKey }, params),
    report: ({ query }) => report({ evidence, control }, query.days),
    runs: ({ query }) => listRuns(evidence, query),
    runFacets: ({ query }) => runFacets(evidence, query),
    run: ({ params }) => showRun({ evidence, control }, params.id),
    runEvents: ({ params, query }) => runEvents(evidence, params.id, query),
    findings: ({ query }) => listFindings(evidence, query),
    alerts: ({ query }) => deps.alerts.list(query),
    alert: ({ params }) => deps.alerts.show(params.id),
    changeAlert: ({ params, body, operator }) => deps.alerts.change(params.id, body, operator),
    scripts: ({ query }) => listScripts(evidence, query),
    script: ({ params }) => showScript(evidence, params.hash),
    overview: ({ query }) => overview(evidence, query.days),
    inventory: ({ params, query }) => listInventory(evidence, params.noun, query),
    inventoryItem: ({ params, query }) => showInventoryItem(evidence, params.noun, query.name),
    policy: () => policies.current(),
    advisories: ({ query }) => deps.advisories.offer(query.have),
    policyVersions: () => policies.list(),
    policyVersion: ({ params }) => policies.show(params.version),
    policyBuiltIns: async () => policies.builtIn(),
    policyVerdicts: ({ query }) => policyVerdicts({ evidence, control }, query.days),
    tryPolicy: ({ body }) => policies.dryRun(body.text, body.days),
    applyPolicy: ({ body, operator }) => policies.apply(body.text, operator),
    rollBackPolicy: ({ body, operator }) => policies.rollBack(body.version, operator),
    live: async ({ query, request }) =>
      endWhenSignedOut(live.subscribe(query.run), async () => Boolean(await deps.authenticate(request))),
    me: async ({ operator }) => ({ operator, server: hostname() }),
    ...signInHandlers(deps),
  }
}

function signInHandlers({
  signIn,
  cookie,
  origin,
}: HandlerDeps): Pick<Handlers, 'makeSignInLink' | 'signIn' | 'signOut'> {
  return {
    async makeSignInLink({ operator }) {
      const { token, expiresAt } = await signIn.makeLink(operator)
      // In the fragment, which no browser sends and no log keeps.
      return { link: `${origin()}/sign-in#${token}`, expiresAt }
    },
    async signIn({ body, reply }) {
      const { operator, session } = await signIn.spendLink(body.token)
      cookie.set(reply, session)
      return { operator }
    },
    async signOut({ request, reply }) {
      const session = cookie.of(request)
      if (session !== undefined) await signIn.signOut(session)
      cookie.clear(reply)
      return {}
    },
  }
}
