// Counts failed sign-ins: a token cannot be guessed, but nobody should be able to try for hours unnoticed.

import { SentinelError } from '@sentinel/contract'

export type AttemptLimits = { allowed: number; perMs: number; now: () => number }

/** `check` throws `sign-in-throttled` while more than `allowed` attempts failed within the last `perMs`. */
export function createAttempts({ allowed, perMs, now }: AttemptLimits) {
  let failures: number[] = []
  return {
    check(): void {
      failures = failures.filter((at) => at > now() - perMs)
      const [oldest] = failures
      if (oldest === undefined || failures.length < allowed) return
      throw new SentinelError('sign-in-throttled', { seconds: Math.ceil((oldest + perMs - now()) / 1000) })
    },
    failed: () => void failures.push(now()),
  }
}
