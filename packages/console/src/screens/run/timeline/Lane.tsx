// One lane: closed, all its Events in one strip; open, a waterfall with a line per thing that was touched.

import { type PointerEvent, useMemo } from 'react'
import { Icon } from '../../../components/Icon.tsx'
import { Middle } from '../../../components/Middle.tsx'
import { formatCount } from '../../../format/amount.ts'
import type { Mark } from './readMarks.ts'
import { barsOf, labelsOf, type Scale, stretchesOf } from './scale.ts'

type PointerHandlers = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerLeave',
  (event: PointerEvent) => void
>

export type LaneProps = {
  title: string
  ink: string
  marks: Mark[]
  scale: Scale
  open: boolean
  toggle: () => void
  pointed: Mark | undefined
  pointer: PointerHandlers
}

const stripHeight = 30
/** More lines than this are a list, not a picture. */
const mostLines = 60

export function Lane({ title, ink, marks, scale, open, toggle, pointed, pointer }: LaneProps) {
  const empty = marks.length === 0
  const things = useMemo(() => (open ? byThing(marks) : []), [open, marks])
  return (
    <div className="contents">
      <button
        type="button"
        disabled={empty}
        aria-expanded={empty ? undefined : open}
        onClick={toggle}
        className="group flex h-7.5 min-w-0 items-center gap-2 border-line/60 border-b pr-3 pl-2 text-left enabled:hover:bg-hover disabled:cursor-default"
      >
        <Icon
          name="chevron"
          className={`size-3 text-faint transition-transform ${open ? '' : '-rotate-90'} ${empty ? 'invisible' : ''}`}
        />
        <span className={`size-2 shrink-0 rounded-sm bg-current mark-ink ${empty ? 'text-line' : ink}`} />
        <span className={`min-w-0 flex-1 truncate ${empty ? 'text-faint' : ''}`}>{title}</span>
        <span className="text-faint text-sm">{formatCount(marks.length)}</span>
      </button>
      <div
        className={`relative h-7.5 cursor-crosshair touch-none overflow-hidden border-line/60 border-b ${ink}`}
        {...pointer}
      >
        <Strip marks={marks} scale={scale} pointed={pointed} names={!open} />
      </div>
      {things.slice(0, mostLines).map((thing) => (
        <Line key={thing.key} thing={thing} scale={scale} ink={ink} pointer={pointer} />
      ))}
      {things.length > mostLines && (
        <p className="col-span-2 border-line/60 border-b py-1 pl-8 text-faint text-sm">
          {formatCount(things.length - mostLines)} more stand in the table.
        </p>
      )}
    </div>
  )
}

type StripProps = Pick<LaneProps, 'marks' | 'scale' | 'pointed'> & { names: boolean }

function Strip({ marks, scale, pointed, names }: StripProps) {
  // The pointer renders anew with each of its moves; what it moves over stays the same.
  const bars = useMemo(() => barsOf(marks, scale), [marks, scale])
  const labels = useMemo(() => labelsOf(bars, scale.width), [bars, scale])
  const stretches = useMemo(() => stretchesOf(marks), [marks])
  return (
    <svg aria-hidden="true" width={scale.width} height={stripHeight} className="block">
      {stretches.map(({ from, to }) => (
        <rect
          key={from}
          x={scale.x(from)}
          y={stripHeight - 5}
          width={scale.x(to) - scale.x(from)}
          height={2}
          rx={1}
          className="fill-current opacity-45"
        />
      ))}
      {bars.map((bar) => {
        // Twice as many Events are one step taller: a burst shows, a single one is still to be seen.
        const height = Math.min(stripHeight - 8, 10 + Math.log2(bar.marks.length) * 3)
        const isPointed = pointed !== undefined && bar.marks.includes(pointed)
        return (
          <rect
            key={bar.x}
            x={bar.x - (isPointed ? 0.5 : 0)}
            y={(stripHeight - height) / 2}
            width={isPointed ? 3 : 2}
            height={height}
            rx={1}
            className={`mark-ink fill-current ${pointed && !isPointed ? 'opacity-60' : ''}`}
          />
        )
      })}
      {names &&
        labels.map(({ x, text }) => (
          <text key={x} x={x + 6} y={stripHeight / 2 + 4} className="fill-soft text-xs">
            {text}
          </text>
        ))}
    </svg>
  )
}

type Thing = {
  key: string
  value: string
  short: string
  acts: string
  marks: Mark[]
  from: number
  to: number
}

/** In the order in which they were first touched. */
function byThing(marks: Mark[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const mark of marks) {
    const thing = things.get(mark.value) ?? {
      key: mark.value,
      value: mark.value,
      short: mark.short,
      acts: mark.act,
      marks: [],
      from: mark.offset,
      to: mark.until,
    }
    thing.marks.push(mark)
    thing.to = Math.max(thing.to, mark.until)
    things.set(mark.value, thing)
  }
  return [...things.values()]
}

function Line({
  thing,
  scale,
  ink,
  pointer,
}: {
  thing: Thing
  scale: Scale
  ink: string
  pointer: PointerHandlers
}) {
  const left = Math.max(-2, scale.x(thing.from))
  const right = Math.min(scale.width + 2, scale.x(thing.to))
  return (
    <>
      <span className="flex h-6 min-w-0 items-center border-line/40 border-b pr-3 pl-8 text-soft text-sm">
        <Middle text={thing.short} />
      </span>
      <div
        className={`relative h-6 cursor-crosshair touch-none overflow-hidden border-line/40 border-b ${ink}`}
        {...pointer}
      >
        {right > 0 && left < scale.width && (
          <>
            <span
              className="absolute top-1/2 h-1.5 min-w-1 -translate-y-1/2 rounded-sm bg-current opacity-35"
              style={{ left, width: Math.max(4, right - left) }}
            />
            {thing.marks.map((mark) => (
              <span
                key={mark.n}
                className="absolute top-1/2 h-3 w-0.5 -translate-y-1/2 rounded-sm bg-current mark-ink"
                style={{ left: scale.x(mark.offset) }}
              />
            ))}
          </>
        )}
      </div>
    </>
  )
}
