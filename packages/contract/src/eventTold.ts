// Every Event of a Run as one sentence in its user's words, whose subject is the Run: the same on screen and in terminal.

import type { Event, EventType } from './events.ts'
import { isInstall, packageTouch } from './installsTold.ts'
import type { Sums } from './meaning.ts'
import { isMeaning, type MeaningEvent, tellMeaning } from './meaningTold.ts'
import { tellAssistant, tellOrigin } from './originTold.ts'

/** `count` and `sums`: how often it happened, and what that came to together. */
export function tellEvent(event: Event, count = 1, sums: Sums = {}): string {
  if (isMeaning(event)) return tellMeaning(event, count, sums)
  const told = sentence(event)
  return count > 1 ? `${told}  × ${count.toLocaleString('en-US')}` : told
}

const applied = { allow: 'noticed', warn: 'warned of', deny: 'stopped' } as const
/** Without a number of the probe's own it is the agent's word, which comes when the act has happened. */
const appliedLate = { allow: 'noticed', warn: 'would have warned of', deny: 'would have stopped' } as const
const opened = { read: 'read', write: 'wrote', update: 'read and wrote' } as const

function sentence(event: Exclude<Event, MeaningEvent>): string {
  if (isInstall(event)) {
    const { value, act } = packageTouch(event)
    return `${act} ${value}`
  }
  switch (event.type) {
    case 'run.started':
      return `started as ${event.argv.join(' ') || 'an embedded Python'}`
    case 'run.ended':
      return ended(event)
    case 'run.traced':
      return [`came from ${tellOrigin(event)}`, ...event.assistants.map(tellAssistant)].join(', ')
    case 'script.read':
      return `runs ${nameOf(event.path)}, ${event.lines.toLocaleString('en-US')} lines`
    case 'script.judged':
      return (
        event.summary ?? `script judged${event.complete ? '' : `, in part: ${event.reason ?? 'it was cut'}`}`
      )
    case 'finding.raised':
      return `${event.severity} finding in line ${event.line}: ${event.title}`
    case 'package.used':
      return `used ${event.name} ${event.version}`
    case 'module.imported':
      return `imported ${event.module}`
    case 'file.opened':
      return `${opened[event.access]} ${nameOf(event.path)}`
    case 'file.removed':
      return `removed ${nameOf(event.path)}`
    case 'file.renamed':
      return `renamed ${nameOf(event.path)} to ${nameOf(event.to)}`
    case 'host.resolved':
      return `looked up ${event.host}`
    case 'host.connected':
      return `connected to ${placeOf(event.host ?? event.address, event.port)}`
    case 'socket.bound':
      return `listened on ${placeOf(event.address, event.port)}`
    case 'process.started':
      return `started ${event.argv.join(' ') || (event.executable ?? event.how)}`
    case 'process.replaced':
      return `went on as ${event.argv.join(' ') || event.executable}`
    case 'code.executed':
      return `executed code that it made itself, ${event.name}, ${event.bytes.toLocaleString('en-US')} characters`
    case 'library.loaded':
      return `loaded ${nameOf(event.path)}${event.how === 'ctypes' ? ' by ctypes' : ''}`
    case 'policy.applied':
      return `${(event.seq === undefined ? appliedLate : applied)[event.verdict]} by ${event.rule}: ${event.subject || event.act}, because ${event.reason}`
    case 'gap.recorded':
      return `evidence is missing: ${[event.reason, event.detail].filter(Boolean).join(', ')}`
    default:
      return words(event.type)
  }
}

function ended({ outcome, exception, signal, exitCode }: Extract<Event, { type: 'run.ended' }>): string {
  const how = exception ?? signal ?? (exitCode === undefined ? undefined : `exit ${exitCode}`)
  return how === undefined ? outcome : `${outcome}, ${how}`
}

/** Of a kind that has no sentence of its own: `startup.refused` → `startup refused`. */
const words = (type: EventType): string => type.replaceAll('.', ' ')

const nameOf = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path
const placeOf = (place: string, port: number | undefined): string =>
  port === undefined ? place : `${place}:${port}`
