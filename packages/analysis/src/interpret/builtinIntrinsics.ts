// Builtin functions over known values: numbers, characters, sequences, and functions applied to items.

import { concatenate, knownPrefix, partsOf } from '../values/text.ts'
import {
  joinTaints,
  NOTHING,
  ofBoolean,
  ofBytes,
  ofNumber,
  ofString,
  SOME_NUMBER,
  soleAtom,
  soleNumber,
  soleText,
  truthOf,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { invokeValue } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import {
  anyElement,
  createDict,
  createOpen,
  createSequence,
  deepTaints,
  isContainer,
  itemsOf,
  keyOf,
} from './containers.ts'
import { rememberDecoding } from './dynamicCode.ts'
import type { Intrinsic } from './intrinsics.ts'
import { elementOfIterable, knownItems } from './iteration.ts'
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
const str: Intrinsic = (_machine, site) => {
  const value = first(site)
  const text = soleText(value)
  if (text) return withTaints(ofString(text.value), value.taints)
  const atom = soleAtom(value)
  if (atom?.kind === 'text') return value
  if (atom?.kind === 'num' || atom?.kind === 'bool') return concatenate(partsOf(value))
  return atom?.kind === 'object' || isContainer(atom) ? null : { atoms: [], taints: value.taints }
}

const bytesOf = (machine: Machine, value: Value): string | null => {
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

const based =
  (prefix: string, base: number): Intrinsic =>
  (_machine, site) => {
    const value = soleNumber(first(site))
    return value === null
      ? UNKNOWN
      : ofString((value < 0 ? '-' : '') + prefix + Math.abs(value).toString(base))
  }

const listing =
  (kind: 'list' | 'tuple' | 'set'): Intrinsic =>
  (machine, site) => {
    if (site.args.length === 0) return createSequence(machine, kind, [])
    const items = knownItems(machine, first(site))
    if (items) return createSequence(machine, kind, items)
    return createOpen(machine, kind, elementOfIterable(machine, first(site)))
  }

const dict: Intrinsic = (machine, site) => {
  const entries = new Map([...site.keywords].map(([name, value]) => [`s${name}`, value]))
  const [given] = site.args
  if (!given) return createDict(machine, entries)
  const atom = soleAtom(given)
  if (atom?.kind === 'dict') return given
  const pairs = itemsOf(machine, given)?.map((pair) => itemsOf(machine, pair))
  const keys = pairs?.map((pair) => (pair?.[0] ? keyOf(pair[0]) : null))
  if (!pairs || !keys || keys.includes(null)) return createDict(machine, entries, anyElement(machine, given))
  for (const [place, key] of keys.entries()) entries.set(key as string, pairs[place]?.[1] ?? UNKNOWN)
  return createDict(machine, entries)
}

const reversed: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  return items
    ? createSequence(machine, 'list', [...items].reverse())
    : createOpen(machine, 'list', elementOfIterable(machine, first(site)))
}

const sorted: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  const codes = items?.map((item) => soleText(item)?.value ?? null)
  if (items && codes && !codes.includes(null) && site.keywords.size === 0) {
    return createSequence(machine, 'list', (codes as string[]).sort().map(ofString))
  }
  return createOpen(machine, 'list', elementOfIterable(machine, first(site)))
}

const MAX_RANGE = 100_000

const range: Intrinsic = (machine, site) => {
  const numbers = site.args.map(soleNumber)
  const [from, to, step] =
    numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1]
  if (typeof from !== 'number' || typeof to !== 'number' || typeof step !== 'number' || step === 0)
    return UNKNOWN
  const count = Math.max(0, Math.ceil((to - from) / step))
  if (count > MAX_RANGE) return UNKNOWN
  return createSequence(
    machine,
    'list',
    Array.from({ length: count }, (_, place) => ofNumber(from + place * step)),
  )
}

const enumerate: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  const start = soleNumber(argumentOf(site, [1, 'start']) ?? ofNumber(0)) ?? 0
  if (items && items.length <= 20_000) {
    return createSequence(
      machine,
      'list',
      items.map((item, place) => createSequence(machine, 'tuple', [ofNumber(start + place), item])),
    )
  }
  return createOpen(
    machine,
    'list',
    createSequence(machine, 'tuple', [UNKNOWN, elementOfIterable(machine, first(site))]),
  )
}

const zip: Intrinsic = (machine, site) => {
  const columns = site.args.map((arg) => knownItems(machine, arg))
  if (columns.every((column) => column !== null) && columns.length > 0) {
    const length = Math.min(...columns.map((column) => (column as Value[]).length))
    if (length > 20_000) return null
    const rows = Array.from({ length }, (_, place) =>
      createSequence(
        machine,
        'tuple',
        columns.map((column) => column?.[place] ?? UNKNOWN),
      ),
    )
    return createSequence(machine, 'list', rows)
  }
  const row = site.args.map((arg) => elementOfIterable(machine, arg))
  return createOpen(machine, 'list', createSequence(machine, 'tuple', row))
}

