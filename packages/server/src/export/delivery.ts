// Brings one destination up to the end of the feed, again and again, through faults of either side: a part is read, sent,
// and only then does the cursor move. What was sent when the server was killed is sent again, with the same identities.

import type { ControlStore, Cursor, Destination } from '../controlStore/controlStore.ts'
import { type Channel, NotArrived, reasonOf } from './channels/channel.ts'
import type { Feed } from './feed.ts'
import { keepTrying, type Trying } from './keepTrying.ts'

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
export type Delivery = Trying

const mostWaitMs = 60_000

export function createDelivery(deps: DeliveryDeps): Delivery {
  const { channel, feed, control, now } = deps
  const { name } = deps.destination.settings
  let { cursor, retries } = deps.destination
  let isFailing = false

  /** Whether there may be more. */
  async function sendPart(): Promise<boolean> {
    const part = await feed.after(cursor)
    if (!part) return false
    if (part.events.length > 0) await channel.send({ id: idOf(cursor), events: part.events })
    await control.exports.sent(name, part.next, { events: part.events.length, time: now() })
    cursor = part.next
    retries = 0
    if (isFailing) deps.recovered()
    isFailing = false
    return true
  }

  async function failed(fault: unknown): Promise<number> {
    if (!isFailing) deps.failed(fault)
    isFailing = true
    // A control store that fails too has nothing to be told; the next try comes all the same.
    await control.exports.failed(name, { reason: reasonOf(fault), time: now() }).catch(() => {})
    return waitMs(fault, retries++, deps.firstWaitMs)
  }

  const trying = keepTrying(async (isClosed) => {
    while (!isClosed() && (await sendPart()));
  }, failed)
  return {
    ...trying,
    async close() {
      await trying.close()
      await channel.close()
    },
  }
}

/** Longer each time, and not before the receiver asks for it. */
function waitMs(fault: unknown, retries: number, firstMs = 500): number {
  const asked = fault instanceof NotArrived ? fault.afterMs : 0
  return Math.max(asked, Math.min(mostWaitMs, firstMs * 2 ** Math.min(retries, 10)))
}

const idOf = ({ receipt, n, alertChange }: Cursor) => `${receipt}.${n + 1}.${alertChange}`
