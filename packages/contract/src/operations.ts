// Every operation of the server, once: the server registers it, console and CLI call it, OpenAPI is derived from it.

import { z } from 'zod'
import { type Address, addresses } from './addresses.ts'
import { advisoriesAnswerSchema, advisoriesAskedSchema } from './advisories.ts'
import { alertDeedSchema, alertDetailSchema, alertFilterSchema, alertListSchema } from './alerts.ts'
import { coverageSchema } from './coverage.ts'
import { endpointDetailSchema, endpointSchema, refusalSchema } from './endpoints.ts'
import { timeSchema } from './events.ts'
import { endpointIdSchema, receiptSchema } from './evidence.ts'
import { evidenceProofSchema } from './evidenceProof.ts'
import { findingFilterSchema, findingListSchema } from './findingList.ts'
import { integritySignSchema } from './integrity.ts'
import {
  inventoryFilterSchema,
  inventoryItemSchema,
  inventoryListSchema,
  inventoryNoun,
} from './inventory.ts'
import { overviewSchema } from './overview.ts'
import { policyVersionSchema, signedPolicySchema } from './policies.ts'
import {
  policyHolderSchema,
  policyTextSchema,
  policyTrialSchema,
  policyVerdictSchema,
  policyVersionDetailSchema,
} from './policyTrial.ts'
import { anchorSchema, bundleSchema } from './proof.ts'
import { reportSchema } from './report.ts'
import { eventRowSchema, runDetailSchema, runFacetsSchema, runFilterSchema, runListSchema } from './runs.ts'
import { scriptDetailSchema, scriptFilterSchema, scriptListSchema } from './scripts.ts'

type Shape = z.ZodType
/** Who may call it: anybody, an enrolled agent (its seals prove it), or a signed-in operator. */
export type Caller = 'anyone' | 'agent' | 'operator'

export type Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = Address & {
  summary: string
  caller: Caller
  params: P
  query: Q
  body: B
  response: R
  /** `binary`: zstd-compressed record lines; `events`: server-sent events. Else JSON. */
  carries?: { request?: 'binary'; response?: 'events' }
}

const nothing = z.strictObject({})
type Nothing = typeof nothing

function operation<
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  B extends Shape = Nothing,
  R extends Shape = Nothing,
>(
  spec: Pick<Operation, 'method' | 'path' | 'summary' | 'caller' | 'carries'> & {
    params?: P
    query?: Q
    body?: B
    response: R
  },
): Operation<P, Q, B, R> {
  return {
    ...spec,
    params: spec.params ?? nothing,
    query: spec.query ?? nothing,
    body: spec.body ?? nothing,
  } as Operation<P, Q, B, R>
}

const whole = z.coerce.number().int().nonnegative()
const days = z.coerce.number().int().min(1).max(366).default(7)
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.string().max(200).optional(),
}
/** A Run's id, its last eight or more characters, or `last`. */
const runParams = z.strictObject({ id: z.string().regex(/^(last|[0-9a-f-]{6,36})$/, 'not a Run id') })
/** An alert's id, or its first six or more characters. */
const alertParams = z.strictObject({ id: z.string().regex(/^[0-9a-f]{6,16}$/, 'not an alert') })

