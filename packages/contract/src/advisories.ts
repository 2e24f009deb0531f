// Advisories on their way from the server to its endpoints, which need no internet for them.

import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const mostPacked = 64 * 1024 * 1024

/** Signs `sentinel advisories 1|<SHA-256 of packed>|<newest>|<time>` with the server's key. */
export const signedAdvisoriesSchema = z.object({
  /** gzip of the set as it is kept, as base64. */
  packed: z.string().max(mostPacked),
  /** The latest change in any of them, ISO 8601: an older set takes no newer one's place. */
  newest: z.string().max(40),
  time: z.string().max(40),
  signature: z.string().max(256),
})
export type SignedAdvisories = z.infer<typeof signedAdvisoriesSchema>

/** `have`: SHA-256 of the set that the endpoint holds. */
export const advisoriesAskedSchema = z.strictObject({ have: sha256.optional() })
/** Null where the server has none, or none but what the endpoint has. */
export const advisoriesAnswerSchema = z.object({ advisories: signedAdvisoriesSchema.nullable() })
