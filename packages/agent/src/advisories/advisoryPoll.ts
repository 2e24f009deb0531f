// Asks the server every few minutes for advisories other than those that are here.

import { createClient } from '@sentinel/contract'
import type { ServerLink } from '../enrol/server.ts'
import type { AdvisoryKeeper } from './advisoryKeeper.ts'

export type AdvisoryPollDeps = {
  server: ServerLink
  keeper: AdvisoryKeeper
  /** Called with the first failure of a row: the advisories before stay. */
  failed(cause: unknown): void
  everyMs?: number
}

const everyMsByDefault = 5 * 60_000

export function startAdvisoryPoll({ server, keeper, failed, everyMs = everyMsByDefault }: AdvisoryPollDeps): {
  stop(): void
} {
  const stopping = new AbortController()
  let isFailing = false
  let timer: NodeJS.Timeout | undefined

  async function ask(): Promise<void> {
    try {
      const serverKey = await server.serverKey()
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(60_000)])
      const have = keeper.held()
      const query = have === undefined ? {} : { have }
      const { advisories } = await createClient({ origin: server.origin() })('advisories', { query, signal })
      if (advisories && !stopping.signal.aborted) keeper.offer(advisories, serverKey)
      isFailing = false
    } catch (cause) {
      if (!isFailing && !stopping.signal.aborted) failed(cause)
      isFailing = true
    }
    // A fleet must not ask all at once.
    if (!stopping.signal.aborted) timer = setTimeout(ask, everyMs * (0.8 + Math.random() * 0.4))
  }

  timer = setTimeout(ask, 0)
  return {
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}
