// Group commit: inserts that arrive while one is being written wait, and go to disk together as the next.

import type { TableName } from './evidenceStore.ts'

type Waiting = { rows: Buffer; resolve: () => void; reject: (fault: unknown) => void }
type Write = (table: TableName, rows: Buffer) => Promise<void>

/** Below the engine's block size on purpose: such a group becomes one part or none, so a failed one can be taken apart. */
const groupBytes = 16 * 1024 * 1024

/** Returns an insert that resolves when its own rows are written. One poisoned member fails alone. */
export function createGroupInsert(write: Write): Write {
  const queues = new Map<TableName, Waiting[]>()

  async function commit(table: TableName, group: Waiting[]): Promise<void> {
    try {
      await write(table, group.length === 1 ? (group[0] as Waiting).rows : joined(group))
      for (const member of group) member.resolve()
    } catch (fault) {
      if (group.length === 1) group[0]?.reject(fault)
      else for (const member of group) await commit(table, [member])
    }
  }

  async function drain(table: TableName, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await commit(table, takeGroup(queue))
    queues.delete(table)
  }

  return (table, rows) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(table)
      if (queue) return queue.push({ rows, resolve, reject })
      const first = [{ rows, resolve, reject }]
      queues.set(table, first)
      void drain(table, first)
    })
}

const joined = (group: Waiting[]) => Buffer.concat(group.map((member) => member.rows))

function takeGroup(queue: Waiting[]): Waiting[] {
  let bytes = 0
  const end = queue.findIndex((member, index) => {
    bytes += member.rows.length
    return index > 0 && bytes > groupBytes
  })
  return queue.splice(0, end === -1 ? queue.length : end)
}
