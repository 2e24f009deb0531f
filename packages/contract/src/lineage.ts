// What a Run had read beside what it then sent: "payroll.xlsx (cpf, salary; 15,000 rows) → api.openai.com, 2.1 MB,
// gpt-4o, summarise.py:41". That the one is in the other is likely and not proved: content is not followed.

import { z } from 'zod'
import type { EventOf } from './events.ts'
import { type MeaningEvent, megabytes } from './meaningTold.ts'

const count = z.number().int().nonnegative()

/** From one place in the script to one host, all its pieces together. */
export const flowSchema = z.object({
  /** What was read before, the last reading of each; at most 32. */
  sources: z.array(z.object({ name: z.string(), classes: z.array(z.string()), rows: count.nullable() })),
  host: z.string().nullable(),
  kind: z.string(),
  model: z.string().nullable(),
  /** Of what has gone; what was stopped is not in it. */
  bytes: count,
  /** Seen in what was sent, or was to be. */
  classes: z.array(z.string()),
  /** Secrets that do not belong there. */
  strays: count,
  outcome: z.enum(['sent', 'stopped', 'stopped in part']),
  at: z.string().nullable(),
})
export type Flow = z.infer<typeof flowSchema>

const mostSources = 32
/** At most so many sources are named in one line. */
const named = 3

/** In order; `events` are in order, with their sums put in. Without something read before there is no flow. */
export function lineageOf(events: readonly MeaningEvent[]): Flow[] {
  const sent = events.flatMap((event, index) => (event.type === 'content.sent' ? [{ event, index }] : []))
  const places = new Map<string, typeof sent>()
  for (const one of sent) {
    const key = `${one.event.host} ${one.event.at}`
    places.set(key, [...(places.get(key) ?? []), one])
  }
  return [...places.values()].flatMap((pieces) => {
    const sources = sourcesOf(events.slice(0, pieces.at(-1)?.index))
    const told = pieces.map(({ event }) => event)
    return sources.length === 0 ? [] : [{ sources, ...destinationOf(events, told) }]
  })
}

/** One flow in one line. */
export function tellFlow({ sources, host, model, bytes, outcome, at }: Flow): string {
  const told = sources.slice(0, named).map(({ name, classes, rows }) => {
    const about = [
      classes.join(', '),
      rows === null ? '' : `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}`,
    ].filter(Boolean)
    return `${name}${about.length > 0 ? ` (${about.join('; ')})` : ''}`
  })
  const more = sources.length - named
  const where = [
    host ?? 'a host without a name',
    outcome !== 'stopped' && megabytes(bytes),
    model,
    outcome !== 'sent' && 'content stopped',
    at && lastOf(at),
  ]
  return `${[...told, ...(more > 0 ? [`${more} more`] : [])].join(', ')} → ${where.filter(Boolean).join(', ')}`
}

function sourcesOf(events: readonly MeaningEvent[]): Flow['sources'] {
  const read = new Map(
    events.flatMap((event) =>
      event.type === 'data.read' ? [[event.path ?? event.library, event] as const] : [],
    ),
  )
  return [...read].slice(0, mostSources).map(([path, { classes, rows }]) => ({
    name: lastOf(path),
    classes: Object.keys(classes),
    rows: rows ?? null,
  }))
}

function destinationOf(
  events: readonly MeaningEvent[],
  pieces: readonly EventOf<'content.sent'>[],
): Omit<Flow, 'sources'> {
  const { host = null, kind = 'unknown', at = null } = pieces[0] ?? {}
  // By the line too: an SDK knows the address that it was given, and not whom that address stands for.
  const called = events.find(
    (event) =>
      event.type === 'model.called' && event.model !== undefined && (event.host === host || event.at === at),
  )
  const gone = pieces.filter(({ verdict }) => verdict !== 'deny')
  return {
    ...{ host, kind, at },
    model: (called?.type === 'model.called' && called.model) || null,
    bytes: gone.reduce((sum, piece) => sum + (piece.bytes ?? 0), 0),
    classes: [...new Set(pieces.flatMap(({ classes }) => Object.keys(classes)))],
    strays: pieces.flatMap(({ secrets }) => secrets).filter(({ belongs }) => !belongs).length,
    outcome: gone.length === pieces.length ? 'sent' : gone.length === 0 ? 'stopped' : 'stopped in part',
  }
}

const lastOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
