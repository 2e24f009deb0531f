// The live stream of the server, kept open: one connection for the screen in view, opened again with growing pauses
// when it breaks. What was missed before it opened is the screen's to fetch: `opened` says when.

import { type LiveMessage, urlOf } from '@sentinel/contract'

export type LiveState =
  | { kind: 'connecting' }
  | { kind: 'open' }
  /** `since` in milliseconds since 1970: nothing newer than that is certain to be on the screen. */
  | { kind: 'away'; since: number }

export type LiveWatch = {
  /** Besides every Run also the Events of this one. */
  run?: string
  /** Messages of up to 80 ms together: a busy fleet must not cost a rendering per message. */
  received: (messages: LiveMessage[]) => void
  /** From now on nothing is missed; what happened before may have been. */
  opened: () => void
}

export type LiveSource = Pick<EventSource, 'close' | 'onopen' | 'onmessage' | 'onerror'>
export type LiveDeps = {
  open: (url: string) => LiveSource
  now: () => number
  /** Calls back once after `ms`; returns the way to call it off. */
  after: (ms: number, then: () => void) => () => void
}

export type Live = {
  watch: (watch: LiveWatch) => () => void
  /** For those who wait for the server: tries at once instead of at the next turn. */
  retryNow: () => void
  state: () => LiveState
  onState: (listener: () => void) => () => void
}

const pauses = [500, 1000, 2000, 4000, 8000]
const batchMs = 80

export function createLive(deps: LiveDeps): Live {
  let state: LiveState = { kind: 'connecting' }
  let connection: { close: () => void; retry: () => void } | undefined
  const listeners = new Set<() => void>()
  const become = (next: LiveState) => {
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    retryNow: () => connection?.retry(),
    watch: (watch) => {
      connection?.close()
      const mine = connect(deps, watch, () => state, become)
      connection = mine
      return () => {
        mine.close()
        if (connection === mine) connection = undefined
      }
    },
  }
}

function connect(
  deps: LiveDeps,
  watch: LiveWatch,
  state: () => LiveState,
  become: (next: LiveState) => void,
) {
  const url = urlOf('live', { query: watch.run ? { run: watch.run } : {} })
  const batch = createBatch(deps, watch.received)
  let source: LiveSource | undefined
  let failures = 0
  let stopWaiting = () => {}

  const open = () => {
    stopWaiting()
    source?.close()
    source = deps.open(url)
    source.onopen = () => {
      failures = 0
      become({ kind: 'open' })
      watch.opened()
    }
    source.onmessage = (message: MessageEvent<string>) => batch.add(JSON.parse(message.data) as LiveMessage)
    source.onerror = () => {
      // The browser's own retry gives up for good on an HTTP error, such as a server that is just starting.
      source?.close()
      const was = state()
      become({ kind: 'away', since: was.kind === 'away' ? was.since : deps.now() })
      stopWaiting = deps.after(pauses[Math.min(failures, pauses.length - 1)] ?? 0, open)
      failures += 1
    }
  }
  open()
  return {
    retry: open,
    close: () => {
      stopWaiting()
      batch.stop()
      source?.close()
    },
  }
}

function createBatch(deps: LiveDeps, deliver: (messages: LiveMessage[]) => void) {
  let waiting: LiveMessage[] = []
  let stop = () => {}
  return {
    add: (message: LiveMessage) => {
      waiting.push(message)
      if (waiting.length > 1) return
      stop = deps.after(batchMs, () => {
        const messages = waiting
        waiting = []
        deliver(messages)
      })
    },
    stop: () => stop(),
  }
}

/** The browser's own parts. */
export const browserLive = (): Live =>
  createLive({
    open: (url) => new EventSource(url),
    now: () => Date.now(),
    after: (ms, then) => {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  })
