// What proves evidence to somebody who does not trust us: anchors over all chains, and bundles that carry records with
// their chain, seals, keys, receipts and places in an anchor.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema, hashSchema, receiptSchema } from './evidence.ts'

const count = z.number().int().nonnegative()
const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** A time stamp by RFC 3161 on SHA-256 of what an anchor signs. `token` is DER in base64: `openssl ts -verify` reads it. */
export const stampSchema = z.object({ time: timeSchema, authority: z.string(), token: base64 })
export type Stamp = z.infer<typeof stampSchema>

/**
 * One root over the heads of all chains that moved in (`since`, `time`]: every receipt of that time is a leaf,
 * `sentinel head 1|<endpoint>|<through>|<head>`, in order of endpoint and number. The tree is that of RFC 6962: a leaf
 * hashes 0x00 ‖ text, a node 0x01 ‖ left ‖ right. Signs
 * `sentinel anchor 1|<since>|<time>|<size>|<root>|<previous>` with the server's key; `previous` is the root before.
 */
export const anchorSchema = z.object({
  since: z.string(),
  time: timeSchema,
  size: count,
  root: hashSchema,
  previous: z.string(),
  signature: base64,
  /** Absent where no authority was asked, or none has answered yet. */
  stamp: stampSchema.nullable().default(null),
})
export type Anchor = z.infer<typeof anchorSchema>

/** That a receipt is leaf `index` of the anchor: the hashes beside the way to the root, from below (RFC 6962 §2.1.1). */
export const anchoredSchema = z.object({
  endpoint: endpointIdSchema,
  through: count,
  index: count,
  path: z.array(hashSchema),
  anchor: anchorSchema,
})
export type Anchored = z.infer<typeof anchoredSchema>

/**
 * A stretch of one endpoint's log, line by line as in its segments: from record 0, or from a seal, through the seal that
 * a receipt ends with. Between two seals the chain needs every record, those of other Runs too.
 */
export const spanSchema = z.object({
  endpoint: endpointIdSchema,
  lines: z.array(z.string()).min(2),
  receipt: receiptSchema,
})
export type Span = z.infer<typeof spanSchema>

export const bundleContentSchema = z.object({
  format: z.literal('sentinel bundle 1'),
  made: timeSchema,
  /** Who asked, and for what. */
  operator: z.string(),
  asked: z.string(),
  serverKey: base64,
  endpoints: z.array(
    z.object({ id: endpointIdSchema, name: z.string(), platform: z.string(), publicKey: base64 }),
  ),
  /** The records that were asked for; the others of the spans are there for the chain. */
  selected: z.array(z.object({ endpoint: endpointIdSchema, n: count })),
  spans: z.array(spanSchema),
  anchored: z.array(anchoredSchema),
  /** Runs that are not in it because the server holds no receipt for all of their records yet. */
  left: z.array(z.string()),
})
export type BundleContent = z.infer<typeof bundleContentSchema>

/** `content` is JSON text, signed byte by byte: `sentinel bundle 1|<SHA-256 of content>` with the server's key. */
export const bundleSchema = z.object({ content: z.string(), signature: base64, serverKey: base64 })
export type Bundle = z.infer<typeof bundleSchema>
