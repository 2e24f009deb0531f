// Numbers as bytes, bytes as numbers, patterns and templates: further ways to spell a text, computed where all is known.
import { decoders, escapedBytes } from '../values/codecs.ts'
import { readContents } from '../values/store.ts'
import { concatenate, partsOf } from '../values/text.ts'
import {
  ofAtom,
  ofBytes,
  ofNumber,
  ofString,
  ofSymbol,
  SOME_NUMBER,
  soleAtom,
  soleNumber,
  soleText,
  UNKNOWN,
  type Value,
} from '../values/value.ts'
import { keep } from './assignments.ts'
import { invokeValue } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { codecIntrinsics } from './codecIntrinsics.ts'
import { createDict, createSequence, itemsOf, type KeptValue, keptIn } from './containers.ts'
import { rememberDecoding } from './dynamicCode.ts'
import type { Intrinsic } from './intrinsics.ts'
import { knownItems } from './iteration.ts'
import { createId, type Machine } from './machine.ts'
import { isQuickPattern } from './slowPattern.ts'

const first = (site: CallSite): Value => site.args[0] ?? UNKNOWN

const wholeNumber = (value: Value | null): bigint | null => {
  const atom = value ? soleAtom(value) : null
  if (atom?.kind !== 'num') return null
  return typeof atom.value === 'bigint'
    ? atom.value
    : Number.isInteger(atom.value)
      ? BigInt(atom.value)
      : null
}

const MAX_BYTES = 100_000

const packed = (machine: Machine, number: bigint, length: number, isLittle: boolean): Value | null => {
  if (number < 0n || length > MAX_BYTES) return null
  const digits = number.toString(16).padStart(length * 2, '0')
  if (digits.length > length * 2) return null
  const big = Buffer.from(digits, 'hex').toString('latin1')
  const bytes = isLittle ? [...big].reverse().join('') : big
  rememberDecoding(machine, { by: 'number', from: '', to: bytes })
  return ofBytes(bytes)
}

/** `int.to_bytes(n, length, order)`, of the class or of a number. */
const toBytes = (machine: Machine, number: Value | null, site: CallSite, at: number): Value | null => {
  const value = wholeNumber(number)
  const length = soleNumber(argumentOf(site, [at, 'length']) ?? ofNumber(1))
  const order = argumentOf(site, [at + 1, 'byteorder'])
  if (value === null || length === null) return null
  return packed(machine, value, length, (order ? soleText(order)?.value : 'big') === 'little')
}

const bitLength: Intrinsic = (_machine, site) => {
  const value = wholeNumber(site.receiver)
  return value === null ? null : ofNumber(value === 0n ? 0 : value.toString(2).replace('-', '').length)
}

const WIDTHS: Record<string, number> = { b: 1, B: 1, c: 1, h: 2, H: 2, i: 4, I: 4, l: 4, L: 4, q: 8, Q: 8 }

/** One field of `struct.pack`: text as it is, a number in as many bytes as its letter says; null where unknown. */
const field = (
  machine: Machine,
  value: Value | undefined,
  letter: string,
  isLittle: boolean,
): string | null => {
  if (!value) return null
  const text = soleText(value)
  if (text) return text.value
  const number = wholeNumber(value)
  const made = number === null ? null : packed(machine, number, WIDTHS[letter] ?? 1, isLittle)
  return made ? (soleText(made)?.value ?? null) : null
}

/** `struct.pack` of whole numbers and bytes. */
const pack: Intrinsic = (machine, site) => {
  const format = soleText(first(site))?.value ?? ''
  const letters = [...format.matchAll(/(\d*)([bBcshHiIlLqQ])/g)].flatMap(([, count, letter = '']) =>
    Array<string>(letter === 's' ? 1 : Math.min(Number(count || 1), MAX_BYTES)).fill(letter),
  )
  if (letters.length === 0) return null
  const isLittle = !/^[>!]/.test(format)
  const pieces = letters.map((letter, place) => field(machine, site.args[place + 1], letter, isLittle))
  if (pieces.includes(null)) return null
  const bytes = pieces.join('')
  rememberDecoding(machine, { by: 'numbers', from: '', to: bytes })
  return ofBytes(bytes)
}

/** `array.array('B', numbers)` is its numbers here. */
const array: Intrinsic = (machine, site) => {
  const items = site.args[1] ? knownItems(machine, site.args[1]) : []
  return items ? createSequence(machine, 'list', items) : null
}

