// Values of string and number literals, as the Python language reference defines them (sections 2.4 and 2.5).

const SIMPLE: Record<string, string> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
}

const ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}]*\}|(\r\n|[\s\S]))/g

/** `\N{…}` needs the Unicode name table and stays as written; so does `\u` in bytes. */
export const unescapeText = (body: string, bytes: boolean): string => {
  if (!body.includes('\\')) return body
  return body.replace(ESCAPE, (whole, ...groups: (string | undefined)[]) => {
    const [octal, hex, short, long, other] = groups
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & (bytes ? 0xff : 0xffff))
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const point = bytes ? undefined : (short ?? long)
    if (point !== undefined) return fromCodePoint(Number.parseInt(point, 16), whole)
    return other === undefined ? whole : (SIMPLE[other === '\r\n' ? '\n' : other] ?? whole)
  })
}

const fromCodePoint = (code: number, fallback: string) =>
  code <= 0x10ffff ? String.fromCodePoint(code) : fallback

export type Quoted = { prefix: string; bodyAt: number; bodyEnd: number }

/** Where prefix, quotes and body of the string token at `at` lie. An unterminated body runs to `end`. */
export const quotedAt = (source: string, at: number, end: number): Quoted => {
  let quoteAt = at
  while (quoteAt < end && source[quoteAt] !== '"' && source[quoteAt] !== "'") quoteAt += 1
  const quote = source[quoteAt] ?? '"'
  const triple = source.startsWith(quote.repeat(3), quoteAt) && end - quoteAt >= 6
  const width = triple ? 3 : 1
  const prefix = source.slice(at, quoteAt).toLowerCase()
  const closed = source.startsWith(quote.repeat(width), end - width) && end - width >= quoteAt + width
  return { prefix, bodyAt: quoteAt + width, bodyEnd: closed ? end - width : end }
}

/** The value of a literal piece; `raw` and `bytes` come from its prefix. Newlines are already `\n`. */
export const pieceValue = (body: string, prefix: string): string => {
  const bytes = prefix.includes('b')
  const text = prefix.includes('r') ? body : unescapeText(body, bytes)
  // A bytes literal holds one character per byte; a Python 2 source may carry others, kept as UTF-8.
  return bytes && /[^\0-\xff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text
}

/** Integers beyond 2^53 become bigint; imaginary and malformed numbers are null. */
export const numberValue = (token: string): number | bigint | null => {
  const text = token.replaceAll('_', '').replace(/[lL]$/, '')
  if (/^0[xX][0-9a-fA-F]+$|^0[oO][0-7]+$|^0[bB][01]+$/.test(text)) return exact(text)
  if (/[jJ]$/.test(text)) return null
  if (/^0[0-7]+$/.test(text)) return exact(`0o${text.slice(1)}`)
  if (/^\d+$/.test(text)) return text.length > 5000 ? null : exact(text)
  const float = Number(text)
  return Number.isNaN(float) ? null : float
}

const exact = (text: string): number | bigint => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
}
