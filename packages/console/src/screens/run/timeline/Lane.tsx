// One lane of the waterfall: closed, all its Events in one strip; open, a row per thing that was touched.

import { type PointerEvent, useMemo } from 'react'
import { Icon } from '../../../components/Icon.tsx'
import { Middle } from '../../../components/Middle.tsx'
import { formatCount } from '../../../format/amount.ts'
import type { LaneId } from './lanes.ts'
import type { Mark } from './readMarks.ts'
import { Strip } from './Strip.tsx'
import type { Scale } from './scale.ts'
import type { RowKeys } from './useTreeKeys.ts'

type PointerHandlers = Record<
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerLeave',
  (event: PointerEvent) => void
>

export type LaneProps = {
  id: LaneId
  title: string
  ink: string
  marks: Mark[]
  scale: Scale
  open: boolean
  toggle: () => void
  /** The list is narrowed to this lane. */
  chosen: boolean
  narrow: () => void
  pointed: Mark | undefined
  pointer: PointerHandlers
  rowKeys: (key: string) => RowKeys
}

/** More rows than this are a list, not a picture. */
const mostRows = 60
const rowLook = 'col-span-2 grid grid-cols-subgrid focus-visible:-outline-offset-2'

export function Lane(props: LaneProps) {
  const { id, ink, marks, scale, open, chosen, pointed, pointer, rowKeys } = props
  const things = useMemo(() => (open ? byThing(marks) : []), [open, marks])
  return (
    <>
      <tr aria-level={1} aria-expanded={open} data-lane={id} {...rowKeys(id)} className={rowLook}>
        <td
          className={`flex h-7.5 min-w-0 items-center border-line/60 border-b pr-2 hover:bg-hover ${chosen ? 'bg-wash' : ''}`}
        >
          <LaneHead {...props} />
        </td>
        <td
          className={`relative h-7.5 cursor-crosshair touch-none overflow-hidden border-line/60 border-b ${ink}`}
          {...pointer}
        >
          <span className="sr-only">{toldOf(marks)}</span>
          <Strip marks={marks} scale={scale} pointed={pointed} names={!open} />
        </td>
      </tr>
      {things.slice(0, mostRows).map((thing) => (
        <ThingRow
          key={thing.value}
          thing={thing}
          lane={id}
          scale={scale}
          ink={ink}
          pointer={pointer}
          rowKeys={rowKeys(`${id} ${thing.value}`)}
        />
      ))}
      {things.length > mostRows && (
        <tr className={rowLook}>
          <td className="col-span-2 border-line/60 border-b py-1 pl-8 text-faint text-sm">
            {formatCount(things.length - mostRows)} more stand in the list.
          </td>
        </tr>
      )}
    </>
  )
}

type HeadProps = Pick<LaneProps, 'title' | 'ink' | 'marks' | 'open' | 'toggle' | 'chosen' | 'narrow'>

function LaneHead({ title, ink, marks, open, toggle, chosen, narrow }: HeadProps) {
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        onClick={toggle}
        className="flex h-full min-w-0 flex-1 items-center gap-2 pl-2 text-left"
      >
        <Icon
          name="chevron"
          className={`size-3 text-faint transition-transform ${open ? '' : '-rotate-90'}`}
        />
        <span className={`mark-ink size-2 shrink-0 rounded-sm bg-current ${ink}`} />
        <span className="min-w-0 truncate">{title}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-pressed={chosen}
        title={chosen ? 'List every lane again' : `List ${title.toLowerCase()} alone`}
        onClick={narrow}
        className="flex h-5.5 items-center gap-1 rounded-sm px-1 text-faint text-sm hover:bg-wash hover:text-accent aria-pressed:text-accent"
      >
        {chosen && <Icon name="filter" className="size-3" />}
        {formatCount(marks.length)}
      </button>
    </>
  )
}

/** What the bars say to those who do not see them. */
const toldOf = (marks: Mark[]) =>
  [...marks.slice(0, 3).map(({ sentence }) => sentence), marks.length > 3 && `and ${marks.length - 3} more`]
    .filter(Boolean)
    .join('; ')

type Thing = { value: string; short: string; marks: Mark[]; from: number; to: number }

/** In the order in which they were first touched. */
function byThing(marks: Mark[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const mark of marks) {
    const { value, short, offset, until } = mark
    const thing = things.get(value) ?? { value, short, marks: [], from: offset, to: until }
    thing.marks.push(mark)
    thing.to = Math.max(thing.to, until)
    things.set(value, thing)
  }
  return [...things.values()]
}

type ThingRowProps = Pick<LaneProps, 'scale' | 'ink' | 'pointer'> & {
  thing: Thing
  lane: LaneId
  rowKeys: RowKeys
}

function ThingRow({ thing, lane, scale, ink, pointer, rowKeys }: ThingRowProps) {
  const left = Math.max(-2, scale.x(thing.from))
  const right = Math.min(scale.width + 2, scale.x(thing.to))
  return (
    <tr aria-level={2} data-lane={lane} {...rowKeys} className={rowLook}>
      <td className="flex h-6 min-w-0 items-center border-line/40 border-b pr-3 pl-8 text-soft text-sm">
        <Middle text={thing.short} />
      </td>
      <td
        className={`relative h-6 cursor-crosshair touch-none overflow-hidden border-line/40 border-b ${ink}`}
        {...pointer}
      >
        <span className="sr-only">{toldOf(thing.marks)}</span>
        {right > 0 && left < scale.width && (
          <>
            <span
              className="absolute top-1/2 h-1.5 min-w-1 -translate-y-1/2 rounded-sm bg-current opacity-35"
              style={{ left, width: Math.max(4, right - left) }}
            />
            {thing.marks.map((mark) => (
              <span
                key={mark.n}
                className="mark-ink absolute top-1/2 h-3 w-0.5 -translate-y-1/2 rounded-sm bg-current"
                style={{ left: scale.x(mark.offset) }}
              />
            ))}
          </>
        )}
      </td>
    </tr>
  )
}
