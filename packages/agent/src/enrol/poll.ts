// Asks the server for one thing every so often, each offer by its own keeper's judgement: what came before stays in force
// while the server is away or says something wrong.

import { type Client, createClient } from '@sentinel/contract'
import type { ServerLink } from './server.ts'

/** What an asking has at hand: the server's operations, whose signature counts, and when it is no longer wanted. */
export type Asking = { call: Client; serverKey: string; signal: AbortSignal }

export type PollDeps = {
  server: ServerLink
  everyMs: number
  /** An answer that takes longer is none. */
  patienceMs: number
  ask(asking: Asking): Promise<void>
  /** Called with the first failure of a row. */
  failed(cause: unknown): void
}

export function startPoll({ server, everyMs, patienceMs, ask, failed }: PollDeps): { stop(): void } {
  const stopping = new AbortController()
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  async function round(): Promise<void> {
    try {
      const serverKey = await server.serverKey()
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patienceMs)])
      await ask({ call: createClient({ origin: server.origin() }), serverKey, signal })
      isFailing = false
    } catch (cause) {
      if (!isFailing && !stopping.signal.aborted) failed(cause)
      isFailing = true
    }
    // A fleet must not ask all at once.
    if (!stopping.signal.aborted) timer = setTimeout(round, everyMs * (0.8 + Math.random() * 0.4))
  }

  timer = setTimeout(round, 0)
  return {
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
