// j and k through the rows. The focus itself moves, so that Enter, Tab and a screen reader are where the eye is.

import type { RunSummary } from '@sentinel/contract'
import { type RefObject, useRef } from 'react'
import { useKeys } from '../../components/useKeys.ts'

export function useRowKeys(
  runs: RunSummary[],
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (index: number) => void,
): void {
  // Outlives the row: one that was scrolled out of the page must not be the end of the walk.
  const at = useRef<string | undefined>(undefined)
  const move = (step: number) => {
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.run : undefined
    const from = runs.findIndex(({ id }) => id === (focused ?? at.current))
    const to = Math.min(runs.length - 1, Math.max(0, from + step))
    const run = runs[to]
    if (!run) return
    at.current = run.id
    scrollTo(to)
    focusWhenThere(scroller, run.id)
  }
  useKeys({ 'j ArrowDown': () => move(1), 'k ArrowUp': () => move(-1) })
}

/** The row may have to be rendered first: two frames are what the virtual list needs. */
function focusWhenThere(scroller: RefObject<HTMLElement | null>, id: string, frames = 2): void {
  const link = scroller.current?.querySelector<HTMLElement>(`[data-run="${id}"]`)
  if (link) link.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(scroller, id, frames - 1))
}
