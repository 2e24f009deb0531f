// Encodings that scripts hide things in, over byte strings (one character per byte). Null: the input is malformed.
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, unzipSync } from 'node:zlib'
import { rot13 } from '../decode/decode.ts'
import { unescapeText } from '../parse/literals.ts'
import { bunzip2 } from './bunzip2.ts'
import { unlzma } from './unlzma.ts'

type Decode = (bytes: string) => string | null

const MAX_OUTPUT = 16_000_000

const toBuffer = (bytes: string) => Buffer.from(bytes, 'latin1')
const fromBuffer = (buffer: Uint8Array) => Buffer.from(buffer).toString('latin1')

/** A decompressor that throws on malformed input, as zlib does, gives null: a script's data proves nothing. */
const guarded =
  (decode: (input: Buffer) => Uint8Array): Decode =>
  (bytes) => {
    try {
      return fromBuffer(decode(toBuffer(bytes)))
    } catch {
      return null
    }
  }

const limits = { maxOutputLength: MAX_OUTPUT }

const base64 =
  (alphabet: 'base64' | 'base64url'): Decode =>
  (bytes) =>
    /^[\w+/=\s-]*$/.test(bytes) ? Buffer.from(bytes, alphabet).toString('latin1') : null

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const base32: Decode = (bytes) => {
  let bits = 0
  let held = 0
  let output = ''
  for (const letter of bytes.replace(/=+$/, '').toUpperCase()) {
    const value = BASE32.indexOf(letter)
    if (value < 0) return null
    held = ((held << 5) | value) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      output += String.fromCharCode((held >> bits) & 0xff)
    }
  }
  return output
}

const BASE85 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'

/** Five digits of base 85 are four bytes; a short last group is padded with the highest digit. */
const base85 = (digit: (letter: string) => number, bytes: string): string | null => {
  let output = ''
  for (let at = 0; at < bytes.length; at += 5) {
    const group = bytes.slice(at, at + 5)
    let value = 0
    for (let place = 0; place < 5; place += 1) {
      const found = place < group.length ? digit(group[place] as string) : 84
      if (found < 0) return null
      value = value * 85 + found
    }
    const four = String.fromCharCode(
      (value / 2 ** 24) & 255,
      (value >> 16) & 255,
      (value >> 8) & 255,
      value & 255,
    )
    output += four.slice(0, group.length - 1)
  }
  return output
}

const ascii85: Decode = (bytes) => {
  const body = bytes
    .replace(/^<~|~>$/g, '')
    .replaceAll(/\s/g, '')
    .replaceAll('z', '!!!!!')
  return base85((letter) => letter.charCodeAt(0) - 33, body)
}

const hex: Decode = (bytes) => {
  const digits = bytes.replaceAll(/\s/g, '')
  return /^(?:[0-9a-fA-F]{2})*$/.test(digits) ? Buffer.from(digits, 'hex').toString('latin1') : null
}

const quotedPrintable: Decode = (bytes) =>
  bytes
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** One line: its length, then four letters for three bytes. */
const uu: Decode = (bytes) => {
  const line = bytes.replace(/[\r\n]+$/, '')
  const length = (line.charCodeAt(0) - 32) & 63
  let output = ''
  for (let at = 1; at < line.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [...line.slice(at, at + 4)].map(
      (letter) => (letter.charCodeAt(0) - 32) & 63,
    )
    output += String.fromCharCode((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return output.length < length ? null : output.slice(0, length)
}

/** `codecs.escape_decode`: bytes written as a bytes literal's body. */
export const escapedBytes = (text: string): string => unescapeText(text, true)

const wide = (buffer: Buffer): string =>
  buffer
    .subarray(0, buffer.length & ~1)
    .swap16()
    .toString('utf16le')

/** UTF-7 (RFC 2152): `+` begins a run of base 64 over UTF-16, `-` ends it. */
const utf7 = (bytes: string): string =>
  bytes.replaceAll(/\+([A-Za-z0-9+/]*)-?/g, (_all, run: string) =>
    run === '' ? '+' : wide(Buffer.from(run, 'base64')),
  )

/** By the name of the function that decodes. */
export const decoders: Readonly<Record<string, Decode>> = {
  base64: base64('base64'),
  base64url: base64('base64url'),
  base32,
  base85: (bytes) => base85((letter) => BASE85.indexOf(letter), bytes),
  ascii85,
  hex,
  quotedPrintable,
  zlib: guarded((input) => (input[0] === 0x1f ? gunzipSync(input, limits) : unzipOrRaw(input))),
  gzip: guarded((input) => gunzipSync(input, limits)),
  brotli: guarded((input) => brotliDecompressSync(input, limits)),
  bz2: guarded((input) => bunzip2(input, MAX_OUTPUT)),
  lzma: guarded((input) => unlzma(input, MAX_OUTPUT)),
  rot13,
  uu,
  reverse: (bytes) => [...bytes].reverse().join(''),
}

const unzipOrRaw = (input: Buffer): Buffer => {
  try {
    return inflateSync(input, limits)
  } catch {
    return input[0] === 0x78 ? unzipSync(input, limits) : inflateRawSync(input, limits)
  }
}

/** `bytes.decode(encoding)` and `codecs.decode`: text out of bytes; null for an unknown encoding. */
export const decodeText = (bytes: string, encoding: string): string | null => {
  const name = encoding.toLowerCase().replaceAll('_', '-')
  if (name === 'utf-8' || name === 'utf8') return toBuffer(bytes).toString('utf8')
  if (name === 'latin1' || name === 'latin-1' || name === 'ascii' || name === 'iso-8859-1') return bytes
  if (name === 'unicode-escape' || name === 'string-escape') return unescapeText(bytes, false)
  if (name === 'utf-7' || name === 'utf7') return utf7(bytes)
  if (name === 'utf-16le' || name === 'utf-16-le') return toBuffer(bytes).toString('utf16le')
  if (name === 'utf-16')
    return toBuffer(bytes)
      .toString('utf16le')
      .replace(/^\uFEFF/, '')
  return byCodecName(bytes, name)
}

/** Python 2's `text.decode('hex')` and `codecs.decode(text, 'rot13')`: bytes to bytes. */
export const byCodecName = (bytes: string, name: string): string | null => {
  const decode = decoders[CODEC_NAMES[name.toLowerCase().replaceAll('_', '-')] ?? '']
  return decode ? decode(bytes) : null
}

const CODEC_NAMES: Record<string, string> = {
  base64: 'base64',
  'base64-codec': 'base64',
  hex: 'hex',
  'hex-codec': 'hex',
  rot13: 'rot13',
  'rot-13': 'rot13',
  zip: 'zlib',
  zlib: 'zlib',
  'zlib-codec': 'zlib',
  bz2: 'bz2',
  'bz2-codec': 'bz2',
  quopri: 'quotedPrintable',
}

/** `str.encode(encoding)`: bytes out of text. */
export const encodeText = (text: string, encoding: string): string => {
  const name = encoding.toLowerCase().replaceAll('_', '-')
  if (name.startsWith('utf-16')) return Buffer.from(text, 'utf16le').toString('latin1')
  return Buffer.from(text, /latin|8859|ascii/.test(name) ? 'latin1' : 'utf8').toString('latin1')
}
