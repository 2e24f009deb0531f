// Methods of str and bytes: folded where the text is known, else carrying its data on.
import { byCodecName, decodeText, encodeText } from '../values/codecs.ts'
import { formatBraces, joinWith } from '../values/format.ts'
import { readContents } from '../values/store.ts'
import { concatenate, cut, partsOf, skeleton } from '../values/text.ts'
import {
  type Atom,
  clearedOf,
  isAllConstant,
  joinTaints,
  ofAtom,
  ofBoolean,
  ofBytes,
  ofNumber,
  ofString,
  ofSymbol,
  soleAtom,
  soleNumber,
  soleText,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import {
  anyElement,
  CONSTANT_PIECES,
  type ContainerAtom,
  createSequence,
  deepTaints,
  isContainer,
  itemsOf,
  readIndex,
} from './containers.ts'
import { removedBy } from './guards.ts'
import type { Machine } from './machine.ts'

export type TextCall = {
  self: Value
  text: { value: string; bytes: boolean }
  args: readonly Value[]
  keywords: ReadonlyMap<string, Value>
  /** What an unknown `*args` or `**kwargs` may bring. */
  rest: Value
}
type Method = (machine: Machine, call: TextCall) => Value | null

const like = (call: TextCall, value: string): Value => (call.text.bytes ? ofBytes(value) : ofString(value))
const string = (call: TextCall, place: number): string | null => {
  const given = call.args[place]
  return given ? (soleText(given)?.value ?? null) : null
}

const mapped =
  (change: (text: string) => string): Method =>
  (_machine, call) =>
    like(call, change(call.text.value))

const trimmed =
  (front: boolean, back: boolean): Method =>
  (_machine, call) => {
    const given = string(call, 0)
    if (call.args.length > 0 && given === null) return null
    return like(call, strip(call.text.value, given ?? ' \t\n\r\f\v', front, back))
  }

const strip = (text: string, letters: string, front: boolean, back: boolean): string => {
  let from = 0
  let to = text.length
  if (front) while (from < to && letters.includes(text[from] as string)) from += 1
  if (back) while (to > from && letters.includes(text[to - 1] as string)) to -= 1
  return text.slice(from, to)
}

const replace: Method = (_machine, call) => {
  const [from, to, count] = [string(call, 0), string(call, 1), call.args[2]]
  if (from === null || to === null) return null
  if (!count)
    return like(
      call,
      call.text.value.replaceAll(from, () => to),
    )
  const times = soleNumber(count)
  return times === null ? null : like(call, replaceFirst(call.text.value, from, to, times))
}

const replaceFirst = (text: string, from: string, to: string, times: number): string => {
  const pieces = text.split(from)
  if (times < 0 || times >= pieces.length - 1) return pieces.join(to)
  return [...pieces.slice(0, times), pieces.slice(times).join(from)].join(to)
}

const split: Method = (machine, call) => {
  const separator = call.args[0] ? string(call, 0) : ''
  if (separator === null || call.args.length > 1) return null
  const { value } = call.text
  const pieces =
    separator === '' ? value.split(/\s+/).filter((piece) => piece !== '') : value.split(separator)
  if (pieces.length > 200_000) return null
  return createSequence(
    machine,
    'list',
    pieces.map((piece) => like(call, piece)),
  )
}

const splitLines: Method = (machine, call) =>
  createSequence(
    machine,
    'list',
    call.text.value.split(/\r\n|\r|\n/).map((piece) => like(call, piece)),
  )

const partition =
  (last: boolean): Method =>
  (machine, call) => {
    const separator = string(call, 0)
    if (separator === null) return null
    const { value } = call.text
    const at = last ? value.lastIndexOf(separator) : value.indexOf(separator)
    const parts =
      at < 0
        ? last
          ? ['', '', value]
          : [value, '', '']
        : [value.slice(0, at), separator, value.slice(at + separator.length)]
    return createSequence(
      machine,
      'tuple',
      parts.map((part) => like(call, part)),
    )
  }

const joining: Method = (machine, call) => {
  const items = call.args[0] ? itemsOf(machine, call.args[0]) : null
  const whole = call.args[0] ? soleText(call.args[0]) : null
  if (whole) return like(call, [...whole.value].join(call.text.value))
  if (!items) return isOfConstants(machine, call.args[0]) ? ofSymbol(CONSTANT_PIECES) : null
  if (call.text.bytes) {
    const pieces = items.map((item) => soleText(item)?.value)
    return pieces.every((piece) => piece !== undefined) ? ofBytes(pieces.join(call.text.value)) : null
  }
  return items.length > 200_000 ? null : joinKnown(call.self, items)
}

/** However many there are: placeholders joined by a comma are no way in. */
const isOfConstants = (machine: Machine, list: Value | undefined): boolean =>
  list !== undefined &&
  (isPieces(soleAtom(list)) || (isContainer(soleAtom(list)) && isAllConstant(anyElement(machine, list))))
const isPieces = (atom: Atom | null) => atom?.kind === 'symbol' && atom.path === CONSTANT_PIECES

/** The quick way for long lists of constants. */
const joinKnown = (separator: Value, items: readonly Value[]): Value => {
  const pieces = items.map((item) => soleText(item)?.value)
  const glue = soleText(separator)?.value
  const isKnown = glue !== undefined && pieces.every((piece) => piece !== undefined)
  return isKnown ? ofString(pieces.join(glue)) : joinWith(separator, items)
}

const format: Method = (machine, call) =>
  formatBraces(
    call.text.value,
    call.args,
    (name) => call.keywords.get(name) ?? null,
    (value, path) => insideOf(machine, value, path),
  )

/** `0[name]`: the entry where it is known, else anything that the argument holds. */
const insideOf = (machine: Machine, value: Value, path: string): Value | null => {
  const key = /^\[(\w+)\]$/.exec(path)?.[1]
  const atom = soleAtom(value)
  if (key === undefined || !isContainer(atom)) return { atoms: [], taints: deepTaints(machine, value) }
  const index = /^\d+$/.test(key) ? ofNumber(Number(key)) : ofString(key)
  return readIndex(machine, atom, index)
}

const encode: Method = (_machine, call) => {
  const encoding = call.args[0] ? string(call, 0) : 'utf-8'
  if (encoding === null) return null
  const turned = /rot/.test(encoding) ? byCodecName(call.text.value, encoding) : null
  return ofBytes(turned ?? (call.text.bytes ? call.text.value : encodeText(call.text.value, encoding)))
}

const decode: Method = (_machine, call) => {
  const given = call.args[0] ?? call.keywords.get('encoding')
  const encoding = given ? soleText(given)?.value : 'utf-8'
  const text = encoding === undefined ? null : decodeText(call.text.value, encoding)
  return text === null ? null : ofString(text)
}

const tested =
  (test: (text: string, given: string) => boolean): Method =>
  (_machine, call) => {
    const given = string(call, 0)
    return given === null ? null : ofBoolean(test(call.text.value, given))
  }

const matching =
  (pattern: RegExp): Method =>
  (_machine, call) =>
    ofBoolean(pattern.test(call.text.value))

const padded =
  (side: 'left' | 'right'): Method =>
  (_machine, call) => {
    const width = call.args[0] ? soleNumber(call.args[0]) : null
    const fill = call.args[1] ? string(call, 1) : ' '
    if (width === null || width > 100_000 || fill === null) return null
    return like(
      call,
      side === 'left' ? call.text.value.padStart(width, fill) : call.text.value.padEnd(width, fill),
    )
  }

const found: Method = (_machine, call) => {
  const given = string(call, 0)
  return given === null || call.args.length > 1 ? null : ofNumber(call.text.value.indexOf(given))
}

const counted: Method = (_machine, call) => {
  const given = string(call, 0)
  return given ? ofNumber(call.text.value.split(given).length - 1) : null
}

const translated: Method = (machine, call) => {
  const table = soleAtom(call.args[0] ?? UNKNOWN)
  const pairs = isContainer(table) ? itemsAsPairs(machine, table) : null
  if (!pairs) return null
  return like(
    call,
    [...call.text.value].map((letter) => pairs.get(letter.codePointAt(0) as number) ?? letter).join(''),
  )
}

/** A table of `str.maketrans`: code points to text. */
const itemsAsPairs = (machine: Machine, atom: ContainerAtom): Map<number, string> | null => {
  const keys = itemsOf(machine, ofAtom(atom))
  if (!keys) return null
  const pairs = new Map<number, string>()
  for (const key of keys) {
    const code = soleNumber(key)
    const value = code === null ? null : readEntry(machine, atom.id, code)
    if (code === null || value === null) return null
    pairs.set(code, value)
  }
  return pairs
}

const hexed: Method = (_machine, call) => ofString(Buffer.from(call.text.value, 'latin1').toString('hex'))

const readEntry = (machine: Machine, id: number, code: number): string | null => {
  const value = readContents(machine.store, id).entries?.get(`n${code}`)
  const number = value ? soleNumber(value) : null
  if (number !== null) return String.fromCodePoint(number)
  return value ? (soleText(value)?.value ?? '') : null
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()

const methods: Record<string, Method> = {
  lower: mapped((text) => text.toLowerCase()),
  casefold: mapped((text) => text.toLowerCase()),
  upper: mapped((text) => text.toUpperCase()),
  capitalize: mapped(capitalised),
  title: mapped((text) => text.replaceAll(/[a-zA-Z]+/g, capitalised)),
  swapcase: mapped((text) =>
    [...text]
      .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
      .join(''),
  ),
  strip: trimmed(true, true),
  lstrip: trimmed(true, false),
  rstrip: trimmed(false, true),
  replace,
  split,
  splitlines: splitLines,
  partition: partition(false),
  rpartition: partition(true),
  join: joining,
  format,
  encode,
  decode,
  startswith: tested((text, given) => text.startsWith(given)),
  endswith: tested((text, given) => text.endsWith(given)),
  removeprefix: (_machine, call) => {
    const given = string(call, 0)
    return given === null
      ? null
      : like(call, call.text.value.startsWith(given) ? call.text.value.slice(given.length) : call.text.value)
  },
  isdigit: matching(/^\d+$/),
  isalpha: matching(/^\p{L}+$/u),
  isalnum: matching(/^[\p{L}\p{N}]+$/u),
  ljust: padded('right'),
  rjust: padded('left'),
  zfill: (_machine, call) => {
    const width = call.args[0] ? soleNumber(call.args[0]) : null
    return width === null || width > 10_000 ? null : like(call, call.text.value.padStart(width, '0'))
  },
  find: found,
  index: found,
  count: counted,
  translate: translated,
  hex: hexed,
  tobytes: mapped((text) => text),
  __add__: (_machine, call) =>
    call.args[0] ? concatenate([...partsOf(call.self), ...partsOf(call.args[0])]) : null,
}

/** Methods whose answer is no text of the caller's making: numbers and truths carry no data on. */
const HARMLESS = new Set(
  'startswith endswith isdigit isalpha isalnum isnumeric isdecimal isidentifier isspace islower isupper istitle isascii find index rfind rindex count __len__ __eq__ __contains__'.split(
    ' ',
  ),
)

export const isTextMethod = (name: string): boolean => name in methods || HARMLESS.has(name)

/** A method of a value that is known to be text, or might be. Null where it is no method of text. */
export const callTextMethod = (
  machine: Machine,
  name: string,
  call: Omit<TextCall, 'text'>,
): Value | null => {
  const text = soleText(call.self)
  const method = methods[name]
  if (text && method) {
    const folded = method(machine, { ...call, text })
    if (folded)
      return withTaints(folded, name === 'join' && folded.atoms[0]?.kind !== 'list' ? [] : call.self.taints)
  }
  if (HARMLESS.has(name)) return UNKNOWN
  if (!method) return null
  if (name === 'strip' && soleAtom(call.self)?.kind === 'text') return call.self
  return carriedOn(machine, name, call)
}

const carriedOn = (machine: Machine, name: string, call: Omit<TextCall, 'text'>): Value => {
  if (name === 'format') {
    const template = skeleton(call.self)
    const filled = template
      ? formatBraces(template, call.args, (key) => call.keywords.get(key) ?? null)
      : null
    if (filled) return withTaints(filled, call.self.taints)
  }
  const glue = name === 'join' ? soleText(call.self) : null
  if (glue?.value) {
    const hole = { atoms: [], taints: call.args[0] ? deepTaints(machine, call.args[0]) : [] }
    if (hole.taints.length > 0) return concatenate([hole, glue.value, hole])
  }
  const kept = name === 'encode' || name === 'decode' || name === 'lower' ? cut(call.self, 0, null) : null
  const given = [...call.args, ...call.keywords.values(), call.rest]
  const taints = given.reduce((all, arg) => joinTaints(all, deepTaints(machine, arg)), call.self.taints)
  const cleared = name === 'replace' ? removedBy(call.args[0]) : []
  return withTaints(kept ?? { atoms: [], taints: [] }, clearedOf(taints, cleared))
}
