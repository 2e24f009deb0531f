// What a Run had read beside what it then sent: "payroll.xlsx (cpf, salary; 15,000 rows) → api.openai.com, 2.1 MB,
// gpt-4o, summarise.py:41". That the one is in the other is likely and not proved: content is not followed.

import type { EventOf } from './events.ts'
import { type MeaningEvent, megabytes } from './meaningTold.ts'

/** At most so many sources are named in one line. */
const named = 3

/** In order; `events` are in order, with their sums put in. Without something read before there is no line. */
export function lineageOf(events: readonly MeaningEvent[]): string[] {
  const sent = events.flatMap((event, index) => (event.type === 'content.sent' ? [{ event, index }] : []))
  const places = new Map<string, typeof sent>()
  for (const one of sent) {
    const key = `${one.event.host} ${one.event.at}`
    places.set(key, [...(places.get(key) ?? []), one])
  }
  return [...places.values()].flatMap((pieces) => {
    const sources = sourcesOf(events.slice(0, pieces.at(-1)?.index))
    return sources === ''
      ? []
      : [
          `${sources} → ${destinationOf(
            events,
            pieces.map(({ event }) => event),
          )}`,
        ]
  })
}

function sourcesOf(events: readonly MeaningEvent[]): string {
  const read = new Map(
    events.flatMap((event) =>
      event.type === 'data.read' ? [[event.path ?? event.library, event] as const] : [],
    ),
  )
  const told = [...read].map(([path, { classes, rows }]) => {
    const about = [
      Object.keys(classes).join(', '),
      rows === undefined ? '' : `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}`,
    ].filter(Boolean)
    return `${lastOf(path)}${about.length > 0 ? ` (${about.join('; ')})` : ''}`
  })
  const more = told.length - named
  return [...told.slice(0, named), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

function destinationOf(events: readonly MeaningEvent[], pieces: readonly EventOf<'content.sent'>[]): string {
  const host = pieces[0]?.host
  const at = pieces[0]?.at
  // By the line too: an SDK knows the address that it was given, and not whom that address stands for.
  const model = events.find(
    (event) =>
      event.type === 'model.called' && event.model !== undefined && (event.host === host || event.at === at),
  )
  const stopped = pieces.filter(({ verdict }) => verdict === 'deny')
  const gone = pieces.filter(({ verdict }) => verdict !== 'deny')
  const bytes = gone.reduce((sum, piece) => sum + (piece.bytes ?? 0), 0)
  return [
    host ?? 'a host without a name',
    gone.length > 0 && megabytes(bytes),
    model?.type === 'model.called' && model.model,
    stopped.length > 0 && 'content stopped',
    at && lastOf(at),
  ]
    .filter(Boolean)
    .join(', ')
}

const lastOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path
