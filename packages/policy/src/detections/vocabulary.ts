// What a detection can ask of an Event, of its Run and of its Script: every name with its type. Nothing is ever absent: what an
// Event does not tell is empty, 0 or false, so that a condition needs no guards.

import type { Event, EventOf, EventType } from '@sentinel/contract'
import { type DestinationKinds, kindOfHost } from '../destinations.ts'
import type { Given } from '../expression.ts'
import type { FactType } from '../facts.ts'

/** What is known of the Run beside the Event, by the names of the vocabulary. */
export type RunFacts = {
  'account.name': string
  'script.path': string
  'script.kind': string
  'script.provenance': string
  'script.worst': string
  'script.capabilities': readonly string[]
  'script.intent': readonly string[]
  'run.mode': string
  'run.cwd': string
  'interpreter.version': string
}

export const vocabulary = {
  'event.type': 'string',
  'event.count': 'int',
  'file.path': 'string',
  'file.access': 'string',
  'file.to': 'string',
  'host.name': 'string',
  'host.kind': 'string',
  'host.port': 'int',
  'process.name': 'string',
  'process.executable': 'string',
  'process.line': 'string',
  'pkg.name': 'string',
  'pkg.version': 'string',
  'pkg.location': 'string',
  'pkg.rules': 'list',
  'pkg.verdict': 'string',
  'pkg.source': 'string',
  'module.name': 'string',
  'library.path': 'string',
  'library.how': 'string',
  'code.bytes': 'int',
  'http.method': 'string',
  'http.scheme': 'string',
  'http.path': 'string',
  'sent.bytes': 'int',
  'received.bytes': 'int',
  'model.provider': 'string',
  'model.name': 'string',
  'model.files': 'int',
  'model.tools': 'int',
  'database.engine': 'string',
  'database.name': 'string',
  'database.statement': 'string',
  'database.tables': 'list',
  'data.classes': 'list',
  'data.rows': 'int',
  'mail.recipients': 'int',
  'mail.domains': 'list',
  'mail.attachments': 'int',
  'storage.provider': 'string',
  'storage.action': 'string',
  'storage.bucket': 'string',
  'desktop.application': 'string',
  'desktop.action': 'string',
  'clipboard.access': 'string',
  'startup.kind': 'string',
  'startup.reason': 'string',
  'startup.precedes': 'bool',
  'gap.reason': 'string',
  'gap.cause': 'string',
  'account.name': 'string',
  'script.path': 'string',
  'script.kind': 'string',
  'script.provenance': 'string',
  'script.worst': 'string',
  'script.capabilities': 'list',
  'script.intent': 'list',
  'run.mode': 'string',
  'run.cwd': 'string',
  'run.outcome': 'string',
  'run.exception': 'string',
  'interpreter.version': 'string',
} as const satisfies Record<string, FactType>
export type WordName = keyof typeof vocabulary
type Values = Partial<Record<WordName, string | number | boolean | readonly string[]>>

export const noRunFacts: RunFacts = {
  'account.name': '',
  'script.path': '',
  'script.kind': '',
  'script.provenance': '',
  'script.worst': 'none',
  'script.capabilities': [],
  'script.intent': [],
  'run.mode': '',
  'run.cwd': '',
  'interpreter.version': '',
}

const nothing = { string: '', int: 0n, bool: false, list: [] } as const
const names = Object.entries(vocabulary).map(([name, type]) => {
  const [root = '', member = ''] = name.split('.')
  return { name: name as WordName, root, member, nothing: nothing[type] }
})

/** A whole number as it stands in the text of an Event: `=443`, and never a part of another. */
export const numberText = (value: number | bigint): string => `=${value}\n`

/** The Event in the words of conditions, and all its texts in one, for the index. */
export function wordsOf(
  event: Event,
  run: RunFacts,
  kinds: DestinationKinds,
): { given: Given; text: string } {
  const values: Values = { ...run, 'event.type': event.type, ...valuesOf(event, kinds) }
  const given: Record<string, Record<string, unknown>> = {}
  let text = ''
  for (const { name, root, member, nothing } of names) {
    const value = values[name]
    const members = given[root] ?? {}
    given[root] = members
    members[member] = typeof value === 'number' ? BigInt(Math.trunc(value)) : (value ?? nothing)
    if (typeof value === 'number' && value !== 0) text += numberText(Math.trunc(value))
    else if (typeof value === 'string') text += `${value}\n`
    else if (Array.isArray(value) && value.length > 0) text += `${value.join('\n')}\n`
  }
  return { given, text }
}

type Tellers = { [T in EventType]?: (event: EventOf<T>, kinds: DestinationKinds) => Values }

function valuesOf(event: Event, kinds: DestinationKinds): Values {
  const teller = tellers[event.type] as ((event: Event, kinds: DestinationKinds) => Values) | undefined
  return teller?.(event, kinds) ?? {}
}

const hostValues = (kinds: DestinationKinds, name = '', port = 0): Values => ({
  'host.name': name,
  'host.kind': name === '' ? '' : kindOfHost(name, kinds, []),
  'host.port': port,
})
const traffic = (sent = 0, received = 0): Values => ({ 'sent.bytes': sent, 'received.bytes': received })

