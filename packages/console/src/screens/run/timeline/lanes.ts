// The lanes of the timeline, and how an Event reads in them.

import {
  type EventRow,
  type EventType,
  type InstallEvent,
  isInstall,
  isMeaning,
  type MeaningEvent,
  packageTouch,
  tellMeaning,
  touchOf,
} from '@sentinel/contract'
import type { ValueKind } from '../../../components/valueKinds.ts'
import { baseName } from '../../../format/path.ts'

export const lanes = [
  { id: 'packages', title: 'Imports', ink: 'text-lane-packages' },
  { id: 'files', title: 'Files', ink: 'text-lane-files' },
  { id: 'network', title: 'Network', ink: 'text-lane-network' },
  { id: 'data', title: 'Databases and data', ink: 'text-lane-files' },
  { id: 'models', title: 'AI models', ink: 'text-lane-code' },
  { id: 'processes', title: 'Processes', ink: 'text-lane-processes' },
  { id: 'code', title: 'Code and libraries', ink: 'text-lane-code' },
  { id: 'gaps', title: 'Gaps', ink: 'text-warn' },
] as const
export type LaneId = (typeof lanes)[number]['id']

/** What an Event says in one line: the act, what it touched, and what to call that where there is little room. */
export type Reading = { lane: LaneId | null; act: string; kind: ValueKind; value: string; short: string }

const laneOfType: Partial<Record<EventType, LaneId>> = {
  'package.used': 'packages',
  'module.imported': 'packages',
  'package.requested': 'packages',
  'package.downloaded': 'packages',
  'package.built': 'packages',
  'package.installed': 'packages',
  'package.removed': 'packages',
  'package.refused': 'packages',
  'file.opened': 'files',
  'file.removed': 'files',
  'file.renamed': 'files',
  'host.resolved': 'network',
  'host.connected': 'network',
  'socket.bound': 'network',
  'process.started': 'processes',
  'process.replaced': 'processes',
  'code.executed': 'code',
  'library.loaded': 'code',
  'startup.refused': 'code',
  'startup.suspected': 'code',
  'http.requested': 'network',
  'mail.sent': 'network',
  'storage.accessed': 'network',
  'database.connected': 'data',
  'database.queried': 'data',
  'data.read': 'data',
  'data.written': 'data',
  'model.called': 'models',
  'desktop.automated': 'processes',
  'clipboard.accessed': 'processes',
  'cell.executed': 'code',
  'gap.recorded': 'gaps',
}

/** Undefined for Events that are no acts of their own: repeats are counted on what they repeat, others are of no Run. */
export function readEvent({ event }: EventRow): Reading | undefined {
  if (event.type === 'event.repeated' || isOfEndpoint(event)) return undefined
  const told = isMeaning(event) ? tellMeaningful(event) : isInstall(event) ? tellInstall(event) : tell(event)
  return { lane: laneOfType[event.type] ?? null, short: told.value, ...told }
}

/** The sentence is the act; the Resource has its own menu. */
function tellMeaningful(event: MeaningEvent): Told {
  const { kind, value } = touchOf(event)
  return { act: tellMeaning(event), kind, value, short: baseName(value) }
}

function tellInstall(event: InstallEvent): Told {
  const { kind, value, act } = packageTouch(event)
  return { act: `package ${act}`, kind, value }
}

type Told = Omit<Reading, 'lane' | 'short'> & { short?: string }

function tell(
  event: Exclude<EventRow['event'], MeaningEvent | InstallEvent | EndpointEvent | { type: 'event.repeated' }>,
): Told {
  switch (event.type) {
    case 'run.started':
      return { act: 'started', kind: 'process', value: event.argv.join(' ') }
    case 'run.ended':
      return {
        act: event.outcome,
        kind: 'process',
        value: event.exception ?? event.signal ?? `exit ${event.exitCode ?? '?'}`,
      }
    case 'script.read':
      return { act: 'script read', kind: 'script', value: event.path, short: baseName(event.path) }
    case 'script.judged':
      return { act: 'script judged', kind: 'hash', value: event.sha256 ?? event.reason ?? '' }
    case 'finding.raised':
      return {
        act: 'finding',
        kind: 'place',
        value: `line ${event.line}: ${event.title}`,
        short: `line ${event.line}`,
      }
    case 'package.used':
      return {
        act: 'package used',
        kind: 'package',
        value: `${event.name}@${event.version}`,
        short: event.name,
      }
    case 'module.imported':
      return { act: 'module imported', kind: 'module', value: event.module }
    case 'gap.recorded':
      return {
        act: 'gap',
        kind: 'gap',
        value: [event.reason, event.detail].filter(Boolean).join(': '),
        short: event.reason,
      }
    default:
      return tellTouch(event)
  }
}

type EndpointEvent = Extract<
  EventRow['event'],
  {
    type: 'coverage.measured' | 'interpreter.found' | 'interpreter.gone' | 'startup.found' | 'agent.reported'
  }
>
const ofEndpoint = new Set<EventType>([
  'coverage.measured',
  'interpreter.found',
  'interpreter.gone',
  'startup.found',
  'agent.reported',
])
const isOfEndpoint = (event: EventRow['event']): event is EndpointEvent => ofEndpoint.has(event.type)

type Quiet =
  | 'event.repeated'
  | 'run.started'
  | 'run.ended'
  | 'script.read'
  | 'script.judged'
  | 'finding.raised'
  | 'package.used'
  | 'module.imported'
  | 'gap.recorded'
const opened = { read: 'file read', write: 'file written', update: 'file updated' }

function tellTouch(
  event: Exclude<EventRow['event'], MeaningEvent | InstallEvent | EndpointEvent | { type: Quiet }>,
): Told {
  switch (event.type) {
    case 'file.opened':
      return { act: opened[event.access], kind: 'file', value: event.path, short: baseName(event.path) }
    case 'file.removed':
      return { act: 'file removed', kind: 'file', value: event.path, short: baseName(event.path) }
    case 'file.renamed':
      return { act: 'file renamed', kind: 'file', value: event.to, short: baseName(event.to) }
    case 'host.resolved':
      return { act: 'host looked up', kind: 'host', value: event.host }
    case 'host.connected':
      return { act: 'host connected', kind: 'host', value: event.host ?? event.address }
    case 'socket.bound':
      return {
        act: 'socket bound',
        kind: 'socket',
        value: [event.address, event.port].filter((part) => part !== undefined).join(':'),
      }
    case 'process.started':
      return {
        act: 'process started',
        kind: 'process',
        value: event.argv.join(' ') || (event.executable ?? event.how),
        short: baseName(event.executable ?? event.argv[0] ?? event.how),
      }
    case 'process.replaced':
      return {
        act: 'process replaced',
        kind: 'process',
        value: event.argv.join(' ') || event.executable,
        short: baseName(event.executable),
      }
    case 'code.executed':
      return { act: 'code executed', kind: 'code', value: event.name }
    case 'startup.refused':
      return { act: 'start-up file refused', kind: 'file', value: event.path, short: baseName(event.path) }
    case 'startup.suspected':
      return { act: 'suspect start-up file', kind: 'file', value: event.path, short: baseName(event.path) }
    case 'library.loaded':
      return { act: `${event.how} loaded`, kind: 'library', value: event.path, short: baseName(event.path) }
  }
}
