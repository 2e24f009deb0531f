// j and k through the rows of a table. The focus itself moves, so that Enter, Tab and a screen reader are where the eye
// is. A row is found by its link, which carries `data-row`.

import { type RefObject, useRef } from 'react'
import { useKeys } from './useKeys.ts'

/** `scrollTo`: where only rows in view are in the page, brings one into it. */
export function useRowKeys(
  ids: string[],
  place: RefObject<HTMLElement | null>,
  scrollTo?: (index: number) => void,
): void {
  // Outlives the row: one that was scrolled out of the page must not be the end of the walk.
  const at = useRef<string | undefined>(undefined)
  const move = (step: number) => {
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined
    const from = ids.indexOf(focused ?? at.current ?? '')
    const to = Math.min(ids.length - 1, Math.max(0, from + step))
    const id = ids[to]
    if (id === undefined) return
    at.current = id
    scrollTo?.(to)
    focusWhenThere(place, id, scrollTo !== undefined)
  }
  useKeys({ 'j ArrowDown': () => move(1), 'k ArrowUp': () => move(-1) })
}

/** The row may have to be rendered first: two frames are what the virtual list needs. */
function focusWhenThere(
  place: RefObject<HTMLElement | null>,
  id: string,
  preventScroll: boolean,
  frames = 2,
): void {
  const link = place.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)
  if (link) link.focus({ preventScroll })
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(place, id, preventScroll, frames - 1))
}
