// At once, then at most every so often, never losing the last call.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { throttle } from './throttle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first call is at once, the ones in between are one more', async () => {
  const work = vi.fn(async () => {})
  const throttled = throttle(work, 100)
  throttled()
  throttled()
  throttled()
  expect(work).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(100)
  expect(work).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1000)
  expect(work).toHaveBeenCalledTimes(2)
})

test('work that fails does not stop the next', async () => {
  const work = vi.fn(async () => Promise.reject(new Error('away')))
  const throttled = throttle(work, 100)
  throttled()
  await vi.advanceTimersByTimeAsync(100)
  throttled()
  expect(work).toHaveBeenCalledTimes(2)
})

test('stopped, it does nothing more', async () => {
  const work = vi.fn(async () => {})
  const throttled = throttle(work, 100)
  throttled()
  throttled()
  throttled.stop()
  await vi.advanceTimersByTimeAsync(500)
  expect(work).toHaveBeenCalledTimes(1)
})
