// Where the operator wanted to go when they were asked to sign in. Kept outside of the page, because the fresh link is
// opened from a terminal, in another tab.

import { isOwnPath } from '../../router.tsx'

const key = 'sentinel.wanted'
/** As long as a sign-in link lives: an older wish belongs to another day. */
const lifeMs = 10 * 60_000

export const keepWanted = (path: string) => {
  localStorage.setItem(key, JSON.stringify({ path, at: Date.now() }))
}

export const forgetWanted = () => localStorage.removeItem(key)

export function wantedPath(): string {
  try {
    const { path, at } = JSON.parse(localStorage.getItem(key) ?? '{}') as { path?: string; at?: number }
    if (path && at && isOwnPath(path) && Date.now() - at < lifeMs) return path
  } catch {
    // Somebody else's text under our key: as good as none.
  }
  return '/overview'
}