const divided: Intrinsic = (machine, site) => {
  const [left, right] = site.args.map(soleNumber)
  if (typeof left !== 'number' || typeof right !== 'number' || right === 0) return null
  const quotient = Math.floor(left / right)
  return createSequence(machine, 'tuple', [ofNumber(quotient), ofNumber(left - quotient * right)])
}

/** A thing of a library that keeps values for its methods to give back. */
const keeper = (machine: Machine, path: string, kept: Record<string, Value>): Value => {
  const id = createId(machine)
  for (const [name, value] of Object.entries(kept)) keep(machine, id, name, value)
  return ofAtom({ kind: 'symbol', path, id })
}

/** `codecs.getdecoder(name)(text)` gives the text and a length. */
const madeDecoder: Intrinsic = (_machine, site) =>
  ofAtom({
    kind: 'partial',
    callee: ofSymbol('codecs.getdecoder()'),
    args: [first(site)],
    keywords: new Map(),
  })

const ranDecoder: Intrinsic = (machine, site) => {
  const [name, text] = site.args
  const made =
    name && text ? codecIntrinsics['codecs.decode']?.(machine, { ...site, args: [text, name] }) : null
  return made ? createSequence(machine, 'tuple', [made, ofNumber(soleText(made)?.value.length ?? 0)]) : null
}

const escapeDecoded: Intrinsic = (machine, site) => {
  const text = soleText(first(site))
  if (!text) return null
  const made = escapedBytes(text.value)
  rememberDecoding(machine, { by: 'escapes', from: text.value, to: made })
  return createSequence(machine, 'tuple', [ofBytes(made), ofNumber(made.length)])
}

const uudecoded: Intrinsic = (machine, site) => {
  const text = soleText(first(site))
  const made = text ? (decoders.uu?.(text.value) ?? null) : null
  if (!text || made === null) return null
  rememberDecoding(machine, { by: 'uu', from: text.value, to: made })
  return ofBytes(made)
}

const template: Intrinsic = (machine, site) => keeper(machine, 'string.Template()', { '.text': first(site) })

const substituted: Intrinsic = (machine, site) => {
  const text = kept(machine, site, '.text')
  const known = text ? soleText(text)?.value : undefined
  if (known === undefined) return null
  const [mapping] = site.args
  const holeFor = (name: string): Value =>
    site.keywords.get(name) ?? (mapping ? keptIn(machine, mapping, `s${name}`) : undefined) ?? UNKNOWN
  const parts: (string | Value)[] = []
  let at = 0
  for (const match of known.matchAll(/\$(?:\$|\{(\w+)\}|(\w+))/g)) {
    parts.push(known.slice(at, match.index))
    at = match.index + match[0].length
    if (match[0] === '$$') parts.push('$')
    else parts.push(...partsOf(holeFor(match[1] ?? match[2] ?? '')))
  }
  return concatenate([...parts, known.slice(at)])
}

const kept = (machine: Machine, site: CallSite, name: string): KeptValue => {
  const atom = site.receiver?.atoms.find((each) => each.kind === 'symbol')
  return atom?.kind === 'symbol' && atom.id !== undefined
    ? readContents(machine.store, atom.id).entries?.get(name)
    : undefined
}

const MAX_MATCHED = 100_000

/** Python's pattern as JavaScript's, for plain ones that cannot keep anybody busy. */
const patternOf = (value: Value | undefined): RegExp | null => {
  const pattern = value ? soleText(value)?.value : undefined
  if (pattern === undefined || pattern.length > 80 || !isQuickPattern(pattern)) return null
  try {
    return new RegExp(pattern.replaceAll('(?P<', '(?<'), 'gs')
  } catch {
    return null
  }
}

/** `re.sub` with a text or a function of the match. */
const replaced: Intrinsic = (machine, site) => {
  const [pattern, change, subject] = site.args
  const text = subject ? soleText(subject) : null
  const search = patternOf(pattern)
  if (!change || !search || !text || text.value.length > MAX_MATCHED) return onlyPlain(pattern, change)
  const plain = soleText(change)?.value
  let made = ''
  let at = 0
  for (const match of text.value.matchAll(search)) {
    const piece = plain === undefined ? callWith(machine, change, match, site) : groupsIn(plain, match)
    if (piece === null) return null
    made += text.value.slice(at, match.index) + piece
    at = match.index + match[0].length
  }
  made += text.value.slice(at)
  rememberDecoding(machine, { by: 'pattern', from: text.value, to: made })
  return text.bytes ? ofBytes(made) : ofString(made)
}

