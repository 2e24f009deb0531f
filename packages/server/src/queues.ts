// Work in turn per name, side by side across names, and never more than so much of it at a time.

export type Queues = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** A failed piece of work does not stop those behind it. */
export function createQueues(): Queues {
  const tails = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (tails.get(name) ?? Promise.resolve()).then(work, work)
    const tail = turn
      .catch(() => undefined)
      .then(() => {
        if (tails.get(name) === tail) tails.delete(name)
      })
    tails.set(name, tail)
    return turn
  }
}

/** At most `size` pieces of work at a time; the others wait in line. */
export function createLanes(size: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = []
  let taken = 0
  return async (work) => {
    if (taken < size) taken++
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      return await work()
    } finally {
      const next = line.shift()
      if (next) next()
      else taken--
    }
  }
}
