// What a loop runs over.
import { readContents } from '../values/store.ts'
import { ofNumber, ofString, soleAtom, soleText, UNKNOWN, type Value, withTaints } from '../values/value.ts'
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
