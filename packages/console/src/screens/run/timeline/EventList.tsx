// The timeline's twin: every Event of the Run as a row, in the order of time.

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Value } from '../../../components/Value.tsx'
import { formatCount } from '../../../format/amount.ts'
import { formatOffset } from '../../../format/duration.ts'
import { shortPlace } from '../../../format/path.ts'
import { formatAbsolute } from '../../../format/time.ts'
import { lanes } from './lanes.ts'
import type { Mark } from './readMarks.ts'

const rowHeight = 30
const inkOf = Object.fromEntries(lanes.map(({ id, ink }) => [id, ink]))
const columns = [
  { title: 'Time', look: 'w-24 pl-3' },
  { title: 'Act', look: 'w-40' },
  { title: 'What', look: '' },
  { title: 'Times', look: 'w-16 text-right' },
  { title: 'Source line', look: 'w-[18%] @max-[44rem]:hidden' },
  { title: 'Record', look: 'w-20 pr-3 text-right' },
]

export function EventTable({ marks }: { marks: Mark[] }) {
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
      className="@container max-h-112 overflow-y-auto rounded-lg border border-line bg-raised"
    >
      <table
        aria-rowcount={marks.length + 1}
        aria-label="Events"
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title, look }) => (
              <th
                key={title}
                scope="col"
                className={`sticky top-0 z-10 h-7 border-line border-b bg-raised px-2 text-left font-normal text-faint text-sm ${look}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <Spacer height={items[0]?.start ?? 0} />
        <tbody>
          {items.map(({ index }) => {
            const mark = marks[index]
            return mark && <EventRow key={mark.n} mark={mark} index={index} />
          })}
        </tbody>
        <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      </table>
    </section>
  )
}

function EventRow({ mark, index }: { mark: Mark; index: number }) {
  const cells = [
    <time key="time" dateTime={mark.time} title={formatAbsolute(mark.time)} className="text-soft">
      {formatOffset(mark.offset)}
    </time>,
    <span key="act" className="flex items-center gap-2">
      <span
        className={`size-2 shrink-0 rounded-sm bg-current mark-ink ${mark.lane ? inkOf[mark.lane] : 'text-edge'}`}
      />
      {mark.act}
    </span>,
    <Value key="what" kind={mark.kind} value={mark.value} bare />,
    mark.count > 1 ? formatCount(mark.count) : null,
    mark.at && (
      <Value key="at" kind="place" value={mark.at} bare className="text-soft">
        <span className="truncate">{shortPlace(mark.at)}</span>
      </Value>
    ),
    <span key="n" className="text-faint">
      {formatCount(mark.n)}
    </span>,
  ]
  return (
    <tr aria-rowindex={index + 2} className="hover:bg-hover">
      {columns.map(({ title, look }, i) => (
        <td
          key={title}
          className={`h-7.5 overflow-hidden whitespace-nowrap border-line/50 border-b px-2 ${look}`}
        >
          {cells[i]}
        </td>
      ))}
    </tr>
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
