// Operators over abstract values: arithmetic and text are folded, everything else carries its data on.
import { formatPercent } from '../values/format.ts'
import { readContents } from '../values/store.ts'
import { concatenate, partsOf } from '../values/text.ts'
import {
  type Atom,
  isAllConstant,
  join,
  joinTaints,
  ofBoolean,
  ofBytes,
  ofNumber,
  ofString,
  ofSymbol,
  SOME_NUMBER,
  soleAtom,
  soleNumber,
  soleText,
  truthOf,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import {
  anyElement,
  CONSTANT_PIECES,
  createOpen,
  createSequence,
  deepTaints,
  isContainer,
  itemsOf,
  keyOf,
} from './containers.ts'
import type { Machine } from './machine.ts'

const MAX_REPEATED = 1_000_000

/** `left op right`. */
export const applyBinary = (machine: Machine, op: string, left: Value, right: Value): Value => {
  const folded =
    op === '+'
      ? add(machine, left, right)
      : op === '%'
        ? modulo(machine, left, right)
        : op === '*'
          ? times(machine, left, right)
          : null
  if (folded) return folded
  const number = arithmetic(op, left, right)
  if (number) return withTaints(number, joinTaints(left.taints, right.taints))
  if (isNumber(left) && isNumber(right)) return SOME_NUMBER
  if (op === '/') return divided(machine, left, right)
  if (op === '|' && (isContainer(soleAtom(left)) || isContainer(soleAtom(right))))
    return merged(machine, left, right)
  return { atoms: [], taints: joinTaints(left.taints, right.taints) }
}

/** Whatever number it is: arithmetic makes no text of it. */
const isNumber = (value: Value): boolean =>
  value.atoms.length > 0 &&
  value.atoms.every(
    (atom) => atom.kind === 'num' || (atom.kind === 'symbol' && atom.path === 'builtins.int()'),
  )

const TEXTUAL = new Set(['str', 'bytes', 'text'])
const isTextual = (value: Value) =>
  value.atoms.length > 0 && value.atoms.every((atom) => TEXTUAL.has(atom.kind))

const add = (machine: Machine, left: Value, right: Value): Value | null => {
  const [a, b] = [soleText(left), soleText(right)]
  if (a && b) {
    const taints = joinTaints(left.taints, right.taints)
    const sum =
      a.value.length + b.value.length > 8_000_000
        ? UNKNOWN
        : a.bytes
          ? ofBytes(a.value + b.value)
          : ofString(a.value + b.value)
    return withTaints(sum, taints)
  }
  if (isTextual(left) || isTextual(right)) return concatenate([...partsOf(left), ...partsOf(right)])
  if (isContainer(soleAtom(left)) || isContainer(soleAtom(right))) return merged(machine, left, right)
  return null
}

const merged = (machine: Machine, left: Value, right: Value): Value => {
  const [items, more] = [itemsOf(machine, left), itemsOf(machine, right)]
  const atom = soleAtom(left)
  const kind = isContainer(atom) ? atom.kind : 'list'
  if (items && more && kind !== 'dict' && items.length + more.length < 10_000) {
    return createSequence(machine, kind, [...items, ...more])
  }
  const any = withTaints(anyElement(machine, left), anyElement(machine, right).taints)
  return createOpen(machine, kind, any)
}

const modulo = (machine: Machine, left: Value, right: Value): Value | null => {
  const template = soleText(left)
  if (!template) {
    if (!isTextual(left)) return null
    return { atoms: [], taints: joinTaints(left.taints, deepTaints(machine, right)) }
  }
  const atom = soleAtom(right)
  const values = atom?.kind === 'tuple' ? itemsOf(machine, right) : [right]
  const named = (name: string) =>
    atom?.kind === 'dict' ? (readContents(machine.store, atom.id).entries?.get(`s${name}`) ?? null) : null
  const filled = values ? formatPercent(template.value, values, named) : null
  const unknown = { atoms: [], taints: joinTaints(left.taints, deepTaints(machine, right)) }
  if (!filled) return concatenate([template.value.split('%')[0] ?? '', unknown])
  return template.bytes ? asBytes(filled) : filled
}

const asBytes = (value: Value): Value => {
  const text = soleText(value)
  return text ? ofBytes(text.value) : value
}

const times = (machine: Machine, left: Value, right: Value): Value | null => {
  const [text, count] = soleText(left) ? [left, soleNumber(right)] : [right, soleNumber(left)]
  const known = soleText(text)
  if (known && count !== null && known.value.length * count <= MAX_REPEATED) {
    const repeated = known.value.repeat(Math.max(0, Math.floor(count)))
    return withTaints(known.bytes ? ofBytes(repeated) : ofString(repeated), text.taints)
  }
  if (known && count === null && text.taints.length === 0) return ofSymbol(CONSTANT_PIECES)
  const items = itemsOf(machine, left)
  const repeat = soleNumber(right)
  if (items && repeat === null && items.length > 0) return createOpen(machine, 'list', items.reduce(join))
  if (!items || repeat === null || items.length * repeat > 10_000) return null
  return createSequence(machine, 'list', Array.from({ length: Math.max(0, repeat) }, () => items).flat())
}

/** `pathlib.Path(a) / b` is a path; a division of unknowns carries on what both hold. */
const divided = (_machine: Machine, left: Value, right: Value): Value => {
  const atom = soleAtom(left)
  const taints = joinTaints(left.taints, right.taints)
  return atom?.kind === 'symbol' ? { atoms: [atom], taints } : { atoms: [], taints }
}

type Operation = (left: number, right: number) => number | null

const floorModulo = (left: number, right: number) =>
  right === 0 ? null : left - Math.floor(left / right) * right

const OPERATIONS: Record<string, Operation> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? null : a / b),
  '//': (a, b) => (b === 0 ? null : Math.floor(a / b)),
  '%': floorModulo,
  '**': (a, b) => a ** b,
}

