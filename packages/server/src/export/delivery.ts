// Brings one destination up to the end of the feed, again and again, through faults of either side: a part is read, sent,
// and only then does the cursor move. What was sent when the server was killed is sent again, with the same identities.

import type { ControlStore, Cursor, Destination } from '../controlStore/controlStore.ts'
import { type Channel, NotArrived, reasonOf } from './channels/channel.ts'
import type { Feed } from './feed.ts'

export type DeliveryDeps = {
  destination: Destination
  channel: Channel
  feed: Feed
  control: ControlStore
  now: () => string
  /** Told once for many faults in a row, and once when they are over. */
  failed: (fault: unknown) => void
  recovered: () => void
  /** The first wait after a fault; it doubles up to a minute. */
  firstWaitMs?: number
}
export type Delivery = {
  /** There is news. Returns at once. */
  wake(): void
  /** Not before, while it waits after a fault. */
  nextTryAt(): string | null
  /** Ends when what is being sent has arrived or not. */
  close(): Promise<void>
}

const mostWaitMs = 60_000

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { destination, channel, feed, control, now } = deps
  const { name } = destination.settings
  let cursor = destination.cursor
  let retries = destination.retries
  let isFailing = false
  let isClosed = false
  let isDue = true
  let nextTryAt: string | null = null
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function sendAll(): Promise<void> {
    while (isDue && !isClosed) {
      isDue = false
      while (!isClosed && (await sendPart())) {
        // The next one.
      }
    }
  }

  /** Whether there may be more. */
  async function sendPart(): Promise<boolean> {
    const part = await feed.after(cursor)
    if (!part) return false
    if (part.events.length > 0) await channel.send({ id: idOf(cursor), events: part.events })
    await control.exports.sent(name, part.next, { events: part.events.length, time: now() })
    cursor = part.next
    if (isFailing) deps.recovered()
    isFailing = false
    retries = 0
    return true
  }

  async function waitAfter(fault: unknown): Promise<void> {
    const reason = reasonOf(fault)
    if (!isFailing) deps.failed(fault)
    isFailing = true
    // A control store that fails too has nothing to be told; the next try comes all the same.
    await control.exports.failed(name, { reason, time: now() }).catch(() => {})
    const asked = fault instanceof NotArrived ? fault.afterMs : 0
    const wait = Math.max(asked, Math.min(mostWaitMs, (deps.firstWaitMs ?? 500) * 2 ** Math.min(retries, 10)))
    retries++
    nextTryAt = new Date(Date.now() + wait).toISOString()
    if (isClosed) return
    timer = setTimeout(() => {
      nextTryAt = null
      isDue = true
      run()
    }, wait)
    timer.unref()
  }

  function run(): void {
    if (running || nextTryAt !== null || isClosed) return
    running = sendAll()
      .catch(waitAfter)
      .finally(() => {
        running = undefined
        if (isDue) run()
      })
  }

  run()
  return {
    wake() {
      isDue = true
      run()
    },
    nextTryAt: () => nextTryAt,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
      await channel.close()
    },
  }
}

const idOf = ({ receipt, n, alertChange }: Cursor) => `${receipt}.${n + 1}.${alertChange}`