/** `map(f, items)`: item by item where they are known. */
const map: Intrinsic = (machine, site) => {
  const [callee, items] = site.args
  if (!callee || !items || site.args.length > 2) return null
  const known = knownItems(machine, items)
  if (known && machine.steps + known.length * 4 < machine.maxSteps) {
    return createSequence(
      machine,
      'list',
      known.map((item) => invokeValue(machine, callee, [item], site.node)),
    )
  }
  return createOpen(
    machine,
    'list',
    invokeValue(machine, callee, [elementOfIterable(machine, items)], site.node),
  )
}

const filter: Intrinsic = (machine, site) => {
  const [callee, items] = site.args
  if (!callee || !items) return null
  const known = knownItems(machine, items)
  const verdicts = known?.map((item) =>
    soleAtom(callee)?.kind === 'none'
      ? truthOf(item)
      : truthOf(invokeValue(machine, callee, [item], site.node)),
  )
  if (known && verdicts && !verdicts.includes(null)) {
    return createSequence(
      machine,
      'list',
      known.filter((_item, place) => verdicts[place] === true),
    )
  }
  return createOpen(machine, 'list', elementOfIterable(machine, items))
}

const sum: Intrinsic = (machine, site) => {
  const numbers = knownItems(machine, first(site))?.map(soleNumber)
  if (!numbers || numbers.includes(null)) return UNKNOWN
  return ofNumber((numbers as number[]).reduce((total, each) => total + each, 0))
}

const next: Intrinsic = (machine, site) => elementOfIterable(machine, first(site))

const quantified =
  (stop: boolean): Intrinsic =>
  (machine, site) => {
    const truths = knownItems(machine, first(site))?.map(truthOf)
    if (!truths) return UNKNOWN
    if (truths.includes(stop)) return ofBoolean(stop)
    return truths.includes(null) ? UNKNOWN : ofBoolean(!stop)
  }

/** Extremes of tainted values are tainted; of numbers they are numbers. */
const extreme =
  (choose: (...numbers: number[]) => number): Intrinsic =>
  (machine, site) => {
    const values = site.args.length > 1 ? site.args : knownItems(machine, first(site))
    const numbers = values?.map(soleNumber)
    if (!numbers || numbers.length === 0 || numbers.includes(null)) {
      return {
        atoms: [],
        taints: site.args.reduce((all, arg) => joinTaints(all, deepTaints(machine, arg)), NOTHING.taints),
      }
    }
    return ofNumber(choose(...(numbers as number[])))
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

const replacedByPattern: Intrinsic = (_machine, site) => {
  const [, to] = site.args.map((arg) => soleText(arg)?.value)
  const pattern = soleText(first(site))?.value
  // A class of excluded characters leaves nothing to inject with.
  if (pattern && /^\[\^[\w\s.\\-]+\][+*]?$/.test(pattern) && to !== undefined) return UNKNOWN
  return null
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

/** `input()` and its kin are sources by model; the prompt does not come back. */
const harmless: Intrinsic = () => UNKNOWN

const xor: Intrinsic = (_machine, site) => {
  const [left, right] = site.args.map(soleNumber)
  return typeof left === 'number' && typeof right === 'number' ? ofNumber(left ^ right) : UNKNOWN
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
  'builtins.bytearray': bytes,
  'builtins.memoryview': bytes,
  'builtins.hex': based('0x', 16),
  'builtins.oct': based('0o', 8),
  'builtins.bin': based('0b', 2),
  'builtins.list': listing('list'),
  'builtins.tuple': listing('tuple'),
  'builtins.set': listing('set'),
  'builtins.frozenset': listing('set'),
  'collections.deque': listing('list'),
  'builtins.iter': listing('list'),
  'builtins.dict': dict,
  'collections.OrderedDict': dict,
  'builtins.reversed': reversed,
  'builtins.sorted': sorted,
  'builtins.range': range,
  'builtins.xrange': range,
  'builtins.enumerate': enumerate,
  'builtins.zip': zip,
  'builtins.map': map,
  'builtins.filter': filter,
  'builtins.sum': sum,
  'builtins.next': next,
  'builtins.any': quantified(true),
  'builtins.all': quantified(false),
  'builtins.min': extreme(Math.min),
  'builtins.max': extreme(Math.max),
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
  're.sub': replacedByPattern,
  'uuid.uuid4': harmless,
  'uuid.UUID': harmless,
  'time.time': harmless,
}
