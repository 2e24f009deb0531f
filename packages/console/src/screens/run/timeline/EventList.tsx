// Every Event of what the waterfall shows, as a row in its user's words, in the order of time.

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { cellLook, headLook } from '../../../components/DataTable.tsx'
import { RecordLink } from '../../../components/RecordLink.tsx'
import { Value } from '../../../components/Value.tsx'
import { formatOffset } from '../../../format/duration.ts'
import { shortPlace } from '../../../format/path.ts'
import { formatAbsolute } from '../../../format/time.ts'
import { inkOf } from './lanes.ts'
import type { Mark } from './readMarks.ts'

const rowHeight = 30
const columns = [
  { title: 'Time', look: 'w-23 pl-3' },
  { title: 'What it did', look: '' },
  { title: 'Source line', look: 'w-44 @max-[30rem]:hidden' },
  { title: 'Record', look: 'w-20 pr-3 text-right @max-[34rem]:hidden' },
]

export function EventList({ marks, endpoint }: { marks: Mark[]; endpoint: string }) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: marks.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  return (
    <section
      ref={scroller}
      aria-label="Events"
      className="@container h-full max-h-112 overflow-y-auto rounded-lg border border-line bg-raised"
    >
      <table
        aria-rowcount={marks.length + 1}
        aria-label="Events"
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, look }) => (
              <th key={title} scope="col" className={`${headLook} sticky top-0 z-10 bg-raised ${look}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <Spacer height={items[0]?.start ?? 0} />
        <tbody>
          {items.map(({ index }) => {
            const mark = marks[index]
            return mark && <EventRow key={mark.n} mark={mark} index={index} endpoint={endpoint} />
          })}
        </tbody>
        <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      </table>
    </section>
  )
}

function EventRow({ mark, index, endpoint }: { mark: Mark; index: number; endpoint: string }) {
  const cells = [
    <time key="time" dateTime={mark.time} title={formatAbsolute(mark.time)} className="text-soft">
      {formatOffset(mark.offset)}
    </time>,
    <span key="what" className="flex min-w-0 items-center gap-2">
      <span
        className={`mark-ink size-2 shrink-0 rounded-sm bg-current ${mark.lane ? inkOf[mark.lane] : 'text-edge'}`}
      />
      <Value kind={mark.kind} value={mark.value} bare className="mx-0!">
        <span className="truncate" title={mark.sentence}>
          {mark.sentence}
        </span>
      </Value>
    </span>,
    mark.at && (
      <Value key="at" kind="place" value={mark.at} bare className="text-soft">
        <Place at={shortPlace(mark.at)} />
      </Value>
    ),
    <RecordLink key="n" endpoint={endpoint} n={mark.n} className="text-faint" />,
  ]
  return (
    <tr aria-rowindex={index + 2} className="hover:bg-hover">
      {columns.map(({ title, look }, i) => (
        <td key={title} className={`${cellLook} h-7.5! ${look}`}>
          {cells[i]}
        </td>
      ))}
    </tr>
  )
}

/** The file may be cut, the line never: without it the place says nothing. */
function Place({ at }: { at: string }) {
  const colon = at.lastIndexOf(':')
  return (
    <span className="flex min-w-0">
      <span className="truncate">{at.slice(0, colon)}</span>
      <span>{at.slice(colon)}</span>
    </span>
  )
}

const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tbody aria-hidden="true">
      <tr>
        <td style={{ height }} />
      </tr>
    </tbody>
  ) : null
