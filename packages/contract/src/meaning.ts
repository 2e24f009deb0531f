// What a Run did in its user's words: the members of the Events that observers of libraries tell. Never a value, a
// password, a query string or a prompt; every text bounded. Probe lines (`inbox`) and Events (`events`) share them.

import { z } from 'zod'

const count = z.number().int().nonnegative()
const word = z.string().max(200)
const name = z.string().max(300)
const path = z.string().max(1200)
const port = z.number().int().min(1).max(65535)

/** `library`: the package the user's code called; `at`: `path:line` there, in a notebook `<cell 3>:2`. */
const said = { library: word.optional(), at: z.string().max(4096).optional() }

/** A class of data (`cpf`, `email`, `salary`…) and in how many values or columns it was found. */
export const dataClasses = z
  .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), count)
  .refine((classes) => Object.keys(classes).length <= 32, 'too many classes')

const secretSent = z.object({
  /** A format of knowledge/secrets, or where this Run had the value from: `environment`, `file`, `keyring`. */
  type: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** Keyed: only who holds the endpoint's key can compare it. Absent where the probe found no key. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  last4: z.string().max(4),
  /** Sent to where it belongs: use, and no leak. */
  belongs: z.boolean(),
})

const table = {
  library: word,
  path: path.optional(),
  sheet: name.optional(),
  rows: count.optional(),
  /** As the header names them, secrets masked; at most 64. */
  columns: z.array(z.string().max(120)).max(64).default([]),
  classes: dataClasses.default({}),
  at: said.at,
}

export const meaning = {
  'http.requested': {
    method: z.string().max(20),
    scheme: z.string().max(12),
    host: name,
    port: port.optional(),
    /** Template: ids, hex and long digits are `{}`; never with a query string. */
    path: path,
    status: z.number().int().min(0).max(999).optional(),
    /** Of the bodies, headers left out. Absent where nobody said before the body came. */
    bytesSent: count.optional(),
    bytesReceived: count.optional(),
    ...said,
  },
  'database.connected': {
    engine: word,
    host: name.optional(),
    port: port.optional(),
    database: path.optional(),
    account: name.optional(),
    ...said,
  },
  'database.queried': {
    engine: word,
    database: path.optional(),
    statement: z.string().regex(/^[a-z][a-z-]{0,30}$/),
    tables: z.array(name).max(32).default([]),
    rows: count.optional(),
    ...said,
  },
  'data.read': table,
  'data.written': table,
  'model.called': {
    provider: word,
    model: word.optional(),
    host: name.optional(),
    inputTokens: count.optional(),
    outputTokens: count.optional(),
    bytesSent: count.optional(),
    bytesReceived: count.optional(),
    status: z.number().int().min(0).max(999).optional(),
    tools: count.optional(),
    files: count.optional(),
    ...said,
  },
  'mail.sent': {
    host: name.optional(),
    recipients: count,
    domains: z.array(name).max(32).default([]),
    attachments: count.default(0),
    bytes: count.optional(),
    ...said,
  },
  'storage.accessed': {
    provider: word,
    action: z.enum(['read', 'write', 'list', 'delete']),
    bucket: name.optional(),
    path: path.optional(),
    bytes: count.optional(),
    ...said,
  },
  /** What left for a host that is not this machine or the organisation's own, looked at above encryption. */
  'content.sent': {
    host: name.optional(),
    port: port.optional(),
    /** Who the host is: `model`, `paste`, `storage`… as knowledge/destinations says it, else `unknown`. */
    kind: word,
    bytes: count.optional(),
    /** Of the bytes; fewer where a long stream was sampled or is in no form that can be read. */
    examined: count.optional(),
    classes: dataClasses.default({}),
    secrets: z.array(secretSent).max(16).default([]),
    /** Absent where no policy was asked. */
    verdict: z.enum(['allow', 'warn', 'deny']).optional(),
    ...said,
  },
  'desktop.automated': { application: word, action: word, ...said },
  'clipboard.accessed': { access: z.enum(['read', 'write']), bytes: count.optional(), ...said },
  'cell.executed': {
    number: count,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    lines: count,
    durationMs: z.number().nonnegative().optional(),
    exception: name.optional(),
    at: said.at,
  },
} as const
export type MeaningType = keyof typeof meaning

/** Members that add up when an Event happens again: `event.repeated` carries their totals over all `count` times. */
export const sums = z.partialRecord(
  z.enum([
    'bytesSent',
    'bytesReceived',
    'bytes',
    'examined',
    'rows',
    'inputTokens',
    'outputTokens',
    'durationMs',
  ]),
  z.number().nonnegative(),
)
export type Sums = z.infer<typeof sums>

/** One schema for each kind of act, with the members that the boundary adds to all. */
export function meaningSchemas<Head extends z.ZodRawShape>(head: Head) {
  const of = <T extends MeaningType>(type: T) =>
    z.object({ ...head, type: z.literal(type), ...meaning[type] })
  return [
    of('http.requested'),
    of('database.connected'),
    of('database.queried'),
    of('data.read'),
    of('data.written'),
    of('model.called'),
    of('mail.sent'),
    of('storage.accessed'),
    of('content.sent'),
    of('desktop.automated'),
    of('clipboard.accessed'),
    of('cell.executed'),
  ] as const
}
