// An event in the shape that a destination wants, on one line.

import type { ExportFormat } from '@sentinel/contract'
import type { OcsfEvent } from '../ocsf/ocsf.ts'
import { toCef } from './cef.ts'
import { toEcs } from './ecs.ts'

const encoders: Record<ExportFormat, (event: OcsfEvent) => string> = {
  ocsf: (event) => JSON.stringify(event),
  ecs: (event) => JSON.stringify(toEcs(event)),
  cef: toCef,
}

export const encode = (format: ExportFormat, event: OcsfEvent): string => encoders[format](event)

/**
 * The same within a limit that the receiver has: without what no attribute holds, and with the command line cut, each
 * said so in the event itself.
 */
export function encodeWithin(format: ExportFormat, event: OcsfEvent, mostBytes: number): string {
  const whole = encode(format, event)
  const size = Buffer.byteLength(whole)
  if (size <= mostBytes) return whole
  const metadata = { ...event.metadata, is_truncated: true, untruncated_size: size }
  const smaller = { ...event, metadata, unmapped: { truncated: true } }
  const small = encode(format, smaller)
  if (Buffer.byteLength(small) <= mostBytes) return small
  return encode(format, shortened(smaller, Math.floor(mostBytes / 64)))
}

/** Every text in it at most so long. */
function shortened<T>(value: T, most: number): T {
  if (typeof value === 'string') return (value.length > most ? value.slice(0, most) : value) as T
  if (Array.isArray(value)) return value.slice(0, 8).map((one) => shortened(one, most)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one, most)])) as T
}
