// What is known of the interpreter of a running process, from its files; kept for a while, for processes come in flocks.

import { isAbsolute } from 'node:path'
import type { WatchObstacle } from '@sentinel/contract'
import { layoutAt } from './discover.ts'
import { isPythonName } from './executables.ts'
import type { Watcher } from './watcher.ts'

type Known = { isWatched: boolean; obstacle: WatchObstacle | null }

const keptMs = 10_000

export function createInterpreterReader(watcher: Pick<Watcher, 'channels' | 'obstacle'>) {
  const kept = new Map<string, { until: number; known: Known | undefined }>()

  function read(path: string): Known | undefined {
    const layout = layoutAt(path)
    return layout && { isWatched: watcher.channels(layout).length > 0, obstacle: watcher.obstacle(layout) }
  }

  /** By the name that it was called with, which leads to its environment, else by its real file. */
  return ({ argv, executable }: { argv: readonly string[]; executable: string }): Known | undefined => {
    const [called = ''] = argv
    const path = isAbsolute(called) && isPythonName(called) ? called : executable
    const found = kept.get(path)
    if (found && found.until > Date.now()) return found.known
    const known = read(path)
    for (const [name, { until }] of kept) if (until <= Date.now()) kept.delete(name)
    kept.set(path, { until: Date.now() + keptMs, known })
    return known
  }
}
