// The lanes of the waterfall, and what of an Event stands in them: its sentence, and the value that it touched.

import {
  type EventRow,
  type EventType,
  isInstall,
  isMeaning,
  packageTouch,
  type Sums,
  tellEvent,
  touchOf,
} from '@sentinel/contract'
import type { ValueKind } from '../../../components/valueKinds.ts'
import { baseName } from '../../../format/path.ts'

export const lanes = [
  { id: 'imports', title: 'Imports', ink: 'text-lane-packages' },
  { id: 'cells', title: 'Notebook steps', ink: 'text-lane-cells' },
  { id: 'files', title: 'Files', ink: 'text-lane-files' },
  { id: 'data', title: 'Data', ink: 'text-lane-data' },
  { id: 'databases', title: 'Databases', ink: 'text-lane-databases' },
  { id: 'network', title: 'Network', ink: 'text-lane-network' },
  { id: 'models', title: 'Models', ink: 'text-lane-models' },
  { id: 'processes', title: 'Processes', ink: 'text-lane-processes' },
  { id: 'code', title: 'Code and libraries', ink: 'text-lane-code' },
  { id: 'gaps', title: 'Gaps', ink: 'text-warn' },
] as const
export type LaneId = (typeof lanes)[number]['id']

export const isLane = (id: unknown): id is LaneId => lanes.some((lane) => lane.id === id)
export const inkOf = Object.fromEntries(lanes.map(({ id, ink }) => [id, ink])) as Record<LaneId, string>

/** `short`: what to call the value where there is little room. */
export type Reading = { lane: LaneId | null; sentence: string; kind: ValueKind; value: string; short: string }

/** An Event of no lane stands in the list alone: the Run's beginning and end, and what the agent found in its text. */
const laneOfType: Partial<Record<EventType, LaneId>> = {
  'package.used': 'imports',
  'module.imported': 'imports',
  'package.requested': 'imports',
  'package.downloaded': 'imports',
  'package.built': 'imports',
  'package.installed': 'imports',
  'package.removed': 'imports',
  'package.refused': 'imports',
  'cell.executed': 'cells',
  'file.opened': 'files',
  'file.removed': 'files',
  'file.renamed': 'files',
  'data.read': 'data',
  'data.written': 'data',
  'clipboard.accessed': 'data',
  'database.connected': 'databases',
  'database.queried': 'databases',
  'host.resolved': 'network',
  'host.connected': 'network',
  'socket.bound': 'network',
  'http.requested': 'network',
  'mail.sent': 'network',
  'content.sent': 'network',
  'storage.accessed': 'network',
  'model.called': 'models',
  'process.started': 'processes',
  'process.replaced': 'processes',
  'desktop.automated': 'processes',
  'code.executed': 'code',
  'library.loaded': 'code',
  'startup.refused': 'code',
  'startup.suspected': 'code',
  'gap.recorded': 'gaps',
}

/** Undefined for Events that are no acts of their own: repeats are counted on what they repeat, others are of no Run. */
export function readEvent({ event, count = 1 }: EventRow, sums?: Sums): Reading | undefined {
  if (event.type === 'event.repeated' || event.run === undefined) return undefined
  const touched = touchedBy(event)
  return {
    lane: laneOfType[event.type] ?? null,
    sentence: tellEvent(event, count, sums),
    short: touched.value,
    ...touched,
  }
}

type Touched = Pick<Reading, 'kind' | 'value'> & { short?: string }
type Told = EventRow['event']

function touchedBy(event: Told): Touched {
  if (isMeaning(event)) {
    const { kind, value } = touchOf(event)
    return { kind, value, short: baseName(value) }
  }
  if (isInstall(event)) return packageTouch(event)
  switch (event.type) {
    case 'package.used':
      return { kind: 'package', value: `${event.name}@${event.version}`, short: event.name }
    case 'module.imported':
      return { kind: 'module', value: event.module }
    case 'host.resolved':
      return { kind: 'host', value: event.host }
    case 'host.connected':
      return { kind: 'host', value: event.host ?? event.address }
    case 'socket.bound':
      return { kind: 'socket', value: event.address }
    case 'process.started':
      return programOf(event.argv, event.executable ?? event.how)
    case 'process.replaced':
      return programOf(event.argv, event.executable)
    case 'code.executed':
      return { kind: 'code', value: event.name }
    case 'library.loaded':
      return { kind: 'library', value: event.path, short: baseName(event.path) }
    case 'gap.recorded':
      return { kind: 'gap', value: event.reason }
    case 'finding.raised':
      return { kind: 'place', value: `${event.file ?? 'line'}:${event.line}`, short: event.title }
    case 'file.renamed':
      return { kind: 'file', value: event.to, short: baseName(event.to) }
    default:
      return 'path' in event && typeof event.path === 'string'
        ? { kind: 'file', value: event.path, short: baseName(event.path) }
        : { kind: 'run', value: event.run ?? '' }
  }
}

const programOf = (argv: string[], executable: string): Touched => ({
  kind: 'process',
  value: argv.join(' ') || executable,
  short: baseName(executable),
})
