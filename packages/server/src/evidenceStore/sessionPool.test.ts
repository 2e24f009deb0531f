// Leases are exclusive, a failed one is not used again, and nothing is leased after the end.
import type { Session } from 'chdb'
import { describe, expect, it } from 'vitest'
import { createSessionPool } from './sessionPool.ts'

function poolOf(size: number) {
  const sessions: { isOpen: boolean }[] = []
  const faults: Error[] = []
  const open = () => {
    const fault = faults.shift()
    if (fault) throw fault
    const session = {
      isOpen: true,
      close() {
        session.isOpen = false
      },
    }
    sessions.push(session)
    return session as unknown as Session
  }
  return { pool: createSessionPool(open, size), sessions, faults }
}

describe('the session pool', () => {
  it('leases a session to one taker at a time and makes the others wait', async () => {
    const { pool, sessions } = poolOf(2)
    const [one, two] = [await pool.take(), await pool.take()]
    expect(one).not.toBe(two)
    let isServed = false
    const third = pool.take().then((session) => {
      isServed = true
      return session
    })
    await Promise.resolve()
    expect(isServed).toBe(false)
    pool.give(one, true)
    expect(await third).toBe(one)
    expect(sessions).toHaveLength(2)
  })

  it('closes what comes back from a failure and opens another', async () => {
    const { pool, sessions } = poolOf(1)
    const waiting = pool.take().then((first) => pool.give(first, false))
    const second = await pool.take()
    await waiting
    expect(second).toBe(sessions[1])
    expect(sessions.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })

  it('goes on after a session could not be opened', async () => {
    const { pool, faults } = poolOf(1)
    faults.push(new Error('no memory'))
    const [failed, next] = await Promise.allSettled([pool.take(), pool.take()])
    expect([failed.status, next.status]).toEqual(['rejected', 'fulfilled'])
  })

  it('ends when the last lease does', async () => {
    const { pool, sessions } = poolOf(1)
    const lease = await pool.take()
    let isEnded = false
    const end = pool.close().then(() => {
      isEnded = true
    })
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(isEnded).toBe(false)
    pool.give(lease, true)
    await end
    expect(sessions.every(({ isOpen }) => !isOpen)).toBe(true)
    await expect(pool.take()).rejects.toMatchObject({ code: 'store-failed' })
  })
})
