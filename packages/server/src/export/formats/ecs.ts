// OCSF as Elastic Common Schema 9: one table of fields, from paths to paths. elastic.co/docs/reference/ecs.

import type { OcsfEvent } from '../ocsf/ocsf.ts'
import { at } from './path.ts'

export const ecsVersion = '9.0.0'

/** ECS field ← OCSF path. The first that is there wins. */
export const ecsFields: readonly (readonly [string, ...string[]])[] = [
  ['event.id', 'metadata.uid'],
  ['event.code', 'class_uid'],
  ['event.action', 'metadata.event_code'],
  ['event.sequence', 'metadata.sequence'],
  ['event.provider', 'metadata.product.name'],
  ['event.reason', 'status_detail'],
  ['event.risk_score', 'risk_score'],
  ['message', 'message'],
  ['log.level', 'severity'],
  ['host.id', 'device.uid'],
  ['host.name', 'device.name'],
  ['host.hostname', 'device.hostname'],
  ['host.os.name', 'device.os.name'],
  ['user.name', 'actor.user.name'],
  ['user.id', 'actor.user.uid'],
  ['process.entity_id', 'process.uid', 'actor.process.uid'],
  ['process.pid', 'process.pid', 'actor.process.pid'],
  ['process.name', 'process.name', 'actor.process.name'],
  ['process.executable', 'process.file.path', 'actor.process.file.path'],
  ['process.command_line', 'process.cmd_line', 'actor.process.cmd_line'],
  ['process.working_directory', 'process.working_directory', 'actor.process.working_directory'],
  ['process.parent.entity_id', 'process.parent_process.uid', 'actor.process.parent_process.uid'],
  ['process.parent.pid', 'process.parent_process.pid'],
  ['process.exit_code', 'exit_code'],
  ['file.path', 'file.path', 'script.file.path', 'module.file.path', 'table.uid'],
  ['file.name', 'file.name', 'script.file.name', 'module.file.name'],
  ['file.hash.sha256', 'script.hashes.0.value', 'file.hashes.0.value'],
  ['source.domain', 'src_endpoint.hostname'],
  ['destination.domain', 'dst_endpoint.hostname'],
  ['destination.ip', 'dst_endpoint.ip'],
  ['destination.port', 'dst_endpoint.port'],
  ['destination.bytes', 'traffic.bytes_in'],
  ['source.bytes', 'traffic.bytes_out'],
  ['dns.question.name', 'query.hostname'],
  ['url.full', 'http_request.url.url_string'],
  ['url.scheme', 'http_request.url.scheme'],
  ['url.domain', 'http_request.url.hostname'],
  ['url.path', 'http_request.url.path'],
  ['url.port', 'http_request.url.port'],
  ['http.request.method', 'http_request.http_method'],
  ['http.response.status_code', 'http_response.code'],
  ['package.name', 'sbom.package.name', 'app.name'],
  ['package.version', 'sbom.package.version', 'app.version'],
  ['rule.id', 'finding_info.analytic.uid'],
  ['rule.name', 'finding_info.title'],
  ['rule.description', 'finding_info.desc'],
  ['vulnerability.id', 'vulnerabilities.0.cve.uid', 'vulnerabilities.0.advisory.uid'],
  ['vulnerability.description', 'vulnerabilities.0.desc'],
  ['gen_ai.system', 'ai_model.ai_provider'],
  ['gen_ai.request.model.name', 'ai_model.name'],
  ['gen_ai.usage.input_tokens', 'message_context.prompt_tokens'],
  ['gen_ai.usage.output_tokens', 'message_context.completion_tokens'],
]

/** `event.category` by class; `event.type` by class and activity, else `info`. The words are those that ECS allows. */
const kinds: Record<number, { category: string; types: Record<number, string> }> = {
  1001: { category: 'file', types: { 1: 'creation', 2: 'access', 3: 'change', 4: 'deletion', 5: 'change' } },
  1005: { category: 'library', types: { 1: 'start' } },
  1007: { category: 'process', types: { 1: 'start', 2: 'end' } },
  1009: { category: 'process', types: { 1: 'start' } },
  2002: { category: 'vulnerability', types: {} },
  2004: { category: 'intrusion_detection', types: {} },
  2006: { category: 'intrusion_detection', types: {} },
  2007: { category: 'vulnerability', types: {} },
  4001: { category: 'network', types: { 1: 'connection', 6: 'connection', 7: 'start' } },
  4002: { category: 'web', types: {} },
  4003: { category: 'network', types: { 1: 'protocol' } },
  5020: { category: 'package', types: {} },
  6002: { category: 'package', types: { 1: 'installation', 2: 'deletion', 8: 'change' } },
  6003: { category: 'api', types: {} },
  6005: {
    category: 'database',
    types: { 1: 'access', 2: 'change', 5: 'change', 6: 'creation', 7: 'deletion' },
  },
}
const outcomes: Record<number, string> = { 1: 'success', 2: 'failure' }
const isFinding = (event: OcsfEvent) => event.class_uid >= 2000 && event.class_uid < 3000

export function toEcs(event: OcsfEvent): object {
  const kind = kinds[event.class_uid]
  const ecs: Record<string, unknown> = {
    '@timestamp': new Date(event.time).toISOString(),
    ecs: { version: ecsVersion },
  }
  put(ecs, 'event.kind', isFinding(event) ? 'alert' : 'event')
  if (kind) put(ecs, 'event.category', [kind.category])
  put(ecs, 'event.type', [event.action_id === 2 ? 'denied' : (kind?.types[event.activity_id] ?? 'info')])
  put(ecs, 'event.outcome', isFinding(event) ? undefined : outcomes[Number(event.status_id)])
  put(ecs, 'event.severity', event.severity_id)
  put(ecs, 'event.module', 'sentinel')
  put(ecs, 'event.dataset', `sentinel.${event.class_name.toLowerCase().replaceAll(' ', '_')}`)
  for (const [field, ...paths] of ecsFields)
    put(
      ecs,
      field,
      paths.map((path) => at(event, path)).find((value) => value !== undefined),
    )
  return ecs
}

function put(target: Record<string, unknown>, field: string, value: unknown): void {
  if (value === undefined || value === '') return
  const parts = field.split('.')
  const last = parts.pop() as string
  let place = target
  for (const part of parts) {
    place[part] ??= {}
    place = place[part] as Record<string, unknown>
  }
  place[last] = value
}
