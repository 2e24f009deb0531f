// A recorded Event as the act that a policy would have judged, for dry runs and for what only the agent can decide.

import type { Event, EventOf } from '@sentinel/contract'
import type { Act } from './decide.ts'
import type { Facts } from './facts.ts'
import { provenanceOf } from './provenanceOf.ts'

/** `subject`: what it was about. Undefined for Events that are no act of the vocabulary. */
export function actOfEvent(event: Event): (Act & { subject: string }) | undefined {
  switch (event.type) {
    case 'run.started':
      return { act: event.type, facts: {}, subject: event.script.path ?? event.script.kind }
    case 'package.used':
      return {
        act: event.type,
        facts: { 'pkg.name': event.name, 'pkg.version': event.version },
        subject: `${event.name} ${event.version}`,
      }
    case 'module.imported':
      return { act: event.type, facts: { 'module.name': event.module }, subject: event.module }
    case 'host.resolved':
      return { act: event.type, facts: { 'destination.host': event.host }, subject: event.host }
    case 'host.connected':
      return connection(event)
    case 'file.opened':
      return file(event.type, event.path, event.access)
    case 'file.removed':
      return file(event.type, event.path, 'removed')
    case 'file.renamed':
      return file(event.type, event.path, 'renamed')
    case 'process.started':
      return {
        act: event.type,
        facts: { 'process.executable': event.executable ?? '', 'process.argv': event.argv },
        subject: event.executable ?? event.how,
      }
    case 'content.sent':
      return content(event)
    default:
      return undefined
  }
}

/**
 * As the probe puts it to the guard: what was found, and not what it was found in. Who the host is, the policy says that
 * judges; only where there is no name the word of the probe stands.
 */
function content({ host = '', port, kind, bytes = 0, classes, secrets }: EventOf<'content.sent'>) {
  const typesOf = (some: typeof secrets) => [...new Set(some.map(({ type }) => type))].sort()
  const found = Object.keys(classes).sort()
  const strays = typesOf(secrets.filter(({ belongs }) => !belongs))
  const facts: Facts = {
    'destination.host': host,
    'destination.port': port ?? 0,
    'data.classes': found,
    'data.secrets': typesOf(secrets),
    'data.strays': strays,
    'data.bytes': bytes,
    ...(host === '' ? { 'destination.kind': kind } : {}),
  }
  const subject = `${[...strays, ...found].join(', ') || 'content'} to ${host}`
  return { act: 'content.sent' as const, facts, subject }
}

type FileAct = 'file.opened' | 'file.removed' | 'file.renamed'
const file = (act: FileAct, path: string, access: string) => ({
  act,
  facts: { 'file.path': path, 'file.access': access },
  subject: path,
})

/** A path of the machine itself (no port) is no destination: the probe does not ask about it either. */
function connection({ host, address, port }: EventOf<'host.connected'>) {
  if (port === undefined) return undefined
  const name = host ?? address
  return {
    act: 'host.connected' as const,
    facts: { 'destination.host': name, 'destination.port': port },
    subject: name,
  }
}

/** What is the same for a whole Run. */
export function factsOfRun(started: EventOf<'run.started'>): Facts {
  const { account, script, interpreter } = started
  return {
    'account.name': account.name,
    'script.path': script.path ?? '',
    'script.kind': script.kind,
    'script.provenance': provenanceOf(script.path ?? ''),
    'interpreter.version': interpreter.version,
    ...(script.sha256 ? { 'script.sha256': script.sha256 } : {}),
  }
}
