// One message to one channel. `refused`: surely not taken, and may be tried again; `uncertain`: nobody can say.

import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Channel } from './channels.ts'
import { slackBody, subjectOf, type Told, teamsBody, textOf, webhookBody } from './messages.ts'

export type Sent =
  | { kind: 'sent' }
  | { kind: 'refused'; reason: string }
  | { kind: 'uncertain'; reason: string }
export type Send = (channel: Channel, told: Told, time: string) => Promise<Sent>

const timeoutMs = 10_000
/** The connection was never made, so nothing can have been taken. */
const neverArrived = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNECTION',
])

export const send: Send = async (channel, told, time) => {
  try {
    return channel.kind === 'mail' ? await mail(channel, told) : await post(channel, told, time)
  } catch (fault) {
    const code = codeOf(fault)
    return { kind: neverArrived.has(code) ? 'refused' : 'uncertain', reason: code }
  }
}

async function post(channel: Exclude<Channel, { kind: 'mail' }>, told: Told, time: string): Promise<Sent> {
  const body =
    channel.kind === 'slack'
      ? slackBody(told)
      : channel.kind === 'teams'
        ? teamsBody(told)
        : webhookBody(told)
  const signed = channel.key
    ? {
        'x-sentinel-time': time,
        'x-sentinel-signature': `sha256=${createHmac('sha256', channel.key).update(`${time}.${body}`).digest('hex')}`,
      }
    : {}
  const { ok, status } = await fetch(channel.url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', ...signed },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  return ok ? { kind: 'sent' } : { kind: 'refused', reason: `it answered ${status}` }
}

async function mail(channel: Extract<Channel, { kind: 'mail' }>, told: Told): Promise<Sent> {
  const { host, port, from, to, user, key } = channel
  const transport = createTransport({
    ...{ host, port, secure: port === 465, connectionTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...(user === undefined ? {} : { auth: { user, pass: key ?? '' } }),
  })
  try {
    await transport.sendMail({ from, to, subject: subjectOf(told), text: textOf(told) })
    return { kind: 'sent' }
  } finally {
    transport.close()
  }
}

function codeOf(fault: unknown): string {
  const { code, cause, name } = fault as { code?: string; cause?: { code?: string }; name: string }
  return cause?.code ?? code ?? name
}
