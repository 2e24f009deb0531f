// Tells channels of changes: at most once each, through any kill. What is to be sent is claimed on disk first; a claim that
// is found at start was being sent when the server was killed, and nobody knows whether it arrived: it is not sent again.

import type { ControlStore } from '../controlStore/controlStore.ts'
import { severityRank } from '../findings/severityRank.ts'
import type { Channel } from './channels.ts'
import type { Send } from './send.ts'

export type Notifier = {
  /** Something is due. Returns at once. */
  wake(): void
  /** Ends when what is being sent is. */
  close(): Promise<void>
}
export type NotifierDeps = {
  control: ControlStore
  channels: readonly Channel[]
  send: Send
  now: () => string
}

const mostAttempts = 8
const lookEveryMs = 15_000

export function createNotifier({ control, channels, send, now }: NotifierDeps): Notifier {
  const { deliveries } = control
  let isClosed = false
  let isDue = false
  let running: Promise<void> = deliveries.abandon(now())
  const timer = channels.length > 0 ? setInterval(wake, lookEveryMs).unref() : undefined

  async function sendAll(): Promise<void> {
    while (isDue && !isClosed) {
      isDue = false
      for (;;) {
        const claimed = isClosed ? undefined : await deliveries.claim(now())
        if (!claimed) break
        await deliver(claimed)
      }
    }
  }

  async function deliver({ key, told, attempts }: NonNullable<Awaited<ReturnType<typeof deliveries.claim>>>) {
    const channel = channels.find(({ name }) => name === key.channel)
    if (!channel || severityRank(told.alert.severity) < severityRank(channel.minSeverity)) {
      await deliveries.settle(key, {
        state: 'failed',
        reason: channel ? 'below its severity' : 'no such channel',
        time: now(),
      })
      return
    }
    const sent = await send(channel, told, now())
    const reason = sent.kind === 'sent' ? '' : sent.reason
    if (sent.kind !== 'refused') await deliveries.settle(key, { state: sent.kind, reason, time: now() })
    else if (attempts >= mostAttempts) await deliveries.settle(key, { state: 'failed', reason, time: now() })
    else await deliveries.settle(key, { state: 'due', reason, time: now(), nextAt: later(now(), attempts) })
  }

  function wake(): void {
    if (channels.length === 0) return
    isDue = true
    // A store that fails now is asked again at the next look.
    running = running.then(sendAll).catch(() => {})
  }

  if (channels.length > 0) wake()
  return {
    wake,
    async close() {
      isClosed = true
      clearInterval(timer)
      await running
    },
  }
}

/** 10 s, 20 s, 40 s… up to an hour. */
const later = (time: string, attempts: number): string =>
  new Date(Date.parse(time) + Math.min(3_600_000, 5000 * 2 ** attempts)).toISOString()
