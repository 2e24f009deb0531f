// What happened when: one lane per sort of act, bars where the Events are, names where there is room; an opened lane has a
// row per thing. A tree grid: arrows walk and open it, dragging or + and - zoom. The list beside it has every Event.

import { type PointerEvent, type RefObject, useMemo, useRef, useState } from 'react'
import { useWidth } from '../../../components/useWidth.ts'
import { EventLine } from './EventLine.tsx'
import { Lane } from './Lane.tsx'
import { type LaneId, lanes } from './lanes.ts'
import { type Mark, marksByLane } from './readMarks.ts'
import { createScale, nearest, type Scale, type Span, ticksOf } from './scale.ts'
import { useTreeKeys } from './useTreeKeys.ts'

export type WaterfallProps = {
  marks: Mark[]
  /** The whole Run, in milliseconds of the Run. */
  whole: Span
  shown: Span
  /** Still growing: the right edge is now. */
  running: boolean
  opened: ReadonlySet<LaneId>
  /** The lane that the list is narrowed to. */
  lane: LaneId | undefined
  zoom: (span: Span | null) => void
  open: (opened: ReadonlySet<LaneId>) => void
  narrow: (lane: LaneId | undefined) => void
}

/** A drag shorter than this was meant as a click. */
const leastDrag = 6

export function Waterfall(props: WaterfallProps) {
  const { marks, whole, shown, running, opened, lane, zoom, open, narrow } = props
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const scale = useMemo(() => createScale(shown, width), [shown, width])
  const byLane = useMemo(() => marksByLane(marks), [marks])
  const pointer = usePointer(scale, zoom)
  const pointed =
    pointer.lane && pointer.x !== null ? nearest(byLane.get(pointer.lane) ?? [], pointer.x, scale) : undefined
  const toggle = (id: LaneId) => open(toggled(opened, id))
  const keys = useTreeKeys({
    whole,
    shown,
    zoom,
    opened,
    toggle,
    narrow: (id) => narrow(id === lane ? undefined : id),
  })
  const there = lanes.filter(({ id }) => byLane.has(id))
  return (
    <div className="rounded-lg border border-line bg-raised">
      <div className="relative overflow-hidden">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows open is a tree grid (WAI-ARIA 1.2)
          role="treegrid"
          aria-label="Waterfall"
          onKeyDown={keys.onKeyDown}
          className="grid select-none grid-cols-[12.5rem_minmax(0,1fr)] max-md:grid-cols-[8.5rem_minmax(0,1fr)]"
        >
          <Axis scale={scale} plot={plot} />
          <tbody className="contents">
            {there.map(({ id, title, ink }, i) => (
              <Lane
                key={id}
                id={id}
                title={title}
                ink={ink}
                marks={byLane.get(id) ?? []}
                scale={scale}
                open={opened.has(id)}
                toggle={() => toggle(id)}
                chosen={lane === id}
                narrow={() => narrow(lane === id ? undefined : id)}
                pointed={pointed}
                pointer={pointer.onLane(id)}
                rowKeys={(key) => keys.row(key, i === 0 && key === id)}
              />
            ))}
          </tbody>
        </table>
        <Cursor pointer={pointer} scale={scale} running={running && shown.to >= whole.to} />
      </div>
      <div className="flex h-8 items-center gap-3 px-3 text-sm">
        <EventLine mark={pointed} hint={hintOf(marks, there.length)} />
        {(shown.from > whole.from || shown.to < whole.to) && (
          <button
            type="button"
            onClick={() => zoom(null)}
            className="ml-auto shrink-0 rounded-sm font-medium text-accent hover:underline"
          >
            Show the whole run
          </button>
        )}
      </div>
    </div>
  )
}

function Axis({ scale, plot }: { scale: Scale; plot: RefObject<HTMLDivElement | null> }) {
  return (
    <thead className="contents">
      <tr className="col-span-2 grid grid-cols-subgrid">
        <th scope="col" className="border-line border-b">
          <span className="sr-only">Lane</span>
        </th>
        <th scope="col" aria-label="Time" className="border-line border-b font-normal">
          <div ref={plot} className="relative h-7">
            {ticksOf(scale).map(({ ms, label }) => (
              <Tick key={ms} x={scale.x(ms)} width={scale.width} label={label} />
            ))}
          </div>
        </th>
      </tr>
    </thead>
  )
}

function hintOf(marks: Mark[], there: number): string {
  if (marks.length === 0) return 'No event yet.'
  if (there === 0) return 'Nothing was touched: it began and ended.'
  return 'Point at a bar to read it; drag to zoom in.'
}

const toggled = (set: ReadonlySet<LaneId>, id: LaneId) =>
  set.has(id) ? new Set([...set].filter((other) => other !== id)) : new Set([...set, id])

type Pointer = ReturnType<typeof usePointer>

/** Where the pointer is, in pixels of the plot, and what is being dragged. */
function usePointer(scale: Scale, zoom: (span: Span) => void) {
  const [lane, setLane] = useState<LaneId | null>(null)
  const [x, setX] = useState<number | null>(null)
  const [from, setFrom] = useState<number | null>(null)
  const xOf = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left
  const release = (event: PointerEvent) => {
    const to = xOf(event)
    setFrom(null)
    if (from === null || Math.abs(to - from) < leastDrag) return
    const [left, right] = [Math.max(0, Math.min(from, to)), Math.min(scale.width, Math.max(from, to))]
    zoom({ from: scale.ms(left), to: scale.ms(right) })
  }
  return {
    lane,
    x,
    from,
    onLane: (id: LaneId) => ({
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setFrom(xOf(event))
      },
      onPointerMove: (event: PointerEvent) => {
        setLane(id)
        setX(xOf(event))
      },
      onPointerUp: release,
      onPointerLeave: () => {
        setLane(null)
        setX(null)
      },
    }),
  }
}

/** A moment on the axis: a label, held inside of the plot at both of its ends, and a line through the lanes. */
function Tick({ x, width, label }: { x: number; width: number; label: string }) {
  const side =
    x < 20 ? 'translate-x-1' : x > width - 24 ? '-translate-x-[calc(100%+4px)]' : '-translate-x-1/2'
  return (
    <>
      <span className={`absolute top-1.5 whitespace-nowrap text-faint text-xs ${side}`} style={{ left: x }}>
        {label}
      </span>
      {x > 0 && <span className="absolute top-7 z-0 h-[100rem] w-px bg-line/60" style={{ left: x }} />}
    </>
  )
}

/** The hairline under the pointer, the stretch that is dragged, and now. */
function Cursor({
  pointer: { x, from },
  scale,
  running,
}: {
  pointer: Pointer
  scale: Scale
  running: boolean
}) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0 left-50 max-md:left-34">
      {running && <span className="absolute inset-y-0 right-0 w-px bg-accent" />}
      {x !== null && x >= 0 && x <= scale.width && (
        <span className="absolute inset-y-0 w-px bg-edge" style={{ left: x }} />
      )}
      {x !== null && from !== null && (
        <span
          className="absolute inset-y-0 border-accent border-x bg-accent/10"
          style={{ left: Math.min(x, from), width: Math.abs(x - from) }}
        />
      )}
    </div>
  )
}
