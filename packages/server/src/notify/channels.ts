// Who is told of alerts: `<data>/notify.yaml`, read once. Secrets are files, so that the list itself can be shown.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SentinelError, severity } from '@sentinel/contract'
import { parse } from 'yaml'
import { z } from 'zod'

const secret = z.strictObject({ file: z.string().min(1) })
const head = { name: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), minSeverity: severity.default('medium') }

const channelSchema = z.discriminatedUnion('kind', [
  /** `secret` signs each message: `x-sentinel-signature: sha256=HEX` over time, a dot and the body. */
  z.strictObject({ kind: z.literal('webhook'), ...head, url: z.url(), secret: secret.optional() }),
  z.strictObject({ kind: z.literal('slack'), ...head, url: z.url() }),
  z.strictObject({ kind: z.literal('teams'), ...head, url: z.url() }),
  z.strictObject({
    kind: z.literal('mail'),
    ...head,
    host: z.string().min(1),
    port: z.number().int().min(1).max(65535).default(587),
    from: z.string().min(3),
    to: z.array(z.string().min(3)).min(1),
    user: z.string().optional(),
    password: secret.optional(),
  }),
])
const fileSchema = z.strictObject({ channels: z.array(channelSchema).max(20) })

type Written = z.infer<typeof channelSchema>
/** With its secret in place of the file that holds it. */
export type Channel = Written & { key?: string }

/** None where there is no such file. Faults: `input-invalid`. */
export function readChannels(file: string): Channel[] {
  if (!existsSync(file)) return []
  try {
    const { channels } = fileSchema.parse(parse(readFileSync(file, 'utf8')))
    return channels.map((channel) => withKey(channel, dirname(file)))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new SentinelError('input-invalid', { reason: `${file}: ${reason}` }, { cause })
  }
}

function withKey(channel: Written, folder: string): Channel {
  const held =
    channel.kind === 'webhook' ? channel.secret : channel.kind === 'mail' ? channel.password : undefined
  return held ? { ...channel, key: readFileSync(resolve(folder, held.file), 'utf8').trim() } : channel
}
