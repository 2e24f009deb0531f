// Sessions of the in-process engine, leased to one user at a time.

import { SentinelError } from '@sentinel/contract'
import type { Session } from 'chdb'

export type SessionPool = {
  /** Faults: `store-failed` once the pool is closed. */
  take(): Promise<Session>
  /** A session whose lease did not end well is closed: the engine may still hold rows of the failed query for the next one. */
  give(session: Session, isClean: boolean): void
  /** Resolves when every lease has ended. A session used after that would start the engine anew. */
  close(): Promise<void>
}

/** At most `size` sessions at a time, opened when first needed (1.2 ms each); later takers wait in line. */
export function createSessionPool(open: () => Session, size: number): SessionPool {
  const idle: Session[] = []
  const line: (() => void)[] = []
  let leased = 0
  let isClosed = false
  let onEmpty = () => {}

  function free(): void {
    const next = line.shift()
    if (next) next()
    else leased--
    if (leased === 0) onEmpty()
  }

  function sessionForLease(): Session {
    if (isClosed) throw new SentinelError('store-failed', { store: 'evidence', reason: 'it is closed' })
    return idle.pop() ?? open()
  }

  return {
    async take() {
      if (leased < size) leased++
      else await new Promise<void>((resolve) => line.push(resolve))
      try {
        return sessionForLease()
      } catch (fault) {
        free()
        throw fault
      }
    },
    give(session, isClean) {
      if (isClean && !isClosed) idle.push(session)
      else session.close()
      free()
    },
    async close() {
      isClosed = true
      for (const session of idle.splice(0)) session.close()
      if (leased === 0) return
      await new Promise<void>((resolve) => {
        onEmpty = resolve
      })
    },
  }
}
