// Live views: what was ingested, to whoever watches, as server-sent events (WHATWG HTML, "Server-sent events").

import { Readable } from 'node:stream'
import type { EventRow, LiveMessage, RunSummary } from '@sentinel/contract'

export type Change = { summary: RunSummary; events: EventRow[] }
export type LiveHub = {
  publish(changes: Change[]): void
  /** A stream of messages: every Run as it changes, and the new Events of `run`. */
  subscribe(run?: string): Readable
  close(): void
}
type Subscriber = { stream: Readable; run: string | undefined }

const coalesceMs = 100
/** Below the idle limit of proxies and browsers. */
const heartbeatMs = 15_000
/** A watcher that does not read is let go; it reconnects, reloads, and has missed nothing. */
const unreadBytes = 1024 * 1024

/** Runs are told at most once per 100 ms each, so that a busy Run does not repaint a screen a thousand times a second. */
export function createLiveHub(): LiveHub {
  const subscribers = new Set<Subscriber>()
  const runs = new Map<string, RunSummary>()
  const events = new Map<string, EventRow[]>()
  let timer: NodeJS.Timeout | undefined
  let flushedAt = 0
  const heartbeat = setInterval(() => {
    for (const subscriber of subscribers) send(subscriber, ': still here\n\n')
  }, heartbeatMs)
  heartbeat.unref()

  function note({ summary, events: added }: Change): void {
    runs.set(summary.id, summary)
    const isWatched = subscribers.values().some(({ run }) => run === summary.id)
    if (isWatched) events.set(summary.id, [...(events.get(summary.id) ?? []), ...added])
  }

  function flush(): void {
    timer = undefined
    flushedAt = Date.now()
    const told = [...runs.values()].map((run) => ({ run: run.id, text: frame({ kind: 'run', run }) }))
    for (const subscriber of subscribers) {
      for (const { text } of told) send(subscriber, text)
      const added = subscriber.run ? events.get(subscriber.run) : undefined
      if (subscriber.run && added?.length)
        send(subscriber, frame({ kind: 'events', run: subscriber.run, events: added }))
    }
    runs.clear()
    events.clear()
  }

  return {
    publish(changes) {
      if (subscribers.size === 0) return
      for (const change of changes) note(change)
      // The first change after a silence goes out at once: what it says would be a tenth of a second old otherwise.
      if (runs.size > 0) timer ??= setTimeout(flush, Math.max(0, flushedAt + coalesceMs - Date.now()))
    },
    subscribe(run) {
      const stream = new Readable({ read() {} })
      const subscriber = { stream, run }
      subscribers.add(subscriber)
      stream.once('close', () => subscribers.delete(subscriber))
      // Something at once, so that the browser's `open` does not wait for the first change.
      stream.push('retry: 1000\n\n')
      return stream
    },
    close() {
      clearInterval(heartbeat)
      clearTimeout(timer)
      for (const { stream } of subscribers) stream.push(null)
    },
  }
}

const frame = (message: LiveMessage) => `event: message\ndata: ${JSON.stringify(message)}\n\n`

function send({ stream }: Subscriber, text: string): void {
  if (stream.destroyed) return
  if (stream.readableLength > unreadBytes) stream.destroy()
  else stream.push(text)
}
