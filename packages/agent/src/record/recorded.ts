// What the log holds already of Runs that are still open: after a restart their inbox files are read again from the
// start, and what is known here is not recorded a second time.

import type { Event, EvidenceRecord } from '@sentinel/contract'

export type Recorded = {
  has(event: Event): boolean
  isKnown(run: string): boolean
  isEnded(run: string): boolean
  isJudged(run: string): boolean
}

export function recordedIn(records: Iterable<EvidenceRecord>): Recorded {
  const keys = new Set<string>()
  const known = new Set<string>()
  const ended = new Set<string>()
  const judged = new Set<string>()
  for (const record of records) {
    if (!('event' in record)) continue
    keys.add(keyOf(record.event))
    if (record.event.run) known.add(record.event.run)
    if (record.event.type === 'run.ended') ended.add(record.event.run)
    if (record.event.type === 'script.judged') judged.add(record.event.run)
  }
  return {
    has: (event) => keys.has(keyOf(event)),
    isKnown: (run) => known.has(run),
    isEnded: (run) => ended.has(run),
    isJudged: (run) => judged.has(run),
  }
}

/** A probe's line gives one Event at most; what the agent adds is told apart by what it says. */
function keyOf(event: Event): string {
  const run = event.run ?? ''
  if (event.type === 'run.ended') return `${run} ended`
  if (event.seq !== undefined) return `${run} ${event.seq}`
  if (event.type === 'storage.accessed') return `${run} ${event.type} ${event.action} ${event.path}`
  if (event.type === 'interpreter.found') return `${event.type} ${event.time} ${event.interpreter.path}`
  if (event.type === 'interpreter.gone') return `${event.type} ${event.time} ${event.path}`
  if (event.type === 'startup.found') return `${event.type} ${event.path} ${event.sha256}`
  if (event.type === 'coverage.measured' || event.type === 'agent.reported')
    return `${event.type} ${event.time}`
  if (event.type !== 'gap.recorded') return `${run} ${event.type}`
  // A process that still runs after a restart of the agent is known by its start.
  return `${run} ${event.reason} ${event.count} ${event.detail} ${event.process?.processStart}`
}
