// Sessions of the in-process engine, leased to one user at a time.

import type { Session } from 'chdb'

export type SessionPool = {
  take(): Promise<Session>
  /** A session whose lease did not end well is closed: the engine may still hold rows of the failed query for the next one. */
  give(session: Session, isClean: boolean): void
  close(): void
}

/** At most `size` sessions at a time, opened when first needed (1.2 ms each); later takers wait in line. */
export function createSessionPool(open: () => Session, size: number): SessionPool {
  const idle: Session[] = []
  const line: ((session: Session) => void)[] = []
  let leased = 0

  return {
    take() {
      if (leased >= size) return new Promise((resolve) => line.push(resolve))
      leased++
      return Promise.resolve(idle.pop() ?? open())
    },
    give(session, isClean) {
      if (!isClean) session.close()
      const next = line.shift()
      if (next) return next(isClean ? session : open())
      leased--
      if (isClean) idle.push(session)
    },
    close() {
      for (const session of idle.splice(0)) session.close()
    },
  }
}
