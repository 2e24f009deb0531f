// What a loop runs over.
import type { For, Node } from '../tree/ast.ts'
import { childrenOf } from '../tree/children.ts'
import { readContents } from '../values/store.ts'
import {
  isAllConstant,
  ofNumber,
  ofString,
  soleAtom,
  soleText,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { anyElement, isContainer, itemsOf } from './containers.ts'
import type { Machine } from './machine.ts'

/** Every item in order, where all are known; null where they are not. */
export const knownItems = (machine: Machine, iterable: Value): readonly Value[] | null => {
  const text = soleText(iterable)
  if (text && iterable.taints.length === 0) {
    if (text.value.length > 200_000) return null
    return text.bytes
      ? Array.from(text.value, (letter) => ofNumber(letter.charCodeAt(0)))
      : Array.from(text.value, ofString)
  }
  return itemsOf(machine, iterable)
}

/** Any one item. Keys of a dict carry what the dict carries as a whole. */
export const elementOfIterable = (machine: Machine, iterable: Value): Value => {
  const atom = soleAtom(iterable)
  if (atom?.kind === 'dict') return withTaints(UNKNOWN, iterable.taints)
  if (isContainer(atom)) return withTaints(anyElement(machine, iterable), iterable.taints)
  if (atom?.kind === 'object') return withTaints(readContents(machine.store, atom.id).rest, iterable.taints)
  // Iterating over a library's object gives something of that library: rows, lines, messages.
  const paths = iterable.atoms.flatMap((each) =>
    each.kind === 'symbol' ? [{ kind: 'symbol' as const, path: `${each.path}[]` }] : [],
  )
  return withTaints({ atoms: paths, taints: [] }, anyElement(machine, iterable).taints)
}

/** What `enumerate` and `zip` give. */
export const isConstantPair = (machine: Machine, item: Value): boolean =>
  soleAtom(item)?.kind === 'tuple' && (itemsOf(machine, item)?.every(isAllConstant) ?? false)

const CONVERTERS = /^(chr|ord|int|len|str|bytes|append)$/
const MAX_LOOK = 80

/** At most three statements that call nothing but converters. */
export const isDecoder = (node: For): boolean => {
  if (node.body.length > 3) return false
  const pending: Node[] = [...node.body]
  for (let count = 0; pending.length > 0; count += 1) {
    const each = pending.pop() as Node
    if (count > MAX_LOOK) return false
    if (each.kind === 'Call') {
      const { func } = each
      const name = func.kind === 'Name' ? func.id : func.kind === 'Attribute' ? func.name : ''
      if (!CONVERTERS.test(name)) return false
    }
    pending.push(...childrenOf(each))
  }
  return true
}
