// A plain table of few rows: the head and cells that every table of the console has.

import { type ReactNode, useState } from 'react'
import { formatCount } from '../format/amount.ts'

export type Column<Row> = {
  title: string
  /** Width, alignment, and from which width of the container on it is there. */
  look?: string
  cell: (row: Row) => ReactNode
}

type DataTableProps<Row> = {
  name: string
  columns: Column<Row>[]
  rows: Row[]
  idOf: (row: Row) => string
  rowLook?: (row: Row) => string
  /** Head that stays in sight while the rows scroll. */
  sticky?: boolean
  /** A first look; the rest is shown when it is asked for. */
  first?: number
}

export const headLook =
  'h-8 border-line border-b px-2.5 text-left font-normal text-faint! text-sm whitespace-nowrap'
export const cellLook = 'h-9 overflow-hidden border-line/60 border-b px-2.5 whitespace-nowrap'

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, idOf, rowLook, sticky = false, first = rows.length } = props
  const [whole, setWhole] = useState(false)
  const shown = whole ? rows : rows.slice(0, first)
  return (
    <>
      <table aria-label={name} className="w-full table-fixed border-separate border-spacing-0">
        <thead>
          <tr>
            {columns.map(({ title, look = '' }) => (
              <th
                key={title}
                scope="col"
                className={`${headLook} ${sticky ? 'sticky top-0 z-10 bg-paper' : ''} ${look}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={idOf(row)} className={`relative hover:bg-hover ${rowLook?.(row) ?? ''}`}>
              {columns.map(({ title, look = '', cell }) => (
                <td key={title} className={`${cellLook} ${look}`}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <button
          type="button"
          onClick={() => setWhole(true)}
          className="mt-2 rounded-sm font-medium text-accent hover:underline"
        >
          Show {formatCount(rows.length - shown.length)} more
        </button>
      )}
    </>
  )
}

/** Widths of the bars, in per cent: uneven, as words are. */
const bars = [52, 71, 44, 63, 80, 49]

export const TableSkeleton = ({ rows = bars.length }: { rows?: number }) => (
  <div role="status" aria-label="Loading" className="flex flex-col">
    {bars.slice(0, rows).map((width) => (
      <div key={width} className="flex h-9 items-center border-line/60 border-b px-4">
        <span className="skeleton h-2.5" style={{ width: `${width}%` }} />
      </div>
    ))}
  </div>
)
