// The list of Runs: a real table of which only the rows in view (and a few around) are in the page.

import type { RunFilter, RunSummary } from '@sentinel/contract'
import { useElementScrollRestoration } from '@tanstack/react-router'
import { type Row, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import { cellLook as cellBase, headLook } from '../../components/DataTable.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { cellLook, columnIds, features, runColumns } from './runColumns.tsx'

const rowHeight = 36
/** Rows left below the view when the next page is asked for. */
const ahead = 30

export type RunsTableProps = {
  runs: RunSummary[]
  total: number
  filter: RunFilter
  scroller: RefObject<HTMLDivElement | null>
  loading: boolean
  /** Asks for older Runs; absent where there are none or where they are on their way. */
  more?: (() => void) | undefined
  onReading: (reading: boolean) => void
}

export function RunsTable({ runs, total, filter, scroller, loading, more, onReading }: RunsTableProps) {
  const table = useTable({ features, columns: runColumns, data: runs, getRowId: ({ id }: RunSummary) => id })
  const restored = useElementScrollRestoration({ id: 'runs' })
  const virtual = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => runs[index]?.id ?? index,
    overscan: 10,
    initialOffset: restored?.scrollY ?? 0,
    scrollPaddingStart: rowHeight,
  })
  const rows = table.getRowModel().rows
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= runs.length - ahead) more?.()
  }, [last, runs.length, more])
  const ids = useMemo(() => runs.map(({ id }) => id), [runs])
  useRowKeys(ids, scroller, (index) => virtual.scrollToIndex(index, { align: 'auto' }))
  const arrived = useArrived(runs, filter)
  return (
    <table
      aria-rowcount={total + 1}
      aria-busy={loading}
      aria-label="Runs"
      className="w-full table-fixed border-separate border-spacing-0"
    >
      <thead>
        <tr aria-rowindex={1}>
          {table.getFlatHeaders().map((header) => (
            <th
              key={header.id}
              scope="col"
              className={`${headLook} sticky top-0 z-10 bg-paper ${cellLook[header.id]}`}
            >
              {String(header.column.columnDef.header)}
            </th>
          ))}
        </tr>
      </thead>
      <Spacer height={items[0]?.start ?? 0} />
      <tbody onPointerEnter={() => onReading(true)} onPointerLeave={() => onReading(false)}>
        {items.map(({ index, key }) => {
          const row = rows[index]
          return (
            row && (
              <RunRow key={key} row={row} run={row.original} index={index} arrived={arrived.has(row.id)} />
            )
          )
        })}
      </tbody>
      <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
      {loading && <SkeletonRows count={runs.length > 0 ? 3 : 16} />}
    </table>
  )
}

type RunRowProps = { row: Row<typeof features, RunSummary>; run: RunSummary; index: number; arrived: boolean }

const RunRow = memo(
  function RunRow({ row, index, arrived }: RunRowProps) {
    return (
      <tr
        aria-rowindex={index + 2}
        className={`relative hover:bg-hover has-[a[data-row]:focus]:bg-wash ${arrived ? 'arrived' : ''}`}
      >
        {row.getAllCells().map((cell) => {
          const { id, column } = cell
          const show = column.columnDef.cell
          return (
            <td key={id} className={`${cellBase} ${cellLook[column.id]}`}>
              {typeof show === 'function' ? show(cell.getContext()) : null}
            </td>
          )
        })}
      </tr>
    )
  },
  (before, after) =>
    before.run === after.run && before.index === after.index && before.arrived === after.arrived,
)

/** Stands for the rows that are not in the page. One cell: a span over hidden columns would bring them back, empty. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? (
    <tbody aria-hidden="true">
      <tr>
        <td style={{ height }} />
      </tr>
    </tbody>
  ) : null

/** Widths of the bars, in per cent: uneven, as words are. */
const bars = [52, 71, 44, 63, 80, 49, 58, 75, 41, 66, 55, 78, 47, 69, 60, 50]

function SkeletonRows({ count }: { count: number }) {
  return (
    <tbody aria-hidden="true">
      {bars.slice(0, count).map((width) => (
        <tr key={width}>
          {columnIds.map((id) => (
            <td key={id} className={`${cellBase} ${cellLook[id]}`}>
              <span className="skeleton inline-block h-2.5 align-middle" style={{ width: `${width}%` }} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** Runs that were not in the list a moment ago and stand at its head now: they light up once. */
function useArrived(runs: RunSummary[], filter: RunFilter): ReadonlySet<string> {
  const seen = useRef<{ filter: RunFilter; head: string | undefined; arrived: ReadonlySet<string> }>(
    undefined,
  )
  const head = runs[0]?.id
  const before = seen.current
  if (before && before.filter === filter && before.head === head) return before.arrived
  const isSameList = before?.filter === filter && before.head !== undefined
  const end = isSameList ? runs.findIndex(({ id }) => id === before.head) : -1
  const arrived = new Set(runs.slice(0, Math.max(0, end)).map(({ id }) => id))
  seen.current = { filter, head, arrived }
  return arrived
}
