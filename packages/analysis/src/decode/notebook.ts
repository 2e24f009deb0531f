// Notebooks: the code cells as one text, with the way back from each line to its cell (nbformat 3 and 4).
import { normalise } from './decode.ts'
import { type CellLine, createSource, type Source } from './source.ts'

type Cell = { cell_type?: unknown; source?: unknown; input?: unknown }

/** Null where the text is no notebook. Magics and `!` commands become calls, so that they are analysed too. */
export const readNotebook = (text: string): Source | null => {
  const cells = cellsOf(text)
  if (cells === null) return null
  const lines: string[] = []
  const cellLines: CellLine[] = []
  let index = 0
  for (const cell of cells) {
    if (cell.cell_type !== 'code') continue
    index += 1
    const code = normalise(sourceOf(cell)).text.split('\n')
    for (const [row, line] of pythonLines(code).entries()) {
      lines.push(line)
      cellLines.push({ cell: index, line: row + 1 })
    }
  }
  return createSource(lines.join('\n'), [], cellLines)
}

const cellsOf = (text: string): Cell[] | null => {
  try {
    const book = JSON.parse(text) as { cells?: Cell[]; worksheets?: { cells?: Cell[] }[] }
    if (Array.isArray(book?.cells)) return book.cells
    return Array.isArray(book?.worksheets) ? book.worksheets.flatMap((sheet) => sheet.cells ?? []) : null
  } catch {
    return null
  }
}

const sourceOf = (cell: Cell): string => {
  const written = cell.source ?? cell.input
  return Array.isArray(written) ? written.join('') : typeof written === 'string' ? written : ''
}

const SHELL = /^(\s*)(?:([\w, ]+)=\s*)?!+(.*)$/
const MAGIC = /^(\s*)(?:[\w, ]+=\s*)?%(\w.*)$/

const pythonLines = (code: string[]): string[] => {
  const cellMagic = /^%%(\w+)/.exec(code[0] ?? '')?.[1]
  if (cellMagic && !['time', 'timeit', 'capture', 'prun'].includes(cellMagic))
    return foreignCell(cellMagic, code)
  return code.map((line) => pythonLine(line))
}

const pythonLine = (line: string): string => {
  if (line.startsWith('%%')) return ''
  const shell = SHELL.exec(line)
  if (shell)
    return `${shell[1]}${shell[2] ? `${shell[2]}= ` : ''}get_ipython().system(${quote(shell[3] ?? '')})`
  const magic = MAGIC.exec(line)
  return magic ? `${magic[1]}get_ipython().run_line_magic(${quote(magic[2] ?? '')})` : line
}

/** A `%%bash` cell is one command; `%%html` and its like hold no Python. */
const foreignCell = (magic: string, code: string[]): string[] => {
  const isShell = ['bash', 'sh', 'script', 'cmd'].includes(magic)
  const call = isShell ? `get_ipython().system(${quote(code.slice(1).join('\n'))})` : ''
  return [call, ...code.slice(1).map(() => '')]
}

/** `{x}` and `$x` in a command are Python values put into it. */
const quote = (command: string): string => {
  const body = command.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')
  if (!/\{\w+\}|\$[a-zA-Z_]\w*/.test(body)) return `'${body}'`
  return `f'${body.replaceAll(/\$([a-zA-Z_]\w*)/g, '{$1}')}'`
}
