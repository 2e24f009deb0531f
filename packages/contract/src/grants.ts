// What operators grant beside the policy: groups that endpoints belong to, and approvals for a while. Requests come from
// endpoints as evidence; what is granted goes back signed, to each endpoint its own.

import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().min(1).max(120)
const sentence = z.string().trim().min(1).max(400)
/** A minute in UTC: `2026-01-31T14:05`. */
export const minuteSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
const id = z.uuid()
const endpointId = z.string().regex(/^[0-9a-f]{32}$/)
const runId = id

/** What was asked for. `rule`: the rule that is in the way; without one, that the script be an approved one. */
export const requestMembers = {
  request: id,
  account: z.object({ name: z.string().max(120), uid: z.number().int().optional() }),
  reason: sentence,
  rule: name.optional(),
  script: z.object({ sha256, path: z.string().max(1200).optional() }).optional(),
  /** The Run that made it necessary. */
  of: runId.optional(),
}
const requestShape = z.object(requestMembers)
/** As the command line leaves it in `<data>/requests/`; whose it is, its file's owner says. */
export const leftRequestSchema = requestShape.omit({ account: true })
export type LeftRequest = z.infer<typeof leftRequestSchema>

/** Rule and script: at least one. Null: any. Without a rule the script is an approved one (`script.approved`). */
const scopeShape = {
  rule: name.nullable(),
  account: name.nullable(),
  script: sha256.nullable(),
  until: minuteSchema,
}
const hasScope = ({ rule, script }: { rule: string | null; script: string | null }) =>
  rule !== null || script !== null
const approvalShape = z.object({ id, ...scopeShape, operator: name, reason: sentence })
/** As an endpoint holds to it. */
export const heldApprovalSchema = approvalShape.refine(hasScope, 'neither rule nor script')
export type HeldApproval = z.infer<typeof heldApprovalSchema>

/** `endpoint`: null for all of them. `request`: what it answers. */
export const approvalSchema = approvalShape.extend({
  endpoint: endpointId.nullable(),
  request: id.nullable(),
  time: z.string(),
  withdrawn: z.object({ operator: name, time: z.string() }).nullable(),
})
export type Approval = z.infer<typeof approvalSchema>

export const approvalGivenSchema = z
  .strictObject({
    ...scopeShape,
    endpoint: endpointId.nullable(),
    request: id.nullable(),
    reason: sentence,
  })
  .refine(hasScope, 'an approval is of a rule, a script, or both')
export type ApprovalGiven = z.infer<typeof approvalGivenSchema>

export const approvalRequestSchema = requestShape.extend({
  time: z.string(),
  endpoint: z.object({ id: endpointId, name: z.string() }),
})
export type ApprovalRequest = z.infer<typeof approvalRequestSchema>

const groupName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'small letters, digits and dashes')
export const endpointGroupSchema = z.strictObject({
  group: groupName,
  endpoints: z.array(endpointId).max(20_000),
})
export type EndpointGroup = z.infer<typeof endpointGroupSchema>

/** Requests of the last 30 days, the newest first; `approvals` with those that are over or withdrawn. */
export const approvalListSchema = z.object({
  requests: z.array(approvalRequestSchema),
  approvals: z.array(approvalSchema),
  groups: z.array(endpointGroupSchema),
})
export type ApprovalList = z.infer<typeof approvalListSchema>

/** What an operator did, by its number: the latest is the number of what endpoints hold. */
export const grantChangeSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('approved'), approval: approvalSchema }),
  z.object({ act: z.literal('withdrawn'), approval: id }),
  z.object({ act: z.literal('grouped'), ...endpointGroupSchema.shape }),
])
export type GrantChange = z.infer<typeof grantChangeSchema>

export const grantsSchema = z.object({
  groups: z.array(groupName).max(200),
  approvals: z.array(heldApprovalSchema).max(1000),
})
export type Grants = z.infer<typeof grantsSchema>

/** Signs `sentinel grants 1|<number>|<endpoint>|<SHA-256 of the text>|<time>`; `text` is `Grants` as JSON. */
export const signedGrantsSchema = z.object({
  number: z.number().int().positive(),
  endpoint: endpointId,
  text: z.string().max(1024 * 1024),
  time: z.string().max(40),
  signature: z.string().max(256),
})
export type SignedGrants = z.infer<typeof signedGrantsSchema>

/** From here on the endpoint holds to them. */
export const grantsAdopted = { number: z.number().int().positive(), ...grantsSchema.shape }
export const grantsRefused = {
  number: z.number().int().positive(),
  code: name,
  detail: z.string().max(500),
}
