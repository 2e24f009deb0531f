// Where a Script's data goes, as three columns: the Script, the Resources it touches, the places where those are. What its
// Runs did is `seen`; what only its text says could happen is not. Pure.

import type { Judgement, Resource } from '@sentinel/contract'
import type { ValueKind } from '../../components/valueKinds.ts'
import { baseName } from '../../format/path.ts'

export type FlowNode = {
  id: string
  kind: ValueKind
  label: string
  value: string
  seen: boolean
  count: number
}
export type FlowEdge = { from: string; to: string; seen: boolean; count: number }
export type Flow = {
  resources: FlowNode[]
  places: FlowNode[]
  edges: FlowEdge[]
  /** Resources that the picture has no room for. */
  more: number
}

export const scriptNode = 'script'
const here = 'this machine'
/** What a reader takes in at a glance; the busiest come first. */
const mostResources = 14

type Touched = Pick<Resource, 'kind' | 'value' | 'count'>
type Drawn = { kind: ValueKind; label: string; value: string; place: string; count: number; seen: boolean }

/** Kinds that are data or lead somewhere; packages, modules and code are what a Script is made of. */
const drawn: ReadonlySet<string> = new Set([
  'file',
  'data',
  'database',
  'operation',
  'host',
  'socket',
  'process',
  'model',
  'mail',
  'storage',
  'application',
  'clipboard',
])

export function flowOf(resources: Touched[], judgement: Judgement | null): Flow {
  const seen = seenOf(resources)
  const all = [...seen, ...possibleOf(judgement, seen)]
  const shown = all.sort((one, other) => Number(other.seen) - Number(one.seen) || other.count - one.count)
  const kept = shown.slice(0, mostResources)
  const nodes = kept.map(({ place: _, ...rest }): FlowNode => ({ ...rest, id: `${rest.kind} ${rest.value}` }))
  const places = new Map<string, FlowNode>()
  for (const { place, count, seen: isSeen } of kept) {
    const known = places.get(place)
    places.set(place, {
      id: `place ${place}`,
      kind: place === here ? 'endpoint' : 'host',
      label: place,
      value: place,
      seen: isSeen || (known?.seen ?? false),
      count: count + (known?.count ?? 0),
    })
  }
  const edges = kept.flatMap(({ kind, value, place, seen: isSeen, count }): FlowEdge[] => [
    { from: scriptNode, to: `${kind} ${value}`, seen: isSeen, count },
    { from: `${kind} ${value}`, to: `place ${place}`, seen: isSeen, count },
  ])
  return { resources: nodes, places: [...places.values()], edges, more: shown.length - kept.length }
}

/** One node for each value, whatever was done to it; a host that is known by what was asked of it is its place alone,
 * a file that is known as a table or database is that alone. */
function seenOf(resources: Touched[]): Drawn[] {
  const nodes = new Map<string, Drawn>()
  for (const { kind, value, count } of resources) {
    if (!drawn.has(kind)) continue
    const node = nodes.get(`${kind} ${value}`) ?? { ...describe(kind, value), count: 0, seen: true }
    node.count += count
    nodes.set(`${kind} ${value}`, node)
  }
  const all = [...nodes.values()]
  const reached = new Set(all.filter(({ kind }) => kind !== 'host').map(({ place }) => place))
  const told = all.filter(({ kind }) => kind === 'data' || kind === 'database')
  const files = new Set(told.map(({ value }) => baseName(value)))
  return all.filter(
    ({ kind, place, value }) =>
      !(kind === 'host' && reached.has(place)) && !(kind === 'file' && files.has(baseName(value))),
  )
}

function describe(kind: Resource['kind'], value: string): Omit<Drawn, 'count' | 'seen'> {
  const words = value.split(' ')
  switch (kind) {
    case 'operation':
      return { kind, value, label: operationLabel(value), place: hostIn(value) ?? here }
    case 'database': {
      // `engine host database`, or `engine file`.
      const [engine = value, ...rest] = words
      const label = [engine, baseName(rest.at(-1) ?? '')].filter(Boolean).join(' ')
      return { kind, value, label, place: rest.length > 1 ? (rest[0] as string) : here }
    }
    case 'model':
      return { kind, value, label: value.split('/').at(-1) ?? value, place: value.split('/')[0] as string }
    case 'storage':
      return {
        kind,
        value,
        label: value.split('/').slice(1).join('/') || value,
        place: value.split('/')[0] as string,
      }
    case 'host':
      return { kind, value, label: 'connection', place: value }
    case 'mail':
      return { kind, value, label: 'mail', place: value }
    case 'socket':
      return { kind, value, label: `listens on ${value}`, place: here }
    default:
      return { kind, value, label: baseName(value.split(' ')[0] ?? value) || value, place: here }
  }
}

const operationLabel = (value: string) => value.replace(/^(\S+) \w+:\/\/[^/]+/, '$1 ')
const hostIn = (value: string): string | undefined => /\w+:\/\/(?:[^/@]*@)?([^/:\s]+)/.exec(value)?.[1]

/** The kind of Resource that a capability is about, by its first word. */
const kindOf: Record<string, Resource['kind']> = {
  file: 'file',
  data: 'data',
  database: 'database',
  http: 'operation',
  network: 'host',
  process: 'process',
  model: 'model',
  ai: 'model',
  mail: 'mail',
  storage: 'storage',
  desktop: 'application',
  clipboard: 'clipboard',
}

/** What the text names and no Run touched; a capability without a name stands for itself where no Run did its like. */
function possibleOf(judgement: Judgement | null, seen: Drawn[]): Drawn[] {
  const known = seen.map(({ value, place }) => `${value} ${place}`.toLowerCase())
  const isKnown = (target: string) => known.some((value) => value.includes(tailOf(target)))
  const nodes = new Map<string, Drawn>()
  for (const { does, says, targets } of judgement?.capabilities ?? []) {
    const kind = kindOf[does.split('.')[0] ?? '']
    if (!kind) continue
    const isSeen = seen.some((node) => node.kind === kind)
    const unknown = targets.filter((target) => !isKnown(target))
    // A shell that was started may well be what the text says in other words.
    const named = kind === 'process' && isSeen ? [] : targets.length > 0 ? unknown : isSeen ? [] : [says]
    for (const target of named) {
      const place = targets.length > 0 ? placeOf(kind, target) : 'not named'
      nodes.set(`${kind} ${target}`, {
        kind,
        value: target,
        label: labelOf(target),
        place,
        count: 1,
        seen: false,
      })
    }
  }
  return [...nodes.values()]
}

/** What is no address stands for itself where it is a service, and is here where it is a file. */
const placeOf = (kind: Resource['kind'], target: string) => hostIn(target) ?? (away.has(kind) ? target : here)
const away: ReadonlySet<Resource['kind']> = new Set(['host', 'mail', 'model', 'storage', 'operation'])

const labelOf = (target: string) => (hostIn(target) ? target.replace(/^\w+:\/\//, '') : target)

/** A path in a text is often relative: its end is what both have. */
const tailOf = (target: string) => (hostIn(target) ?? baseName(target)).toLowerCase()
