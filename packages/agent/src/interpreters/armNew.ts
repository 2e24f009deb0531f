// New interpreters get a probe as they appear, where the policy says so. One that somebody took it out of stays without:
// it is not new.

import type { Event, InterpreterState, WatchResult } from '@sentinel/contract'
import { type Layout, layoutOf } from './layout.ts'

export type ArmNewDeps = {
  wanted(): boolean
  watch(layout: Layout): WatchResult
  /** Those that were told of before this agent started. */
  known: readonly InterpreterState[]
}

/** Given what the inventory tells; the prefixes that are watched now. What is refused is told by the inventory. */
export function createArmNew({ wanted, watch, known }: ArmNewDeps): (events: readonly Event[]) => string[] {
  const seen = new Set(known.map(({ path }) => path))

  return (events) =>
    events.flatMap((event) => {
      if (event.type === 'interpreter.gone') seen.delete(event.path)
      if (event.type !== 'interpreter.found' || seen.has(event.interpreter.path)) return []
      const { path, watch: state } = event.interpreter
      seen.add(path)
      if (!wanted() || state.channels.length > 0 || state.obstacle) return []
      const layout = layoutOf(path)
      return layout && watch(layout).outcome === 'watched' ? [layout.prefix] : []
    })
}
