// Work in turn per name, side by side across names.

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
