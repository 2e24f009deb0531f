// Decoders of the standard library: what they make of known text is computed, and remembered for the chain of layers.
import { byCodecName, decoders, decodeText, encodeText } from '../values/codecs.ts'
import { ofBytes, ofString, soleText, type Value, withTaints } from '../values/value.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { rememberDecoding, runCode } from './dynamicCode.ts'
import type { Intrinsic } from './intrinsics.ts'
import type { Machine } from './machine.ts'

const decoding =
  (decoder: string): Intrinsic =>
  (machine, site) => {
    const input = site.args[0] ? soleText(site.args[0]) : null
    const output = input ? (decoders[decoder]?.(input.value) ?? null) : null
    if (!input || output === null) return null
    rememberDecoding(machine, { by: decoder, from: input.value, to: output })
    return withTaints(ofBytes(output), (site.args[0] as Value).taints)
  }

const encoding =
  (encode: (bytes: string) => string): Intrinsic =>
  (_machine, site) => {
    const input = site.args[0] ? soleText(site.args[0]) : null
    return input
      ? withTaints(ofBytes(encode(input.value)), (site.args[0] as Value).taints)
      : transparent(site)
  }

/** An encoding of unknown text keeps its pieces in place: what is decoded again is the same text. */
const transparent = (site: CallSite): Value | null => {
  const [given] = site.args
  return given?.atoms.some((atom) => atom.kind === 'text') ? given : null
}

const codec =
  (direction: 'encode' | 'decode'): Intrinsic =>
  (machine, site) => {
    const input = site.args[0] ? soleText(site.args[0]) : null
    const given = argumentOf(site, [1, 'encoding'])
    const name = given ? (soleText(given)?.value ?? null) : 'utf-8'
    if (!input || name === null) return null
    const turned = byCodecName(input.value, name)
    if (direction === 'encode')
      return /rot/i.test(name) && turned ? ofString(turned) : ofBytes(encodeText(input.value, name))
    const output = turned ?? decodeText(input.value, name)
    if (output === null) return null
    rememberDecoding(machine, { by: name, from: input.value, to: output })
    return /rot/i.test(name) || turned === null ? ofString(output) : ofBytes(output)
  }

const textual =
  (change: (text: string) => string): Intrinsic =>
  (_machine, site) => {
    const input = site.args[0] ? soleText(site.args[0]) : null
    return input ? withTaints(ofString(change(input.value)), (site.args[0] as Value).taints) : null
  }

const percentDecoded = (text: string): string => {
  const bytes = text.replaceAll(/%([0-9a-fA-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return bytes === text ? text : Buffer.from(bytes, 'latin1').toString('utf8')
}

const unhtml = (text: string) =>
  text
    .replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code) % 0x110000))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

/** Names and text constants of a marshalled code object: enough to see what it calls, without running it. */
const marshalled = (machine: Machine, site: CallSite): Value | null => {
  const input = site.args[0] ? soleText(site.args[0]) : null
  if (!input) return null
  const code = sourceOfMarshal(input.value)
  rememberDecoding(machine, { by: 'marshal', from: input.value, to: code })
  return ofString(code)
}

/** A short text is `z` or `Z` and a length byte, a longer one `a`, `u`, `s` or `t` and four; names and constants alike. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the length bytes of marshal's format may be any byte.
const MARSHALLED = /[zZ\xda\xfa]([\x01-\xff])|[auAst\xe1\xf5\xf3\xf4]([\x01-\xff][\0-\xff]\0\0)/g

const sourceOfMarshal = (bytes: string): string => {
  const found = new Set<string>()
  for (const match of bytes.matchAll(MARSHALLED)) {
    const length = match[1]
      ? match[1].charCodeAt(0)
      : match[2]
        ? match[2].charCodeAt(0) + match[2].charCodeAt(1) * 256
        : 0
    const start = match.index + match[0].length
    const text = bytes.slice(start, start + length)
    if (text.length === length && /^[\t\n -~]{2,}$/.test(text)) found.add(text)
  }
  const texts = [...found].map((text) => JSON.stringify(text))
  return [...likelyCalls(found), ...texts].join('\n')
}

/** What takes a command or code, by the name a code object calls it by, and how it is written. */
const RUNNERS: readonly (readonly [string, string])[] = [
  ['system', '__import__("os").system(%)'],
  ['popen', '__import__("os").popen(%)'],
  ['Popen', '__import__("subprocess").Popen(%, shell=True)'],
  ['check_output', '__import__("subprocess").check_output(%, shell=True)'],
  ['getoutput', '__import__("subprocess").getoutput(%)'],
  ['exec', 'exec(%)'],
  ['eval', 'exec(%)'],
]
const UNPACKERS: readonly (readonly [string, string])[] = [
  ['b64decode', '__import__("base64").b64decode(%)'],
  ['decompress', '__import__("zlib").decompress(%)'],
]
const MAX_CALLS = 40

