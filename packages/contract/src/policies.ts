// Policies as they cross a boundary: what a rule said of an act, which version an endpoint holds to, and the server's
// signed versions.

import { z } from 'zod'

const name = z.string().max(120)
const sentence = z.string().max(500)
export const verdictWord = z.enum(['allow', 'warn', 'deny'])
export type VerdictWord = z.infer<typeof verdictWord>

/** A rule that held for an act. `allow` is a rule that only observes. `fault`: it could not be decided, and then holds. */
export const policyApplied = {
  policy: name,
  rule: name,
  verdict: verdictWord,
  reason: sentence,
  act: name,
  /** What the act was about: a host, a path, a program, a module; empty where the Run itself was judged. */
  subject: z.string().max(1200),
  fault: z.literal(true).optional(),
  at: z.string().max(4096).optional(),
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const policyVersion = z.number().int().positive()

/** From here on the endpoint holds to it. */
export const policyAdopted = { version: policyVersion, policy: name, digest: sha256 }
/** It was offered and is not held to; the one before stays. `code` is of the table of faults. */
export const policyRefused = { version: policyVersion, code: name, detail: sentence }

/** Signs `sentinel policy 1|<version>|<SHA-256 of the text>|<time>` with the server's key. */
export const signedPolicySchema = z.object({
  version: policyVersion,
  text: z.string().max(1024 * 1024),
  time: z.string().max(40),
  signature: z.string().max(256),
})
export type SignedPolicy = z.infer<typeof signedPolicySchema>

/** A version without its text, for history. `from`: the version that was put in force again. */
export const policyVersionSchema = z.object({
  version: policyVersion,
  policy: name,
  title: sentence,
  digest: sha256,
  time: z.string(),
  operator: z.string(),
  from: policyVersion.nullable(),
})
export type PolicyVersion = z.infer<typeof policyVersionSchema>
