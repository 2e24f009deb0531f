// `value[index]` and slices.
import type { Slice, Subscript } from '../tree/ast.ts'
import { everything, readContents } from '../values/store.ts'
import { cut } from '../values/text.ts'
import {
  type Atom,
  join,
  joinTaints,
  ofBytes,
  ofNumber,
  ofString,
  ofSymbol,
  soleAtom,
  soleNumber,
  soleString,
  soleText,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { symbolAttribute } from './attributes.ts'
import { CONSTANT_PIECES, createOpen, createSequence, isContainer, keyOf, readIndex } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { type Machine, oneField } from './machine.ts'
import { readName } from './names.ts'
import { reportFlows } from './sinks.ts'

export const evaluateSubscript = (machine: Machine, node: Subscript): Value => {
  const base = evaluate(machine, node.value)
  if (node.index.kind === 'Slice') return slice(machine, base, node.index)
  const index = evaluate(machine, node.index)
  return elementOf(machine, base, index, node)
}

/** The element of every alternative. Data of a container that is tainted as a whole is in each element. */
export const elementOf = (machine: Machine, base: Value, index: Value, node: Subscript): Value => {
  const named = soleString(index)
  if (named === '__builtins__') return ofSymbol('builtins')
  let result: Value | null = null
  for (const atom of base.atoms) {
    const value = elementOfAtom(machine, atom, index, node)
    result = result ? join(result, value) : value
  }
  const element = withTaints(result ?? UNKNOWN, base.taints)
  const [atom] = base.atoms
  return atom?.kind === 'symbol' ? oneField(machine, atom.path, index, element) : element
}

const elementOfAtom = (machine: Machine, atom: Atom, index: Value, node: Subscript): Value => {
  if (isContainer(atom)) return readIndex(machine, atom, index)
  if (atom.kind === 'str' || atom.kind === 'bytes') return character(atom, index)
  if (atom.kind === 'symbol') return symbolElement(machine, atom, index, node)
  if (atom.kind !== 'object') return UNKNOWN
  const { entries, rest } = readContents(machine.store, atom.id)
  return entries?.get(`[${keyOf(index)}`) ?? rest
}

const character = (atom: { kind: 'str' | 'bytes'; value: string }, index: Value): Value => {
  const place = soleNumber(index)
  const letter = place === null ? undefined : atom.value.at(place)
  if (letter === undefined) return UNKNOWN
  return atom.kind === 'str' ? ofString(letter) : ofNumber(letter.charCodeAt(0))
}

const NAMESPACES = new Set(['builtins.globals()', 'builtins.locals()', 'builtins.vars()'])

/** `globals()['x']`, `sys.modules['os']` and `os.__dict__['system']` are names in disguise. */
const symbolElement = (
  machine: Machine,
  atom: Extract<Atom, { kind: 'symbol' }>,
  index: Value,
  node: Subscript,
): Value => {
  const key = soleString(index)
  if (key !== null) {
    if (NAMESPACES.has(atom.path)) return readName(machine, key)
    if (atom.path === 'builtins') return symbolAttribute(machine, 'builtins', key, node)
    if (atom.path === 'sys.modules') return ofSymbol(key)
    if (atom.path.endsWith('.__dict__')) return symbolAttribute(machine, atom.path.slice(0, -9), key, node)
    const vars = /^builtins\.vars\((.+)\)$/.exec(atom.path)?.[1]
    if (vars) return symbolAttribute(machine, vars, key, node)
  }
  if (NAMESPACES.has(atom.path))
    reportFlows(machine, { sink: 'attribute', callee: atom.path, node, value: index }, index.taints)
  const kept =
    atom.id === undefined ? undefined : readContents(machine.store, atom.id).entries?.get(`k${keyOf(index)}`)
  return kept ?? ofSymbol(machine.index.alias(`${atom.path}[]`))
}

const bound = (machine: Machine, node: Slice['lower']): number | null | undefined => {
  if (node === null) return null
  return soleNumber(evaluate(machine, node)) ?? undefined
}

const slice = (machine: Machine, base: Value, node: Slice): Value => {
  const [from, to, step] = [bound(machine, node.lower), bound(machine, node.upper), bound(machine, node.step)]
  const unknown: Value = { atoms: [], taints: base.taints }
  if (from === undefined || to === undefined || step === undefined) return sliceOfUnknown(machine, base)
  const text = soleText(base)
  if (text) {
    const value = sliced([...text.value], { from, to, step }).join('')
    return withTaints(text.bytes ? ofBytes(value) : ofString(value), base.taints)
  }
  const atom = soleAtom(base)
  if (isContainer(atom)) {
    const { items } = readContents(machine.store, atom.id)
    if (items)
      return withTaints(createSequence(machine, atom.kind, sliced(items, { from, to, step })), base.taints)
    return sliceOfUnknown(machine, base)
  }
  if (atom?.kind === 'symbol' && atom.path === CONSTANT_PIECES) return base
  const isPlain = step === null || step === 1
  return isPlain ? (cut(base, from, to) ?? unknown) : unknown
}

const sliceOfUnknown = (machine: Machine, base: Value): Value => {
  const atom = soleAtom(base)
  if (!isContainer(atom)) return { atoms: [], taints: base.taints }
  const any = everything([readContents(machine.store, atom.id)])
  return { ...createOpen(machine, atom.kind, any), taints: joinTaints(base.taints, any.taints) }
}

type Bounds = { from: number | null; to: number | null; step: number | null }

/** Python's slice of a sequence. */
const sliced = <T>(items: readonly T[], { from, to, step }: Bounds): T[] => {
  const stride = step ?? 1
  if (stride === 0) return []
  if (stride === 1) return items.slice(from ?? 0, to ?? undefined)
  const length = items.length
  const clamp = (value: number, low: number, high: number) =>
    Math.min(Math.max(value < 0 ? value + length : value, low), high)
  const start =
    stride > 0 ? clamp(from ?? 0, 0, length) : from === null ? length - 1 : clamp(from, -1, length - 1)
  const end =
    stride > 0 ? (to === null ? length : clamp(to, 0, length)) : to === null ? -1 : clamp(to, -1, length - 1)
  const result: T[] = []
  for (let at = start; stride > 0 ? at < end : at > end; at += stride) result.push(items[at] as T)
  return result
}