/** A class of excluded characters leaves nothing to inject with. */
const onlyPlain = (pattern: Value | undefined, change: Value | undefined): Value | null => {
  const excluded = pattern ? soleText(pattern)?.value : undefined
  const isExclusion = excluded !== undefined && /^\[\^[\w\s.\\-]+\][+*]?$/.test(excluded)
  return isExclusion && change && soleText(change) ? SOME_NUMBER : null
}

const groupsIn = (plain: string, match: RegExpMatchArray): string =>
  plain.replaceAll(/\\g<(\w+)>|\\(\d)/g, (_all, named?: string, number?: string) =>
    /^\d+$/.test(named ?? number ?? '') ? (match[Number(named ?? number)] ?? '') : '',
  )

const callWith = (
  machine: Machine,
  change: Value,
  match: RegExpMatchArray,
  site: CallSite,
): string | null => {
  const groups = Object.fromEntries([...match].map((group, place) => [`.${place}`, ofString(group ?? '')]))
  const made = invokeValue(machine, change, [keeper(machine, 're.Match()', groups)], site.node)
  return soleText(made)?.value ?? null
}

const group: Intrinsic = (machine, site) => kept(machine, site, `.${soleNumber(first(site)) ?? 0}`) ?? null

/** `re.findall` of a pattern with one group or none. */
const foundAll: Intrinsic = (machine, site) => {
  const text = site.args[1] ? soleText(site.args[1]) : null
  const search = patternOf(site.args[0])
  if (!search || !text || text.value.length > MAX_MATCHED) return null
  const matches = [...text.value.matchAll(search)]
  if (matches.some((match) => match.length > 2)) return null
  const make = text.bytes ? ofBytes : ofString
  return createSequence(
    machine,
    'list',
    matches.map((match) => make(match[1] ?? match[0])),
  )
}

/** `json.loads` of a constant. */
const parsed: Intrinsic = (machine, site) => {
  const text = soleText(first(site))
  if (!text || text.value.length > MAX_MATCHED || first(site).taints.length > 0) return null
  try {
    return valueOfJson(machine, JSON.parse(text.value), 0)
  } catch {
    return null
  }
}

const valueOfJson = (machine: Machine, json: unknown, depth: number): Value => {
  if (typeof json === 'string') return ofString(json)
  if (typeof json === 'number') return ofNumber(json)
  if (depth > 20 || typeof json !== 'object' || json === null) return UNKNOWN
  if (Array.isArray(json)) {
    const items = json.map((each) => valueOfJson(machine, each, depth + 1))
    return createSequence(machine, 'list', items)
  }
  const entries = Object.entries(json).map(
    ([key, value]) => [`s${key}`, valueOfJson(machine, value, depth + 1)] as const,
  )
  return createDict(machine, new Map(entries))
}

/** `itertools.cycle(key)`: as often as what it is zipped with lasts. */
const cycled: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  return items
    ? keeper(machine, 'itertools.cycle()', { '.items': createSequence(machine, 'list', items) })
    : null
}

/** The items of an endless repetition; null for anything else. */
export const cycleOf = (machine: Machine, value: Value): readonly Value[] | null => {
  const atom = soleAtom(value)
  if (atom?.kind !== 'symbol' || atom.path !== 'itertools.cycle()' || atom.id === undefined) return null
  const items = readContents(machine.store, atom.id).entries?.get('.items')
  return items ? itemsOf(machine, items) : null
}

export const packingIntrinsics: Record<string, Intrinsic> = {
  'builtins.int.to_bytes': (machine, site) => toBytes(machine, first(site), site, 1),
  'builtins.int().to_bytes': (machine, site) => toBytes(machine, site.receiver, site, 0),
  'builtins.int().bit_length': bitLength,
  'struct.pack': pack,
  'array.array': array,
  'builtins.divmod': divided,
  'codecs.getdecoder': madeDecoder,
  'codecs.getdecoder()': ranDecoder,
  'codecs.escape_decode': escapeDecoded,
  'binascii.a2b_uu': uudecoded,
  'string.Template': template,
  'string.Template().substitute': substituted,
  'string.Template().safe_substitute': substituted,
  're.sub': replaced,
  're.findall': foundAll,
  're.Match().group': group,
  're.Match().__getitem__': group,
  'json.loads': parsed,
  'itertools.cycle': cycled,
}
