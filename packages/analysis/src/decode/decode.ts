// Bytes → text as Python reads a source file: byte order marks, PEP 263 declarations, every kind of newline.
import { unescapeText } from '../parse/literals.ts'
import { createSource, type Problem, type Source } from './source.ts'

const DECLARATION = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/

/** Decodes a script. What cannot be decoded is replaced and told in `problems`. */
export const decode = (bytes: Uint8Array): Source => {
  const { encoding, skip } = encodingOf(bytes)
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + skip, bytes.byteLength - skip)
  const { text, problem } = decodeAs(body, encoding)
  const source = normalise(text)
  return problem ? { ...source, problems: [problem, ...source.problems] } : source
}

/** Text that is decoded already, as `-c` code and notebook cells are. */
export const normalise = (text: string): Source => {
  const problems: Problem[] = []
  const nul = text.indexOf('\0')
  // CPython before 3.12 stops reading at NUL and later ones refuse: either way a reader must not go blind behind it.
  if (nul !== -1) problems.push({ reason: 'a NUL character', at: nul })
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\0', ' ')
  return createSource(
    clean.includes('\r') ? clean.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : clean,
    problems,
  )
}

const encodingOf = (bytes: Uint8Array): { encoding: string; skip: number } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const head = Buffer.from(bytes.subarray(0, 400)).toString('latin1')
  const [first = '', second = ''] = head.split(/\r\n|\r|\n/)
  const declared = DECLARATION.exec(first) ?? (/^[ \t\f]*(#|$)/.test(first) ? DECLARATION.exec(second) : null)
  return { encoding: declared?.[1] ?? 'utf-8', skip: 0 }
}

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  ascii: 'latin1',
  'us-ascii': 'latin1',
  'latin-1': 'latin1',
  'iso-8859-1': 'latin1',
  'iso-latin-1': 'latin1',
  'iso8859-1': 'latin1',
  l1: 'latin1',
  'utf-8-sig': 'utf-8',
  mbcs: 'windows-1252',
}

type Decoded = { text: string; problem?: Problem }

const decodeAs = (body: Buffer, declared: string): Decoded => {
  const written = declared.toLowerCase().replaceAll('_', '-')
  const name = ALIASES[written] ?? written.replace(/^cp(125\d)$/, 'windows-$1')
  const special = SPECIAL[name]
  if (special) return { text: special(body) }
  if (name === 'utf-8') return utf8(body)
  try {
    return { text: new TextDecoder(name).decode(body) }
  } catch (cause) {
    // An unknown name is a RangeError; Python would refuse the file, an analyser still reads it.
    if (!(cause instanceof RangeError)) throw cause
    return { text: body.toString('latin1'), problem: { reason: `the unknown encoding ${declared}`, at: 0 } }
  }
}

const utf8 = (body: Buffer): Decoded => {
  const text = body.toString('utf8')
  const at = text.indexOf('\uFFFD')
  const isInvalid = at !== -1 && !body.includes('\uFFFD', 0, 'utf8')
  return isInvalid ? { text, problem: { reason: 'bytes that are not UTF-8', at } } : { text }
}

/** Encodings that hide code in plain sight: CPython runs them, editors show something else. */
const SPECIAL: Record<string, (body: Buffer) => string> = {
  latin1: (body) => body.toString('latin1'),
  'utf-7': (body) =>
    body
      .toString('latin1')
      .replace(/\+([A-Za-z0-9+/]*)-?/g, (_whole, shifted: string) =>
        shifted === '' ? '+' : Buffer.from(shifted, 'base64').swap16().toString('utf16le'),
      ),
  'unicode-escape': (body) => unescapeText(body.toString('latin1'), false),
  'raw-unicode-escape': (body) =>
    body
      .toString('latin1')
      .replace(/\\u([0-9a-fA-F]{4})/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
  rot13: (body) => rot13(body.toString('latin1')),
  'rot-13': (body) => rot13(body.toString('latin1')),
}

export const rot13 = (text: string): string =>
  text.replace(/[a-zA-Z]/g, (letter) => {
    const base = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base)
  })
