// A plain table: columns as wide as their widest cell, the last one cut to the terminal.

import { fit } from './format.ts'

export function table(headings: string[], rows: string[][], columns: number): string {
  const lines = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' '))) // a name may hold a line end
  const widths = headings.map((heading, index) =>
    Math.max(heading.length, ...lines.map((row) => row[index]?.length ?? 0)),
  )
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0)
  const last = Math.max(20, columns - before)
  const line = (cells: string[]) =>
    cells
      .map((cell, index) => (index === cells.length - 1 ? cut(cell, last) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd()
  return [headings, ...lines].map((cells) => `${line(cells)}\n`).join('')
}

/** A sentence loses its end, a path its middle: the file's name stands last. */
const cut = (text: string, width: number) =>
  text.length > width && text.includes(' ') ? `${text.slice(0, width - 1)}…` : fit(text, width)