function started({ executable, argv }: { executable?: string | undefined; argv: readonly string[] }): Values {
  const program = executable ?? argv[0] ?? ''
  const name = program.split(/[/\\]/).at(-1) ?? ''
  return { 'process.executable': program, 'process.name': name, 'process.line': argv.join(' ') }
}

type Judged = Pick<EventOf<'package.installed'>, 'name' | 'version' | 'verdict' | 'findings'>
const judged = ({ name, version, verdict, findings }: Judged): Values => ({
  'pkg.name': name,
  'pkg.version': version,
  'pkg.verdict': verdict ?? '',
  'pkg.rules': findings.map(({ rule }) => rule),
})

const table = ({ path, classes, rows }: EventOf<'data.read'> | EventOf<'data.written'>): Values => ({
  'file.path': path ?? '',
  'data.classes': Object.keys(classes),
  'data.rows': rows ?? 0,
})

const startup = ({ path, reason }: { path: string; reason: string }): Values => ({
  'file.path': path,
  'startup.reason': reason,
})

const tellers: Tellers = {
  'run.ended': ({ outcome, exception }) => ({ 'run.outcome': outcome, 'run.exception': exception ?? '' }),
  'module.imported': ({ module, path }) => ({ 'module.name': module, 'file.path': path ?? '' }),
  'file.opened': ({ path, access }) => ({ 'file.path': path, 'file.access': access }),
  'file.removed': ({ path }) => ({ 'file.path': path, 'file.access': 'removed' }),
  'file.renamed': ({ path, to }) => ({ 'file.path': path, 'file.to': to, 'file.access': 'renamed' }),
  'host.resolved': ({ host }, kinds) => hostValues(kinds, host),
  'host.connected': ({ host, address, port }, kinds) => hostValues(kinds, host ?? address, port),
  'socket.bound': ({ address, port }) => ({ 'host.name': address, 'host.port': port ?? 0 }),
  'process.started': started,
  'process.replaced': started,
  'code.executed': ({ bytes }) => ({ 'code.bytes': bytes }),
  'library.loaded': ({ path, how }) => ({ 'library.path': path, 'library.how': how }),
  'http.requested': ({ method, scheme, host, port, path, bytesSent, bytesReceived }, kinds) => ({
    ...hostValues(kinds, host, port),
    ...traffic(bytesSent, bytesReceived),
    'http.method': method,
    'http.scheme': scheme,
    'http.path': path,
  }),
  'model.called': ({ provider, model, host, bytesSent, bytesReceived, files, tools }, kinds) => ({
    ...hostValues(kinds, host),
    ...traffic(bytesSent, bytesReceived),
    'model.provider': provider,
    'model.name': model ?? '',
    'model.files': files ?? 0,
    'model.tools': tools ?? 0,
  }),
  'mail.sent': ({ host, bytes, recipients, domains, attachments }, kinds) => ({
    ...hostValues(kinds, host),
    ...traffic(bytes),
    'mail.recipients': recipients,
    'mail.domains': domains,
    'mail.attachments': attachments,
  }),
  'storage.accessed': ({ provider, action, bucket, bytes }) => ({
    ...traffic(bytes),
    'storage.provider': provider,
    'storage.action': action,
    'storage.bucket': bucket ?? '',
  }),
  'startup.refused': startup,
  'startup.suspected': startup,
  'startup.found': ({ path, kind, reason, precedesProbe }) => ({
    'file.path': path,
    'startup.kind': kind,
    'startup.reason': reason ?? '',
    'startup.precedes': precedesProbe,
  }),
  'package.used': ({ name, version, location }) => ({
    'pkg.name': name,
    'pkg.version': version,
    'pkg.location': location,
  }),
  'package.requested': ({ requirement, by }) => ({ 'pkg.name': requirement, 'pkg.source': by }),
  'package.downloaded': (event) => ({ ...judged(event), 'pkg.source': event.index ?? event.url ?? '' }),
  'package.built': judged,
  'package.installed': judged,
  'package.refused': ({ name, version, rule, by }) => ({
    'pkg.name': name,
    'pkg.version': version,
    'pkg.rules': [rule],
    'pkg.source': by,
  }),
  'database.connected': ({ engine, database, host }) => ({
    'database.engine': engine,
    'database.name': database ?? '',
    'host.name': host ?? '',
  }),
  'database.queried': ({ engine, database, statement, tables, rows }) => ({
    'database.engine': engine,
    'database.name': database ?? '',
    'database.statement': statement,
    'database.tables': tables,
    'data.rows': rows ?? 0,
  }),
  'data.read': table,
  'data.written': table,
  'desktop.automated': ({ application, action }) => ({
    'desktop.application': application,
    'desktop.action': action,
  }),
  'clipboard.accessed': ({ access }) => ({ 'clipboard.access': access }),
  'gap.recorded': ({ reason, count, process }) => ({
    'gap.reason': reason,
    'gap.cause': process?.cause ?? '',
    'event.count': count ?? 1,
    'process.executable': process?.executable ?? '',
    'process.line': process?.argv.join(' ') ?? '',
  }),
}