/** Which constant goes into which call stands in the bytecode, that differs by version: each is tried. */
const likelyCalls = (found: ReadonlySet<string>): string[] => {
  const unpack = UNPACKERS.filter(([name]) => found.has(name)).map(([, form]) => form)
  const given = [...found].filter((text) => text.length > 8 && !/^[\w.<>]+$/.test(text))
  const packed = unpack.length > 0 ? [...found].filter((text) => /^[\w+/=]{16,}$/.test(text)) : []
  const runners = RUNNERS.filter(([name]) => found.has(name)).map(([, form]) => form)
  const fill = (form: string, value: string) => form.replace('%', () => value)
  const plain = runners.flatMap((form) => given.map((text) => fill(form, JSON.stringify(text))))
  const hidden = runners
    .filter((form) => form.startsWith('exec'))
    .flatMap((form) =>
      packed.map((text) =>
        fill(
          form,
          unpack.reduce((value, each) => fill(each, value), JSON.stringify(text)),
        ),
      ),
    )
  return [...plain, ...hidden].slice(0, MAX_CALLS)
}

/** `c` names a callable by module and name; `S`, `V`, `X` and `\x8c` hold text. */
const PICKLED_CALL = /c([A-Za-z_][\w.]*)\n(\w+)\n/
const PICKLED_TEXT = /S'((?:[^'\\\n]|\\.)*)'\n|V([^\n]*)\n|X([\0-\xff]{4})|\x8c([\0-\xff])/g

/** A pickled text is that text; a pickled call is the call, written out and run like any hidden code. */
const unpickled: Intrinsic = (machine, site) => {
  const input = site.args[0] ? soleText(site.args[0]) : null
  if (!input || input.value.length > 1_000_000) return null
  const texts = textsOfPickle(input.value)
  const called = PICKLED_CALL.exec(input.value)
  const [module, name] = called ? [called[1], called[2]] : stackGlobal(input.value, texts)
  if (module && name) {
    const rest = texts.filter((text) => text !== module && text !== name)
    const real = module.replace(/^(posix|nt)$/, 'os').replace(/^__builtin__$/, 'builtins')
    const code = `import ${real}\n${real}.${name}(${rest.map((text) => JSON.stringify(text)).join(', ')})`
    rememberDecoding(machine, { by: 'pickle', from: input.value, to: code })
    runCode(machine, ofString(code), site.node, 'exec')
    return null
  }
  const [only, other] = texts
  return only !== undefined && other === undefined ? ofString(only) : null
}

const textsOfPickle = (bytes: string): string[] =>
  [...bytes.matchAll(PICKLED_TEXT)].map((match) => {
    const [all, quoted, line, wide, short] = match
    if (quoted !== undefined || line !== undefined) return quoted ?? line ?? ''
    const length =
      short === undefined ? Buffer.from(wide ?? '', 'latin1').readUInt32LE() : short.charCodeAt(0)
    return bytes.slice(match.index + all.length, match.index + all.length + length)
  })

/** Protocol 4 names a callable by two texts and the opcode `\x93`. */
const stackGlobal = (bytes: string, texts: readonly string[]): readonly (string | undefined)[] =>
  bytes.includes('\x93') ? texts.slice(0, 2) : []

export const codecIntrinsics: Record<string, Intrinsic> = {
  'base64.b64decode': decoding('base64'),
  'base64.standard_b64decode': decoding('base64'),
  'base64.decodebytes': decoding('base64'),
  'base64.decodestring': decoding('base64'),
  'base64.urlsafe_b64decode': decoding('base64url'),
  'base64.b32decode': decoding('base32'),
  'base64.b16decode': decoding('hex'),
  'base64.b85decode': decoding('base85'),
  'base64.a85decode': decoding('ascii85'),
  'binascii.a2b_base64': decoding('base64'),
  'binascii.unhexlify': decoding('hex'),
  'binascii.a2b_hex': decoding('hex'),
  'quopri.decodestring': decoding('quotedPrintable'),
  'zlib.decompress': decoding('zlib'),
  'gzip.decompress': decoding('gzip'),
  'bz2.decompress': decoding('bz2'),
  'lzma.decompress': decoding('lzma'),
  'brotli.decompress': decoding('brotli'),
  'builtins.bytes.fromhex': decoding('hex'),
  'builtins.bytearray.fromhex': decoding('hex'),
  'marshal.loads': marshalled,
  'pickle.loads': unpickled,
  'zlib.decompressobj().decompress': decoding('zlib'),
  'bz2.BZ2Decompressor().decompress': decoding('bz2'),
  'lzma.LZMADecompressor().decompress': decoding('lzma'),
  'codecs.decode': codec('decode'),
  'codecs.encode': codec('encode'),
  'base64.b64encode': encoding((bytes) => Buffer.from(bytes, 'latin1').toString('base64')),
  'base64.urlsafe_b64encode': encoding((bytes) =>
    Buffer.from(bytes, 'latin1').toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
  ),
  'binascii.hexlify': encoding((bytes) => Buffer.from(bytes, 'latin1').toString('hex')),
  'urllib.parse.unquote': textual(percentDecoded),
  'urllib.unquote': textual(percentDecoded),
  'html.unescape': textual(unhtml),
}
