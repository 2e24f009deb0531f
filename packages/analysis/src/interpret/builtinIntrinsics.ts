// Builtin functions over known values: numbers, characters, sequences, and functions applied to items.

import { concatenate, knownPrefix, partsOf } from '../values/text.ts'
import {
  clearedOf,
  joinTaints,
  NOTHING,
  ofBytes,
  ofNumber,
  ofString,
  SOME_NUMBER,
  soleAtom,
  soleNumber,
  soleText,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { noteBinding } from './assignments.ts'
import { callOwn } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { createDict, createSequence, deepTaints, isContainer, itemsOf } from './containers.ts'
import { rememberDecoding } from './dynamicCode.ts'
import type { Intrinsic } from './intrinsics.ts'
import type { Machine } from './machine.ts'

const first = (site: CallSite): Value => site.args[0] ?? UNKNOWN

const chr: Intrinsic = (_machine, site) => {
  const code = soleNumber(first(site))
  return code !== null && code >= 0 && code <= 0x10ffff ? ofString(String.fromCodePoint(code)) : null
}

const ord: Intrinsic = (_machine, site) => {
  const text = soleText(first(site))
  const code = text?.value.codePointAt(0)
  return code === undefined ? UNKNOWN : ofNumber(code)
}

const len: Intrinsic = (machine, site) => {
  const text = soleText(first(site))
  if (text) return ofNumber([...text.value].length)
  const items = itemsOf(machine, first(site))
  return items ? ofNumber(items.length) : SOME_NUMBER
}

/** A number is no way to smuggle text: whatever goes in, only digits come out. */
const int: Intrinsic = (_machine, site) => {
  const number = soleNumber(first(site))
  if (number !== null) return ofNumber(Math.trunc(number))
  const text = soleText(first(site))
  const base = site.args[1] ? soleNumber(site.args[1]) : 10
  if (!text || base === null) return SOME_NUMBER
  const digits = text.value
    .trim()
    .replaceAll('_', '')
    .replace(base === 16 || base === 0 ? /^0x/i : base === 2 ? /^0b/i : /^(?!)/, '')
  const parsed = Number.parseInt(digits, base === 0 ? 16 : base)
  return Number.isSafeInteger(parsed) ? ofNumber(parsed) : SOME_NUMBER
}

const number: Intrinsic = (_machine, site) => {
  const value = soleNumber(first(site)) ?? Number(soleText(first(site))?.value ?? Number.NaN)
  return Number.isNaN(value) ? SOME_NUMBER : ofNumber(value)
}

/** `str(x)` of text is the text; of bytes with an encoding, the decoded text. */
const str: Intrinsic = (machine, site) => {
  const value = first(site)
  const text = soleText(value)
  if (text) return withTaints(ofString(text.value), value.taints)
  const atom = soleAtom(value)
  if (atom?.kind === 'text') return value
  if (atom?.kind === 'num' || atom?.kind === 'bool') return concatenate(partsOf(value))
  if (atom?.kind === 'object') return callOwn(machine, value, '__str__', NOWHERE)
  if (isContainer(atom)) return site.args.length > 1 ? decodedList(machine, value) : null
  // Text has no operators for a database that takes its filters as mappings.
  return {
    atoms: [],
    taints: clearedOf(value.taints, ['nosql']),
  }
}

/** `str(numbers, 'utf-8')` of a bytearray. */
const decodedList = (machine: Machine, value: Value): Value | null => {
  const known = bytesOf(machine, value)
  return known === null ? null : ofString(Buffer.from(known, 'latin1').toString('utf8'))
}

const NOWHERE = { kind: 'Literal' as const, at: 0, end: 0, value: null }

export const bytesOf = (machine: Machine, value: Value): string | null => {
  const text = soleText(value)
  if (text) return text.bytes ? text.value : Buffer.from(text.value, 'utf8').toString('latin1')
  const codes = itemsOf(machine, value)?.map(soleNumber)
  if (!codes || codes.includes(null)) return null
  return codes.map((code) => String.fromCharCode((code as number) & 255)).join('')
}

const bytes: Intrinsic = (machine, site) => {
  if (site.args.length === 0) return ofBytes('')
  const known = bytesOf(machine, first(site))
  if (known === null) return null
  const isSpelledOut = isContainer(soleAtom(first(site)))
  if (isSpelledOut) rememberDecoding(machine, { by: 'numbers', from: '', to: known })
  return withTaints(ofBytes(known), first(site).taints)
}

/** A bytearray is a list of numbers here: it is filled and changed in place. */
const changeable: Intrinsic = (machine, site) => {
  const given = bytes(machine, site)
  const text = given ? soleText(given) : null
  if (!given || !text || given.taints.length > 0 || text.value.length > MAX_CHANGEABLE) return given
  return createSequence(
    machine,
    'list',
    Array.from(text.value, (letter) => ofNumber(letter.charCodeAt(0))),
  )
}
const MAX_CHANGEABLE = 4000

const based =
  (prefix: string, base: number): Intrinsic =>
  (_machine, site) => {
    const value = soleNumber(first(site))
    return value === null
      ? UNKNOWN
      : ofString((value < 0 ? '-' : '') + prefix + Math.abs(value).toString(base))
  }

const pow: Intrinsic = (_machine, site) => {
  const [base, exponent, modulus] = site.args.map(soleNumber)
  if (typeof base !== 'number' || typeof exponent !== 'number' || exponent < 0 || exponent > 4096)
    return UNKNOWN
  const value = BigInt(Math.trunc(base)) ** BigInt(Math.trunc(exponent))
  const reduced = typeof modulus === 'number' && modulus !== 0 ? value % BigInt(modulus) : value
  return ofNumber(Number.isSafeInteger(Number(reduced)) ? Number(reduced) : reduced)
}

/** `os.path.join`: an absolute part starts anew. */
const joinPath: Intrinsic = (machine, site) => {
  const parts = [...site.args]
  const start = parts.findLastIndex((part) => knownPrefix(part).startsWith('/'))
  const kept = start > 0 ? parts.slice(start) : parts
  const glued = kept.flatMap((part, place) => {
    const isLast = place === kept.length - 1
    const ends = soleText(part)?.value.endsWith('/') ?? false
    return isLast || ends ? partsOf(part) : [...partsOf(part), '/']
  })
  const taints = site.args.reduce((all, arg) => joinTaints(all, deepTaints(machine, arg)), NOTHING.taints)
  return withTaints(concatenate(glued), taints)
}

const baseName: Intrinsic = (_machine, site) => {
  const text = soleText(first(site))
  return text ? ofString(text.value.slice(text.value.lastIndexOf('/') + 1)) : null
}

/** Changes how a path is written, not where its pieces come from. */
const samePath: Intrinsic = (_machine, site) => {
  const [given] = site.args
  return given?.atoms.some((atom) => atom.kind === 'str' || atom.kind === 'text') ? given : null
}

const makeTable: Intrinsic = (machine, site) => {
  const [from, to] = site.args.map((arg) => soleText(arg)?.value)
  if (from === undefined || to === undefined) return site.args[0] ?? null
  const entries = [...from].map((letter, place): [string, Value] => [
    `n${letter.codePointAt(0)}`,
    ofString([...to][place] ?? ''),
  ])
  return createDict(machine, new Map(entries))
}

const fromBytes: Intrinsic = (_machine, site) => {
  const text = soleText(first(site))
  if (!text || text.value.length > 4096) return null
  const order = argumentOf(site, [1, 'byteorder'])
  const isLittle = order !== null && soleText(order)?.value === 'little'
  const ordered = isLittle ? [...text.value].reverse().join('') : text.value
  const value = BigInt(`0x${Buffer.from(ordered, 'latin1').toString('hex') || '0'}`)
  return ofNumber(Number.isSafeInteger(Number(value)) ? Number(value) : value)
}

const copied: Intrinsic = (machine, site) => {
  const items = itemsOf(machine, first(site))
  const atom = soleAtom(first(site))
  return items && isContainer(atom) && atom.kind !== 'dict'
    ? createSequence(machine, atom.kind, items)
    : first(site)
}

/** Answers that carry nothing of what was asked. */
const harmless: Intrinsic = () => SOME_NUMBER

const xor: Intrinsic = (_machine, site) => {
  const [left, right] = site.args.map(soleNumber)
  return typeof left === 'number' && typeof right === 'number' ? ofNumber(left ^ right) : UNKNOWN
}

/** A default beside an environment variable's name is bound to that name. */
const environmentValue: Intrinsic = (machine, site) => {
  const [name, fallback] = [soleText(first(site))?.value, argumentOf(site, [1, 'default'])]
  if (name !== undefined && fallback) noteBinding(machine, site.node, name, fallback)
  return null
}

const formatted: Intrinsic = (_machine, site) => (site.args.length === 1 ? str(_machine, site) : null)

export const builtinIntrinsics: Record<string, Intrinsic> = {
  'builtins.chr': chr,
  'builtins.unichr': chr,
  'builtins.ord': ord,
  'builtins.len': len,
  'builtins.int': int,
  'builtins.long': int,
  'builtins.float': number,
  'builtins.bool': harmless,
  'builtins.str': str,
  'builtins.unicode': str,
  'builtins.bytes': bytes,
  'builtins.bytearray': changeable,
  'builtins.memoryview': bytes,
  'builtins.hex': based('0x', 16),
  'builtins.oct': based('0o', 8),
  'builtins.bin': based('0b', 2),
  'builtins.pow': pow,
  'builtins.abs': harmless,
  'builtins.round': harmless,
  'builtins.isinstance': harmless,
  'builtins.issubclass': harmless,
  'builtins.hasattr': harmless,
  'builtins.callable': harmless,
  'builtins.id': harmless,
  'builtins.hash': harmless,
  'builtins.format': formatted,
  'builtins.slice': harmless,
  'builtins.str.maketrans': makeTable,
  'string.maketrans': makeTable,
  'builtins.int.from_bytes': fromBytes,
  'operator.xor': xor,
  'copy.copy': copied,
  'copy.deepcopy': copied,
  'typing.cast': (_machine, site) => site.args[1] ?? null,
  'os.path.join': joinPath,
  'posixpath.join': joinPath,
  'os.path.expanduser': samePath,
  'os.path.expandvars': samePath,
  'os.path.normpath': samePath,
  'os.path.abspath': samePath,
  'os.path.realpath': samePath,
  'os.path.basename': baseName,
  'uuid.uuid4': harmless,
  'uuid.UUID': harmless,
  'time.time': harmless,
  'tempfile.gettempdir': () => ofString('/tmp'),
  'os.getenv': environmentValue,
  'os.environ.get': environmentValue,
}