const BITWISE: Record<string, (left: bigint, right: bigint) => bigint | null> = {
  '^': (a, b) => a ^ b,
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '<<': (a, b) => (b > 4096n || b < 0n ? null : a << b),
  '>>': (a, b) => (b > 4096n || b < 0n ? null : a >> b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => (a.toString(16).length + b.toString(16).length > 4000 ? null : a * b),
  '//': (a, b) => (b === 0n ? null : a / b),
  '%': (a, b) => (b === 0n ? null : ((a % b) + b) % b),
}

const arithmetic = (op: string, left: Value, right: Value): Value | null => {
  const [a, b] = [numberOf(soleAtom(left)), numberOf(soleAtom(right))]
  if (a === null || b === null) return null
  const result = typeof a === 'number' && typeof b === 'number' ? OPERATIONS[op]?.(a, b) : null
  if (typeof result === 'number' && (Number.isSafeInteger(result) || !Number.isInteger(result)))
    return ofNumber(result)
  if (!isWhole(a) || !isWhole(b)) return null
  const exact = BITWISE[op]?.(BigInt(a), BigInt(b))
  return exact === null || exact === undefined ? null : ofNumber(narrow(exact))
}

const isWhole = (value: number | bigint) => typeof value === 'bigint' || Number.isInteger(value)
const narrow = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value

const numberOf = (atom: Atom | null): number | bigint | null => {
  if (atom?.kind === 'num') return atom.value
  return atom?.kind === 'bool' ? Number(atom.value) : null
}

export const applyUnary = (op: string, operand: Value): Value => {
  if (op === 'not') {
    const truth = truthOf(operand)
    return truth === null ? UNKNOWN : ofBoolean(!truth)
  }
  const value = numberOf(soleAtom(operand))
  if (value === null) return { atoms: [], taints: operand.taints }
  if (op === '-') return ofNumber(typeof value === 'bigint' ? -value : -value)
  if (op === '~') return ofNumber(typeof value === 'bigint' ? ~value : -value - 1)
  return operand
}

/** A comparison of constants; unknown where either side is. */
export const applyCompare = (machine: Machine, op: string, left: Value, right: Value): Value => {
  if (op === 'in' || op === 'not in') return membership(machine, op === 'in', left, right)
  if (op === 'is' || op === 'is not' || op === '==' || op === '!=') return equality(op, left, right)
  const [a, b] = [numberOf(soleAtom(left)), numberOf(soleAtom(right))]
  if (a !== null && b !== null) return ofBoolean(ordered(op, a, b))
  const [c, d] = [soleText(left), soleText(right)]
  return c && d ? ofBoolean(ordered(op, c.value, d.value)) : UNKNOWN
}

const ordered = <T extends number | bigint | string>(op: string, left: T, right: T): boolean => {
  if (op === '<') return left < right
  if (op === '<=') return left <= right
  return op === '>' ? left > right : left >= right
}

const equality = (op: string, left: Value, right: Value): Value => {
  if (!isAllConstant(left) || !isAllConstant(right)) return UNKNOWN
  const isEqual = op === '==' || op === 'is'
  const keys = right.atoms.map((atom) => keyOf({ atoms: [atom], taints: [] }))
  if (left.atoms.length > 1 || keys.length > 1) return UNKNOWN
  return ofBoolean((keyOf(left) === keys[0]) === isEqual)
}

const membership = (machine: Machine, isIn: boolean, left: Value, right: Value): Value => {
  const [text, part] = [soleText(right), soleText(left)]
  if (text && part) return ofBoolean(text.value.includes(part.value) === isIn)
  const items = itemsOf(machine, right)
  const key = keyOf(left)
  if (!items || key === null) return UNKNOWN
  const keys = items.map(keyOf)
  if (keys.includes(key)) return ofBoolean(isIn)
  return keys.includes(null) ? UNKNOWN : ofBoolean(!isIn)
}
