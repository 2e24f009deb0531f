// A live stream outlasts the request that opened it: whether its operator is still signed in is asked again and again.

import type { Readable } from 'node:stream'

const againMs = 15_000

export function endWhenSignedOut(
  stream: Readable,
  isSignedIn: () => Promise<boolean>,
  everyMs = againMs,
): Readable {
  const timer = setInterval(async () => {
    // What cannot be answered is not a yes.
    if (!(await isSignedIn().catch(() => false))) stream.destroy()
  }, everyMs)
  timer.unref()
  stream.once('close', () => clearInterval(timer))
  return stream
}
