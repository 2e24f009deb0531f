// Makes the anchor of each day after midnight UTC, and at the start where the server was down at that time.

import type { Anchors } from './anchors.ts'

const lookMs = 10 * 60_000

/** `failed` is told of a fault; the next look tries again. */
export function startNightly(
  anchors: Anchors,
  failed: (cause: unknown) => void,
  now: () => Date = () => new Date(),
): { look(): Promise<void>; stop(): void } {
  let running: Promise<void> | undefined

  async function makeWhereDue(): Promise<void> {
    const [last] = await anchors.list()
    const today = now().toISOString().slice(0, 10)
    if (!last || last.time.slice(0, 10) < today) await anchors.make()
    await anchors.stampMissing()
  }

  const look = () => {
    running ??= makeWhereDue()
      .catch(failed)
      .finally(() => {
        running = undefined
      })
    return running
  }
  const timer = setInterval(look, lookMs)
  timer.unref()
  return { look, stop: () => clearInterval(timer) }
}
