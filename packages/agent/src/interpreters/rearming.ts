// Puts the probe back into interpreters that are to be watched and lost it: an upgrade replaces the standard library.

import { layoutOf } from './layout.ts'
import type { Watcher } from './watcher.ts'

/** Looked at so often; an upgrade in progress is not raced against. */
const everyMs = 30_000

/** Called at every round; returns the prefixes that were mended. What cannot be mended is tried again at the next look. */
export function createRearming(watcher: Pick<Watcher, 'lost' | 'watch'>): () => string[] {
  let dueAt = 0
  return () => {
    if (Date.now() < dueAt) return []
    dueAt = Date.now() + everyMs
    return watcher.lost().flatMap(({ path }) => {
      const layout = layoutOf(path)
      return layout && watcher.watch(layout).outcome === 'watched' ? [layout.prefix] : []
    })
  }
}
