// Rows as the engine takes them: one JSON object per line.

const loneSurrogate = /\\ud[89a-f]/

export function ndjson(rows: readonly object[]): Buffer {
  return Buffer.from(rows.map((row) => `${lineOf(row)}\n`).join(''))
}

/** A file name that is no UTF-8 reaches us as lone surrogates. The engine would store them as bytes that no decoder takes. */
function lineOf(row: object): string {
  const line = JSON.stringify(row)
  return loneSurrogate.test(line) ? JSON.stringify(row, wellFormed) : line
}

const wellFormed = (_key: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value