export const operations = {
  health: operation({
    ...addresses.health,
    summary: 'Whether the server answers, and since when.',
    caller: 'anyone',
    response: z.object({
      product: z.literal('sentinel'),
      version: z.string(),
      startedAt: timeSchema,
      pid: z.number().int(),
    }),
  }),
  enrol: operation({
    ...addresses.enrol,
    summary: 'Enrols an endpoint by its public key; answers with the key that signs receipts.',
    caller: 'anyone',
    body: z.strictObject({
      token: z.string().min(16).max(128),
      name: z.string().min(1).max(255),
      platform: z.string().max(64),
      publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'not a raw Ed25519 public key in base64'),
    }),
    response: z.object({ endpoint: endpointIdSchema, serverKey: z.string() }),
  }),
  endpoints: operation({
    ...addresses.endpoints,
    summary: 'The enrolled endpoints, and how each one stood in the last days.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: z.object({ endpoints: z.array(endpointSchema) }),
  }),
  endpoint: operation({
    ...addresses.endpoint,
    summary: 'One endpoint, by id or name: its coverage, Gaps, interpreters, and what was refused from it.',
    caller: 'operator',
    params: z.strictObject({ id: z.string().min(1).max(255) }),
    query: z.strictObject({ days }),
    response: endpointDetailSchema,
  }),
  refusals: operation({
    ...addresses.refusals,
    summary: 'Uploads, enrolments and sign-ins that were refused, newest first.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: z.object({ refusals: z.array(refusalSchema) }),
  }),
  integrity: operation({
    ...addresses.integrity,
    summary: 'Signs that evidence was tampered with or is missing, each kind by its word, newest first.',
    caller: 'operator',
    query: z.strictObject({ endpoint: endpointIdSchema.optional(), days }),
    response: z.object({ signs: z.array(integritySignSchema) }),
  }),
  coverage: operation({
    ...addresses.coverage,
    summary: 'Python processes that a probe told of and that only the system showed, of the last days.',
    caller: 'operator',
    query: z.strictObject({
      endpoint: endpointIdSchema.optional(),
      days,
    }),
    response: coverageSchema,
  }),
  receiveSegment: operation({
    ...addresses.receiveSegment,
    summary:
      'Takes records from number `first` up to a seal. The same records again are no-op with the same receipt.',
    caller: 'agent',
    params: z.strictObject({ endpoint: endpointIdSchema, first: whole }),
    response: receiptSchema,
    carries: { request: 'binary' },
  }),
  exportEvidence: operation({
    ...addresses.exportEvidence,
    summary: 'Runs as a signed bundle: their records with chain, seals, keys, receipts and anchors.',
    caller: 'operator',
    query: z.strictObject({ run: runParams.shape.id.optional(), ...runFilterSchema.shape }),
    response: bundleSchema,
  }),
  anchors: operation({
    ...addresses.anchors,
    summary: 'Roots over the heads of all chains, newest first.',
    caller: 'operator',
    response: z.object({ anchors: z.array(anchorSchema) }),
  }),
  makeAnchor: operation({
    ...addresses.makeAnchor,
    summary: 'Makes the next root now, over all chains that moved since the last one.',
    caller: 'operator',
    response: anchorSchema,
  }),
  evidence: operation({
    ...addresses.evidence,
    summary: 'One record with everything that proves it: the records from seal to seal, keys and receipt.',
    caller: 'operator',
    params: z.strictObject({ endpoint: endpointIdSchema, n: whole }),
    response: evidenceProofSchema,
  }),
  report: operation({
    ...addresses.report,
    summary: 'What leadership and auditors ask of the last days, with decisions to take.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: reportSchema,
  }),
  runs: operation({
    ...addresses.runs,
    summary: 'Runs, newest first.',
    caller: 'operator',
    query: z.strictObject({ ...runFilterSchema.shape, ...page }),
    response: runListSchema,
  }),
  runFacets: operation({
    ...addresses.runFacets,
    summary: 'The most frequent values of each filter, with counts, under the other filters.',
    caller: 'operator',
    query: z.strictObject(runFilterSchema.shape),
    response: runFacetsSchema,
  }),
  run: operation({
    ...addresses.run,
    summary: 'One Run with its resources, gaps and proof.',
    caller: 'operator',
    params: runParams,
    response: runDetailSchema,
  }),
  runEvents: operation({
    ...addresses.runEvents,
    summary: 'Events of a Run in the order of their records.',
    caller: 'operator',
    params: runParams,
    query: z.strictObject({
      after: whole.optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
    }),
    response: z.object({ events: z.array(eventRowSchema), next: z.number().int().nullable() }),
  }),
  findings: operation({
    ...addresses.findings,
    summary: 'Findings in the scripts of all Runs, the worst and latest first.',
    caller: 'operator',
    query: z.strictObject({ ...findingFilterSchema.shape, limit: page.limit }),
    response: findingListSchema,
  }),
  scripts: operation({
    ...addresses.scripts,
    summary: 'Scripts by content hash, the last run first.',
    caller: 'operator',
    query: z.strictObject({ ...scriptFilterSchema.shape, limit: page.limit }),
    response: scriptListSchema,
  }),
  script: operation({
    ...addresses.script,
    summary: 'One Script: who runs it, its versions, Findings, text and what its Runs touched.',
    caller: 'operator',
    params: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{8,64}$/, 'not a hash, nor its beginning') }),
    response: scriptDetailSchema,
  }),
  overview: operation({
    ...addresses.overview,
    summary: 'What happened in the last days, day by day, where data went, and what is new.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: overviewSchema,
  }),
  inventory: operation({
    ...addresses.inventory,
    summary: 'Packages, hosts, databases, models, files or environments of all Runs, the last seen first.',
    caller: 'operator',
    params: z.strictObject({ noun: inventoryNoun }),
    query: z.strictObject({ ...inventoryFilterSchema.shape, limit: page.limit }),
    response: inventoryListSchema,
  }),
  inventoryItem: operation({
    ...addresses.inventoryItem,
    summary: 'One of them by its exact name: who has it in which version, and which Scripts use it.',
    caller: 'operator',
    params: z.strictObject({ noun: inventoryNoun }),
    query: z.strictObject({ name: z.string().min(1).max(4096) }),
    response: inventoryItemSchema,
  }),
  alerts: operation({
    ...addresses.alerts,
    summary: 'Alerts, the highest risk first.',
    caller: 'operator',
    query: z.strictObject({ ...alertFilterSchema.shape, limit: page.limit }),
    response: alertListSchema,
  }),
  alert: operation({
    ...addresses.alert,
    summary: 'One alert with its history and who was told of it.',
    caller: 'operator',
    params: alertParams,
    response: alertDetailSchema,
  }),
  changeAlert: operation({
    ...addresses.changeAlert,
    summary: 'Acknowledges, resolves, archives, reopens, assigns or comments an alert.',
    caller: 'operator',
    params: alertParams,
    body: alertDeedSchema,
    response: alertDetailSchema,
  }),
  policy: operation({
    ...addresses.policy,
    summary: 'The policy in force with the server’s signature, for endpoints; null where none was applied.',
    caller: 'agent',
    response: z.object({ policy: signedPolicySchema.nullable() }),
  }),
  advisories: operation({
    ...addresses.advisories,
    summary: 'What is known against packages, signed, for endpoints; null where they have it already.',
    caller: 'agent',
    query: advisoriesAskedSchema,
    response: advisoriesAnswerSchema,
  }),
  policyVersions: operation({
    ...addresses.policyVersions,
    summary: 'Every version of the policy, the newest first.',
    caller: 'operator',
    response: z.object({ versions: z.array(policyVersionSchema) }),
  }),
  policyVersion: operation({
    ...addresses.policyVersion,
    summary: 'One version of the policy with its text, rules and signature.',
    caller: 'operator',
    params: z.strictObject({ version: z.coerce.number().int().positive() }),
    response: policyVersionDetailSchema,
  }),
  policyBuiltIns: operation({
    ...addresses.policyBuiltIns,
    summary: 'The policies that come with the product.',
    caller: 'operator',
    response: z.object({ policies: z.array(policyTextSchema) }),
  }),
  policyVerdicts: operation({
    ...addresses.policyVerdicts,
    summary: 'What rules have said in the last days, and which version each endpoint holds to.',
    caller: 'operator',
    query: z.strictObject({ days: days.default(30) }),
    response: z.object({ verdicts: z.array(policyVerdictSchema), holders: z.array(policyHolderSchema) }),
  }),
  tryPolicy: operation({
    ...addresses.tryPolicy,
    summary:
      'Says what a policy would have said of what was recorded in the last days. Nothing is put in force.',
    caller: 'operator',
    body: z.strictObject({ text: z.string().min(1).max(60_000), days: days.default(30) }),
    response: policyTrialSchema,
  }),
  applyPolicy: operation({
    ...addresses.applyPolicy,
    summary: 'Checks a policy, signs it as the next version, and puts it in force.',
    caller: 'operator',
    body: z.strictObject({ text: z.string().min(1).max(60_000) }),
    response: policyVersionSchema,
  }),
  rollBackPolicy: operation({
    ...addresses.rollBackPolicy,
    summary: 'Puts an earlier version in force again, as a new version.',
    caller: 'operator',
    body: z.strictObject({ version: z.number().int().positive() }),
    response: policyVersionSchema,
  }),
  live: operation({
    ...addresses.live,
    summary: 'Changes as they are ingested: every Run, and with `run` the Events of that one.',
    caller: 'operator',
    query: z.strictObject({ run: z.string().max(36).optional() }),
    response: z.string(),
    carries: { response: 'events' },
  }),
  makeSignInLink: operation({
    ...addresses.makeSignInLink,
    summary: 'Makes a link that signs one browser in, once, within ten minutes.',
    caller: 'operator',
    response: z.object({ link: z.string(), expiresAt: timeSchema }),
  }),
  signIn: operation({
    ...addresses.signIn,
    summary: 'Spends a sign-in link; the session comes as a cookie.',
    caller: 'anyone',
    body: z.strictObject({ token: z.string().min(16).max(128) }),
    response: z.object({ operator: z.string() }),
  }),
  signOut: operation({
    ...addresses.signOut,
    summary: 'Ends the session.',
    caller: 'operator',
    response: z.object({}),
  }),
  me: operation({
    ...addresses.me,
    summary: 'The signed-in operator.',
    caller: 'operator',
    response: z.object({ operator: z.string(), server: z.string() }),
  }),
} as const

export type OperationName = keyof typeof operations
export type ParamsOf<N extends OperationName> = z.output<(typeof operations)[N]['params']>
export type QueryOf<N extends OperationName> = z.output<(typeof operations)[N]['query']>
export type QueryInput<N extends OperationName> = z.input<(typeof operations)[N]['query']>
export type BodyOf<N extends OperationName> = z.output<(typeof operations)[N]['body']>
export type ResponseOf<N extends OperationName> = z.output<(typeof operations)[N]['response']>
