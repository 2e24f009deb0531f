// The keys of the waterfall, as a tree grid has them (WAI-ARIA Authoring Practices): up and down walk the rows, right
// opens, left closes or goes to the lane of a row. Enter narrows the list to a lane; + - 0 zoom, with Shift arrows move on.

import { type KeyboardEvent, useState } from 'react'
import type { LaneId } from './lanes.ts'
import type { Span } from './scale.ts'

type TreeKeysDeps = {
  whole: Span
  shown: Span
  zoom: (span: Span | null) => void
  opened: ReadonlySet<LaneId>
  toggle: (id: LaneId) => void
  narrow: (id: LaneId) => void
}

export type RowKeys = { tabIndex: 0 | -1; 'data-lane-row': string; onFocus: () => void }

export function useTreeKeys(deps: TreeKeysDeps) {
  const [at, setAt] = useState<string>()
  return {
    /** What makes an element a row that keys can reach; one row at a time is in the order of Tab. */
    row: (key: string, isFirst: boolean): RowKeys => ({
      tabIndex: (at === undefined ? isFirst : at === key) ? 0 : -1,
      'data-lane-row': key,
      onFocus: () => setAt(key),
    }),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const row = (event.target as HTMLElement).closest<HTMLElement>('[data-lane-row]')
      if (!row || !act(event, row, deps)) return
      event.preventDefault()
    },
  }
}

function act(event: KeyboardEvent<HTMLElement>, row: HTMLElement, deps: TreeKeysDeps): boolean {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-lane-row]')]
  const step = (by: number) => rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(row) + by))]?.focus()
  const lane = row.dataset.lane as LaneId
  const isLane = row.getAttribute('aria-level') === '1'
  const isOpen = deps.opened.has(lane)
  const zoomed = zoomBy(event, deps)
  if (zoomed !== undefined) {
    deps.zoom(zoomed)
    return true
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      step(1)
      return true
    case 'ArrowUp':
    case 'k':
      step(-1)
      return true
    case 'ArrowRight':
      if (isLane && !isOpen) deps.toggle(lane)
      else step(1)
      return true
    case 'ArrowLeft':
      if (isLane && isOpen) deps.toggle(lane)
      else rows.find((other) => other.dataset.laneRow === lane)?.focus()
      return true
    case 'Home':
      step(-rows.length)
      return true
    case 'End':
      step(rows.length)
      return true
    case 'Enter':
      deps.narrow(lane)
      return true
    default:
      return false
  }
}

/** Undefined for other keys; null for the whole Run. */
function zoomBy({ key, shiftKey }: KeyboardEvent, { whole, shown }: TreeKeysDeps): Span | null | undefined {
  const length = shown.to - shown.from
  const within = (from: number, size: number): Span | null => {
    if (size >= whole.to - whole.from) return null
    const start = Math.min(Math.max(whole.from, from), whole.to - size)
    return { from: start, to: start + size }
  }
  if (key === '0') return null
  if (key === '+' || key === '=') return within(shown.from + length / 4, length / 2)
  if (key === '-') return within(shown.from - length / 2, length * 2)
  if (shiftKey && key === 'ArrowRight') return within(shown.from + length / 4, length)
  if (shiftKey && key === 'ArrowLeft') return within(shown.from - length / 4, length)
  return undefined
}
