// Group commit: rows that arrive while others are being committed wait, and are committed together as the next. Each commit
// is an fsync, during which the process does nothing else: a thousand endpoints must not cost a thousand of them.

type Waiting<T> = { row: T; resolve: () => void; reject: (fault: unknown) => void }

/** `commit` writes all rows or none. A poisoned one fails alone: a group that fails is committed row by row. */
export function createGroupCommit<T>(
  commit: (rows: readonly T[]) => Promise<void>,
): (row: T) => Promise<void> {
  let queue: Waiting<T>[] = []
  let isRunning = false

  async function commitAll(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await commit(group.map(({ row }) => row))
      for (const { resolve } of group) resolve()
    } catch (fault) {
      if (group.length === 1) group[0]?.reject(fault)
      else for (const member of group) await commitAll([member])
    }
  }

  async function drain(): Promise<void> {
    isRunning = true
    while (queue.length > 0) {
      const group = queue
      queue = []
      await commitAll(group)
    }
    isRunning = false
  }

  return (row) =>
    new Promise((resolve, reject) => {
      queue.push({ row, resolve, reject })
      // Not at once: what was received in the same turn of the event loop goes along.
      if (!isRunning) {
        isRunning = true
        setImmediate(drain)
      }
    })
}
