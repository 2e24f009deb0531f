// Decoded text and the way back from an offset in it to the line, column and notebook cell a person sees.

/** Why a file could not be analysed whole. */
export type Problem = { reason: string; at: number }

/** Lines and columns count from 1; a cell is the index of a notebook's code cell, from 1. */
export type Position = { line: number; column: number; cell?: number }

export type CellLine = { cell: number; line: number }

export type Source = {
  /** Newlines are `\n` only. */
  text: string
  lineStarts: readonly number[]
  /** For notebooks: the cell and line that each line of the text came from. */
  cellLines?: readonly CellLine[]
  problems: readonly Problem[]
}

export const createSource = (text: string, problems: Problem[] = [], cellLines?: CellLine[]): Source => ({
  text,
  lineStarts: lineStartsOf(text),
  problems,
  ...(cellLines ? { cellLines } : {}),
})

const lineStartsOf = (text: string): number[] => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

export const positionAt = (source: Source, offset: number): Position => {
  const row = rowAt(source.lineStarts, offset)
  const column = offset - (source.lineStarts[row] ?? 0) + 1
  const inCell = source.cellLines?.[row]
  return inCell ? { line: inCell.line, column, cell: inCell.cell } : { line: row + 1, column }
}

const rowAt = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The text of the line that holds the offset, without its newline. */
export const lineTextAt = (source: Source, offset: number): string => {
  const row = rowAt(source.lineStarts, offset)
  return source.text.slice(source.lineStarts[row], (source.lineStarts[row + 1] ?? source.text.length + 1) - 1)
}
