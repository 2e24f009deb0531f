// OCSF as ArcSight Common Event Format 0, implementation standard of version 25: one table of extension keys.

import { isIPv4, isIPv6 } from 'node:net'
import type { OcsfEvent } from '../ocsf/ocsf.ts'
import { at } from './path.ts'

/** Extension key ← OCSF path. The first that is there wins. */
const extension: readonly (readonly [string, ...string[]])[] = [
  ['externalId', 'metadata.uid'],
  ['cat', 'class_name'],
  ['act', 'metadata.event_code'],
  ['outcome', 'status'],
  ['reason', 'status_detail'],
  ['msg', 'message'],
  ['dvchost', 'device.hostname'],
  ['deviceExternalId', 'device.uid'],
  ['suser', 'actor.user.name'],
  ['suid', 'actor.user.uid'],
  ['sproc', 'process.cmd_line', 'actor.process.cmd_line'],
  ['spid', 'process.pid', 'actor.process.pid'],
  ['shost', 'src_endpoint.hostname'],
  ['dhost', 'dst_endpoint.hostname', 'query.hostname'],
  ['dpt', 'dst_endpoint.port'],
  ['in', 'traffic.bytes_in'],
  ['out', 'traffic.bytes_out'],
  ['filePath', 'file.path', 'script.file.path', 'module.file.path'],
  ['fname', 'file.name', 'script.name', 'module.file.name'],
  ['fileHash', 'script.hashes.0.value', 'file.hashes.0.value'],
  ['request', 'http_request.url.url_string'],
  ['requestMethod', 'http_request.http_method'],
]
/** Custom strings with their labels. */
const custom: readonly (readonly [string, string])[] = [
  ['run', 'metadata.correlation_uid'],
  ['disposition', 'disposition'],
  ['rule', 'finding_info.analytic.uid'],
  ['package', 'sbom.package.purl'],
  ['vulnerability', 'vulnerabilities.0.title'],
  ['model', 'ai_model.name'],
]

/** Of 0 to 10, by severity id. */
const severity = [0, 1, 3, 5, 8, 10] as const

export function toCef(event: OcsfEvent): string {
  const { vendor_name, name, version } = event.metadata.product
  const head = [vendor_name, name, version, event.type_uid, event.type_name, severity[event.severity_id] ?? 0]
  const pairs = [['rt', event.time] as const, ...addressOf(event), ...mapped(event), ...labelled(event)]
  const told = pairs.map(([key, value]) => `${key}=${escaped(String(value))}`).join(' ')
  return `CEF:0|${head.map((part) => escapedHead(String(part))).join('|')}|${told}`
}

function addressOf(event: OcsfEvent): (readonly [string, unknown])[] {
  const ip = at(event, 'dst_endpoint.ip')
  if (typeof ip !== 'string') return []
  if (isIPv4(ip)) return [['dst', ip]]
  return isIPv6(ip)
    ? [
        ['c6a3', ip],
        ['c6a3Label', 'Destination IPv6 Address'],
      ]
    : []
}

const mapped = (event: OcsfEvent) =>
  extension.flatMap(([key, ...paths]) => {
    const value = paths.map((path) => at(event, path)).find((one) => one !== undefined && one !== '')
    return value === undefined ? [] : [[key, value] as const]
  })

const labelled = (event: OcsfEvent) =>
  custom.flatMap(([label, path], index) => {
    const value = at(event, path)
    const key = `cs${index + 1}`
    return value === undefined ? [] : [[key, value] as const, [`${key}Label`, label] as const]
  })

/** Pipes end a part of the head; a newline would end the message. */
const escapedHead = (text: string) => text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ')
const escaped = (text: string) => text.replace(/[\\=]/g, '\\$&').replace(/\r/g, '\\r').replace(/\n/g, '\\n')
