// At once the first time, then at most every so often, never losing the last call: for refetching under a stream.

export type Throttled = { (): void; stop: () => void }

/** Calls `work` now, and again `ms` after it settled if it was asked for meanwhile. */
export function throttle(work: () => Promise<unknown> | undefined, ms: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = false
  let busy = false
  const run = async () => {
    busy = true
    asked = false
    // A failed refetch is told by the connection notice; the next message tries again.
    await Promise.resolve(work()).catch(() => {})
    timer = setTimeout(() => {
      busy = false
      if (asked) run()
    }, ms)
  }
  const throttled = () => {
    asked = true
    if (!busy) run()
  }
  return Object.assign(throttled, {
    stop: () => {
      asked = false
      clearTimeout(timer)
      busy = false
    },
  })
}
