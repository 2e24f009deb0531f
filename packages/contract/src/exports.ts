// Exports: where evidence goes besides our own stores, in which shape, and how far each destination is.

import { z } from 'zod'
import { timeSchema } from './events.ts'

const count = z.number().int().nonnegative()
const path = z.string().min(1).max(1000)
/** Secrets and keys are files, read when they are needed, so that a listing can be shown to anybody. */
const file = path.refine(
  (text) => text.startsWith('/') || /^[A-Za-z]:[\\/]/.test(text),
  'not an absolute path',
)
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'small letters, digits and dashes, beginning with a letter')

const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(host)
/** Evidence goes out encrypted, or not beyond this machine. */
const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((text) => {
    const { protocol, hostname } = new URL(text)
    return protocol === 'https:' || isLoopback(hostname)
  }, 'https only, but for this machine itself')

/** `ocsf`: OCSF 1.8 as JSON. `ecs`: Elastic Common Schema as JSON. `cef`: ArcSight Common Event Format. */
export const exportFormat = z.enum(['ocsf', 'ecs', 'cef'])
export type ExportFormat = z.infer<typeof exportFormat>

const head = { name, format: exportFormat.default('ocsf') }
const trust = {
  /** PEM of the authorities that the receiver's certificate must come from; without it, those of the system. */
  ca: file.optional(),
}
const http = { url, ...trust, headers: file.optional() }

export const exportSettingsSchema = z.discriminatedUnion('kind', [
  /** JSON lines by POST. With `secret`, `x-sentinel-signature: sha256=HEX`, HMAC-SHA256 over time, a dot and the body. */
  z.strictObject({ kind: z.literal('webhook'), ...head, ...http, secret: file.optional() }),
  /** RFC 5424 over TLS (RFC 5425). `certificate` and `key` show who we are. */
  z.strictObject({
    kind: z.literal('syslog'),
    ...head,
    host: z.string().min(1).max(253),
    port: z.number().int().min(1).max(65_535).default(6514),
    ...trust,
    certificate: file.optional(),
    key: file.optional(),
  }),
  /** One file of lines per day in this folder of the server. */
  z.strictObject({ kind: z.literal('file'), ...head, folder: file }),
  /** OpenTelemetry logs: OTLP/HTTP with JSON. `url` is the whole one, mostly ending in `/v1/logs`. */
  z.strictObject({ kind: z.literal('otlp'), ...head, ...http }),
])
export type ExportSettings = z.infer<typeof exportSettingsSchema>
export type ExportSettingsInput = z.input<typeof exportSettingsSchema>
export type ExportKind = ExportSettings['kind']

/** Evidence that came before the destination was added is sent too, where asked for. */
export const exportFrom = z.enum(['now', 'beginning'])
export type ExportFrom = z.infer<typeof exportFrom>

export const exportState = z.enum([
  'even', // everything that is held has been sent
  'behind', // there is more to send, and it is being sent
  'failing', // the last try did not arrive; it is tried again
])
export type ExportState = z.infer<typeof exportState>

export const exportStatusSchema = z.object({
  settings: exportSettingsSchema,
  addedAt: timeSchema,
  state: exportState,
  /** Events of the exported format that arrived; with those that went twice. */
  sent: count,
  /** Records of evidence and changes of alerts that have not arrived yet. */
  waiting: count,
  /** How long ago the oldest of them came in; 0 where there is none. */
  lagSeconds: count,
  /** Tries in a row that did not arrive. */
  retries: count,
  lastSentAt: timeSchema.nullable(),
  lastError: z.object({ time: timeSchema, reason: z.string() }).nullable(),
  nextTryAt: timeSchema.nullable(),
})
export type ExportStatus = z.infer<typeof exportStatusSchema>

export const exportTestSchema = z.object({ arrived: z.boolean(), reason: z.string(), ms: count })
export type ExportTest = z.infer<typeof exportTestSchema>
