// Builtin functions that make, order, pair and reduce sequences, item by item where the items are known.
import {
  joinTaints,
  NOTHING,
  ofBoolean,
  ofNumber,
  SOME_NUMBER,
  soleAtom,
  soleNumber,
  soleText,
  truthOf,
  UNKNOWN,
  type Value,
} from '../values/value.ts'
import { invokeValue } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import {
  anyElement,
  createDict,
  createOpen,
  createSequence,
  deepTaints,
  itemsOf,
  keyOf,
} from './containers.ts'
import type { Intrinsic } from './intrinsics.ts'
import { elementOfIterable, knownItems } from './iteration.ts'
import type { Machine } from './machine.ts'
import { cycleOf } from './packingIntrinsics.ts'

const first = (site: CallSite): Value => site.args[0] ?? UNKNOWN

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

/** Every key that is not there yet leads to one and the same fresh value. */
const defaultDict: Intrinsic = (machine, site) => {
  const atom = soleAtom(first(site))
  if (atom?.kind !== 'symbol') return null
  if (atom.path === 'builtins.int' || atom.path === 'builtins.float')
    return createDict(machine, new Map(), SOME_NUMBER)
  const kind = atom.path === 'builtins.set' ? 'set' : atom.path === 'builtins.list' ? 'list' : null
  return kind ? createDict(machine, new Map(), createSequence(machine, kind, [])) : null
}

const reversed: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  return items
    ? createSequence(machine, 'list', [...items].reverse())
    : createOpen(machine, 'list', elementOfIterable(machine, first(site)))
}

type Key = string | number | readonly Key[]

/** What Python orders an item by: a text, a number, or a tuple of them. */
const orderOf = (machine: Machine, value: Value): Key | null => {
  const plain = soleText(value)?.value ?? soleNumber(value)
  if (plain !== null) return plain
  const keys = itemsOf(machine, value)?.map((item) => orderOf(machine, item))
  return keys && !keys.includes(null) ? (keys as Key[]) : null
}

const compareKeys = (left: Key, right: Key): number => {
  if (typeof left !== 'object' || typeof right !== 'object') return left < right ? -1 : left > right ? 1 : 0
  for (const [place, key] of left.entries()) {
    const other = right[place]
    const order = other === undefined ? 1 : compareKeys(key, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

const MAX_SORTED = 10_000

const sorted: Intrinsic = (machine, site) => {
  const items = knownItems(machine, first(site))
  const by = argumentOf(site, 'key')
  const isKnown =
    items && items.length <= MAX_SORTED && [...site.keywords.keys()].every((name) => /key|reverse/.test(name))
  const keys = isKnown
    ? items.map((item) => orderOf(machine, by ? invokeValue(machine, by, [item], site.node) : item))
    : null
  if (items && keys && !keys.includes(null)) {
    const order = [...items.keys()].sort((a, b) => compareKeys(keys[a] as Key, keys[b] as Key))
    const isReversed = truthOf(argumentOf(site, 'reverse') ?? NOTHING) === true
    return createSequence(
      machine,
      'list',
      (isReversed ? order.reverse() : order).map((place) => items[place] as Value),
    )
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
  const plain = site.args.map((arg) => knownItems(machine, arg))
  const columns = plain.map((column, place) => column ?? cycleOf(machine, site.args[place] as Value))
  // An endless column lasts as long as the others.
  const longest = Math.min(...plain.flatMap((column) => (column ? [column.length] : [])))
  if (columns.every((column) => column !== null) && columns.length > 0) {
    const length = longest
    if (length > 20_000) return null
    const rows = Array.from({ length }, (_, place) =>
      createSequence(
        machine,
        'tuple',
        columns.map((column, at) => column?.[plain[at] ? place : place % column.length] ?? UNKNOWN),
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

export const sequenceIntrinsics: Record<string, Intrinsic> = {
  'builtins.list': listing('list'),
  'builtins.tuple': listing('tuple'),
  'builtins.set': listing('set'),
  'builtins.frozenset': listing('set'),
  'collections.deque': listing('list'),
  'builtins.iter': listing('list'),
  'builtins.dict': dict,
  'collections.defaultdict': defaultDict,
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
}
