// A syslog message by RFC 5424, framed by counting octets as RFC 5425 asks for it over TLS.

import type { ExportFormat } from '@sentinel/contract'
import type { OcsfEvent } from '../ocsf/ocsf.ts'
import { encodeWithin } from './encode.ts'

/** "log audit". */
const facility = 13
/** By OCSF's severity id: informational, informational, notice, warning, error, critical. */
const severities = [6, 6, 5, 4, 3, 2] as const
/** RFC 5425 wants receivers to take 8,192 octets; rsyslog's default and ours beyond that is its `maxMessageSize`. */
const mostBytes = 8000

export function toSyslog(format: ExportFormat, event: OcsfEvent): Buffer {
  const { sequence, product, event_code: code } = event.metadata
  const device = event.device as { hostname?: string } | undefined
  const run = event.metadata.correlation_uid
  const head = [
    `<${facility * 8 + (severities[event.severity_id] ?? 6)}>1`,
    new Date(event.time).toISOString(),
    header(device?.hostname, 255),
    'sentinel',
    header(run, 128),
    header(code, 32),
    `[origin software="${parameter(product.name)}" swVersion="${parameter(product.version)}"][meta sequenceId="${(sequence % 2_147_483_647) + 1}"]`,
  ].join(' ')
  const body = encodeWithin(format, event, mostBytes - head.length - 1)
  const message = Buffer.from(`${head} ${format === 'cef' ? body : ascii(body)}`)
  return Buffer.concat([Buffer.from(`${message.length} `), message])
}

/** Printable ASCII without spaces, or the nil value. */
function header(value: unknown, most: number): string {
  const text = typeof value === 'string' ? value.replace(/[^\x21-\x7e]+/g, '_').slice(0, most) : ''
  return text === '' ? '-' : text
}

const parameter = (text: string) => text.replace(/["\\\]]/g, '\\$&')

/** Without a byte order mark a message may hold no UTF-8 (§6.4), and receivers choke on one before JSON: escapes need neither. */
const ascii = (json: string) =>
  json.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
