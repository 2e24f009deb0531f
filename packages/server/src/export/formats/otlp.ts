// Events as OpenTelemetry logs: the JSON form of ExportLogsServiceRequest, opentelemetry-proto 1.x, collector/logs/v1.

import type { ExportFormat } from '@sentinel/contract'
import { version } from '../../version.ts'
import type { OcsfEvent } from '../ocsf/ocsf.ts'
import { encode } from './encode.ts'

/** INFO, INFO, INFO2, WARN, ERROR, FATAL by OCSF's severity id. */
const severityNumbers = [9, 9, 10, 13, 17, 21] as const

type Value = { stringValue: string } | { intValue: string }
const attribute = (key: string, value: string | number): { key: string; value: Value } => ({
  key,
  value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
})

type Device = { uid: string; name: string }
const deviceOf = (event: OcsfEvent) => event.device as Device | undefined

export function toOtlp(format: ExportFormat, events: readonly OcsfEvent[], observedAt: number): string {
  const byEndpoint = Map.groupBy(events, (event) => deviceOf(event)?.uid)
  const resourceLogs = [...byEndpoint.values()].map((ofOne) => ({
    resource: { attributes: resourceOf(deviceOf(ofOne[0] as OcsfEvent)) },
    scopeLogs: [
      {
        scope: { name: 'sentinel', version },
        logRecords: ofOne.map((event) => recordOf(format, event, observedAt)),
      },
    ],
  }))
  return JSON.stringify({ resourceLogs })
}

const resourceOf = (device: Device | undefined) => [
  attribute('service.name', 'sentinel'),
  attribute('service.version', version),
  ...(device ? [attribute('host.id', device.uid), attribute('host.name', device.name)] : []),
]

const recordOf = (format: ExportFormat, event: OcsfEvent, observedAt: number) => ({
  timeUnixNano: nanoseconds(event.time),
  observedTimeUnixNano: nanoseconds(observedAt),
  severityNumber: severityNumbers[event.severity_id] ?? 9,
  severityText: event.severity,
  eventName: String(event.metadata.event_code),
  body: { stringValue: encode(format, event) },
  attributes: [
    attribute('log.record.uid', event.metadata.uid),
    attribute('ocsf.class_uid', event.class_uid),
    attribute('ocsf.class_name', event.class_name),
    attribute('ocsf.activity_id', event.activity_id),
  ],
})

/** 64-bit integers are texts in the JSON form of protocol buffers. */
const nanoseconds = (ms: number) => `${ms}000000`
