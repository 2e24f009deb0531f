// Work that is done whenever there is news, one at a time, and again after a while where it fails: longer each time.

export type Trying = {
  /** There is news. Returns at once. */
  wake(): void
  /** While it waits after a fault. */
  nextTryAt(): string | null
  /** Ends when the work does. */
  close(): Promise<void>
}

/** `failed` says how long to wait, in milliseconds. `work` ends early where `isClosed` tells it to. */
export function keepTrying(
  work: (isClosed: () => boolean) => Promise<void>,
  failed: (fault: unknown) => Promise<number>,
): Trying {
  let isClosed = false
  let isDue = false
  let nextTryAt: string | null = null
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined

  async function doAll(): Promise<void> {
    do {
      isDue = false
      await work(() => isClosed)
    } while (isDue && !isClosed)
  }

  async function waitAfter(fault: unknown): Promise<void> {
    const wait = await failed(fault)
    if (isClosed) return
    nextTryAt = new Date(Date.now() + wait).toISOString()
    timer = setTimeout(() => {
      nextTryAt = null
      wake()
    }, wait).unref()
  }

  function wake(): void {
    isDue = true
    if (running || nextTryAt !== null || isClosed) return
    running = doAll()
      .catch(waitAfter)
      .finally(() => {
        running = undefined
        if (isDue) wake()
      })
  }

  wake()
  return {
    wake,
    nextTryAt: () => nextTryAt,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
    },
  }
}
