// `sentinel verify FILE` of a published anchor: the server's signature on it, and the stamp of a time-stamping authority.

import { readFileSync } from 'node:fs'
import { type Anchor, anchorSchema, SentinelError } from '@sentinel/contract'
import { anchorDigest, type BundleCheck, readTimestamp, verifyAnchor } from '@sentinel/evidence'
import { z } from 'zod'

const fileSchema = anchorSchema.extend({ serverKey: z.string() })
export type AnchorFile = z.infer<typeof fileSchema>

/** Nothing where the file is no anchor. */
export function readAnchor(file: string): AnchorFile | undefined {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** `issuer`: PEM file of who issued the authority's certificate. Without it, the stamp is held against itself alone. */
export function checkAnchor(anchor: AnchorFile, issuer: string | undefined): BundleCheck[] {
  const isOurs = verifyAnchor(anchor.serverKey, anchor)
  return [
    {
      what: `the root over ${anchor.size} heads is signed by the server`,
      count: 1,
      faults: isOurs ? [] : ['altered: the anchor is not as the server signed it'],
    },
    stampCheck(anchor, issuer),
  ]
}

function stampCheck(anchor: Anchor, issuer: string | undefined): BundleCheck {
  const { stamp } = anchor
  const what = stamp
    ? `stamped at ${stamp.time} by ${stamp.authority}${issuer ? '' : ' (give its issuer with --issuer)'}`
    : 'stamped by a time-stamping authority'
  if (!stamp) return { what, count: 0, faults: [] }
  const token = Buffer.from(stamp.token, 'base64')
  const reading = readTimestamp(token, { digest: anchorDigest(anchor), issuer: issuer && pemOf(issuer) })
  if (reading.kind === 'refused') return { what, count: 1, faults: [`stamp-forged: ${reading.reason}`] }
  const isSame = reading.stamp.time === stamp.time
  return { what, count: 1, faults: isSame ? [] : [`altered: the stamp is of ${reading.stamp.time}`] }
}

function pemOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `there is no certificate at ${file}` }, { cause })
  }
}
