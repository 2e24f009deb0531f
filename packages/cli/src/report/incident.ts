// What happened around one alert, in the order of time: what its last Run did, what people did about it, and who was told.

import { type AlertDetail, type EventRow, type RunDetail, tellEvent } from '@sentinel/contract'

export type Incident = { made: string; alert: AlertDetail; run: RunDetail | null; timeline: Step[] }
/** `rows`: the path of the console that shows it. `isCause`: the act that the alert is about. */
export type Step = { time: string; who: string; what: string; rows: string; isCause: boolean }

/** What leads to nothing that somebody must know: the same module, package or file many times over. */
const small = new Set(['package.used', 'module.imported', 'library.loaded', 'script.read', 'host.resolved'])
/** Steps of the Run that are told; those nearest to the cause come first into it. */
const most = 60

/** `events` are those of the alert's last Run, in order; none where it concerns no Run. */
export function incidentOf(
  alert: AlertDetail,
  run: RunDetail | null,
  events: readonly EventRow[],
  made: string,
): Incident {
  const kept = events.filter(({ n, event }) => n === alert.last.n || !small.has(event.type))
  const cause = Math.max(
    0,
    kept.findIndex(({ n }) => n >= alert.last.n),
  )
  const first = Math.max(0, Math.min(cause - most / 2, kept.length - most))
  const acts = kept.slice(first, first + most).map(({ n, event, count }) => ({
    time: event.time,
    who: run ? 'the program' : alert.last.endpoint.name,
    what: tellEvent(event, count),
    rows: `/evidence/${alert.last.endpoint.id}/${n}`,
    // What is unusual is told when a Run has ended: that it ended is not what is unusual.
    isCause: n === alert.last.n && alert.source !== 'anomaly',
  }))
  const deeds = alert.history.map(({ time, operator, act, text }) => ({
    time,
    who: operator || 'Sentinel',
    what: `${act} the alert${text ? `: ${text}` : ''}`,
    rows: `/alerts?open=${alert.id}`,
    isCause: false,
  }))
  const told = alert.deliveries
    .filter(({ state }) => state === 'sent' || state === 'uncertain')
    .map(({ time, channel, state }) => ({
      time,
      who: 'Sentinel',
      what: state === 'sent' ? `told ${channel}` : `may have told ${channel}; it is not told twice`,
      rows: `/alerts?open=${alert.id}`,
      isCause: false,
    }))
  const timeline = [...acts, ...deeds, ...told].sort((a, b) => Date.parse(a.time) - Date.parse(b.time))
  return { made, alert, run, timeline }
}
