// Rows as the engine takes them: one JSON object per line.

import { setImmediate as nextTurn } from 'node:timers/promises'

const loneSurrogate = /\\ud[89a-f]/

/** Encoding goes on for a few milliseconds at a time: 200,000 rows at once would hold up everybody for a second. */
const rowsPerTurn = 500

export async function ndjson(rows: Iterable<object>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let lines = ''
  let count = 0
  for (const row of rows) {
    lines += `${lineOf(row)}\n`
    if (++count % rowsPerTurn !== 0) continue
    chunks.push(Buffer.from(lines))
    lines = ''
    await nextTurn()
  }
  return Buffer.concat([...chunks, Buffer.from(lines)])
}

/** A file name that is no UTF-8 reaches us as lone surrogates. The engine would store them as bytes that no decoder takes. */
function lineOf(row: object): string {
  const line = JSON.stringify(row)
  return loneSurrogate.test(line) ? JSON.stringify(row, wellFormed) : line
}

const wellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value
