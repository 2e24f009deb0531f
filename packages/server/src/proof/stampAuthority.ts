// The time-stamping authority, where one was chosen: `<data>/timestamp.yaml` with `url`, and `issuer` (PEM of who issued its
// certificate) so that nobody else can stand in for it.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Anchor, SentinelError, type Stamp } from '@sentinel/contract'
import { anchorDigest, readTimestamp, timestampRequest, tokenIn } from '@sentinel/evidence'
import { parse } from 'yaml'
import { z } from 'zod'

const settingsSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }), issuer: z.string().optional() })

/** Asks for a stamp on an anchor. Throws `stamp-refused` where none comes that holds. */
export type AskForStamp = (anchor: Anchor) => Promise<Stamp>

const timeoutMs = 20_000
const mostBytes = 64 * 1024

/** None where there is no such file. Faults: `input-invalid`. */
export function readStampAuthority(file: string): AskForStamp | undefined {
  if (!existsSync(file)) return undefined
  try {
    const { url, issuer } = settingsSchema.parse(parse(readFileSync(file, 'utf8')))
    return stampAuthority(url, issuer && readFileSync(resolve(dirname(file), issuer), 'utf8'))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new SentinelError('input-invalid', { reason: `${file}: ${reason}` }, { cause })
  }
}

export function stampAuthority(url: string, issuer?: string): AskForStamp {
  return async (anchor) => {
    const nonce = randomBytes(8)
    const digest = anchorDigest(anchor)
    const answer = tokenIn(await post(url, timestampRequest(digest, nonce)))
    if ('refused' in answer) throw refused(answer.refused)
    const reading = readTimestamp(answer.token, { digest, nonce, issuer })
    if (reading.kind === 'refused') throw refused(reading.reason)
    return { ...reading.stamp, token: answer.token.toString('base64') }
  }
}

/** RFC 3161 §3.4. */
async function post(url: string, request: Buffer): Promise<Buffer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(request),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) throw refused(`it answered ${response.status}`)
    return Buffer.from(await response.arrayBuffer()).subarray(0, mostBytes)
  } catch (cause) {
    if (cause instanceof SentinelError) throw cause
    const { cause: inner, name } = cause as { cause?: { code?: string }; name: string }
    throw refused(`it cannot be reached (${inner?.code ?? name})`, cause)
  }
}

const refused = (reason: string, cause?: unknown) =>
  new SentinelError('stamp-refused', { reason }, cause === undefined ? {} : { cause })
