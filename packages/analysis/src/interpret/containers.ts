// Lists, tuples, sets and dicts of the analysed program: built, read and written place by place.
import { everything, readContents, write } from '../values/store.ts'
import {
  type Atom,
  type Contents,
  join,
  joinTaints,
  NOTHING,
  ofNumber,
  ofString,
  soleAtom,
  type Taint,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { createId, type Machine } from './machine.ts'

/** A text of constant pieces, however many there are of them: `'?, ' * len(rows)`. */
export const CONSTANT_PIECES = 'builtins.str.join()'

export type ContainerKind = 'list' | 'tuple' | 'set' | 'dict'
export type ContainerAtom = Extract<Atom, { kind: ContainerKind }>
export type HeapAtom = ContainerAtom | Extract<Atom, { kind: 'object' }>

export const isContainer = (atom: Atom | null): atom is ContainerAtom =>
  atom?.kind === 'list' || atom?.kind === 'tuple' || atom?.kind === 'set' || atom?.kind === 'dict'

export const createContainer = (machine: Machine, kind: ContainerKind, contents: Contents): Value => {
  const id = createId(machine)
  write(machine.store, id, contents)
  return { atoms: [{ kind, id }], taints: [] }
}

export const createSequence = (machine: Machine, kind: ContainerKind, items: readonly Value[]): Value =>
  createContainer(machine, kind, { items, entries: null, rest: NOTHING })

/** A container of which only what any place may hold is known. */
export const createOpen = (machine: Machine, kind: ContainerKind, rest: Value): Value =>
  createContainer(machine, kind, { items: null, entries: kind === 'dict' ? new Map() : null, rest })

export const createDict = (machine: Machine, entries: ReadonlyMap<string, Value>, rest = NOTHING): Value =>
  createContainer(machine, 'dict', { items: null, entries, rest })

/** Dict keys by type and value: `1` and `'1'` differ. Null where the key is not one constant. */
export const keyOf = (key: Value): string | null => {
  const atom = soleAtom(key)
  if (atom?.kind === 'str') return `s${atom.value}`
  if (atom?.kind === 'bytes') return `b${atom.value}`
  if (atom?.kind === 'num' || atom?.kind === 'bool') return `n${Number(atom.value)}`
  return atom?.kind === 'none' ? 'none' : null
}

export const valueOfKey = (key: string): Value => {
  if (key.startsWith('s')) return ofString(key.slice(1))
  return key.startsWith('n') && key !== 'none' ? ofNumber(Number(key.slice(1))) : UNKNOWN
}

export type KeptValue = Value | undefined

/** What a dict that is known holds under a key. */
export const keptIn = (machine: Machine, value: Value, key: string): KeptValue => {
  const atom = soleAtom(value)
  return atom?.kind === 'dict' ? readContents(machine.store, atom.id).entries?.get(key) : undefined
}

/** The items in order where all are known. */
export const itemsOf = (machine: Machine, value: Value): readonly Value[] | null => {
  const atom = soleAtom(value)
  if (!isContainer(atom)) return null
  const contents = readContents(machine.store, atom.id)
  if (atom.kind !== 'dict') return contents.items
  return contents.entries && contents.rest === NOTHING ? [...contents.entries.keys()].map(valueOfKey) : null
}

/** What some element may be, without knowing which. Keys of dicts are left out. */
export const anyElement = (machine: Machine, value: Value): Value => {
  let found: Value = NOTHING
  for (const atom of value.atoms) {
    if (isContainer(atom)) found = join(found, everything([readContents(machine.store, atom.id)]))
  }
  return withTaints(found, value.taints)
}

/** All data that is in it or in what it holds, three levels deep. */
export const deepTaints = (machine: Machine, value: Value, levels = 3): readonly Taint[] => {
  let taints = value.taints
  if (levels === 0) return taints
  for (const atom of value.atoms) {
    if (!isContainer(atom) && atom.kind !== 'object') continue
    const { items, entries, rest } = readContents(machine.store, atom.id)
    for (const item of items?.slice(0, 40) ?? [])
      taints = joinTaints(taints, deepTaints(machine, item, levels - 1))
    if (entries) {
      let count = 0
      for (const entry of entries.values()) {
        count += 1
        if (count > 40) break
        taints = joinTaints(taints, deepTaints(machine, entry, levels - 1))
      }
    }
    taints = joinTaints(taints, deepTaints(machine, rest, levels - 1))
  }
  return taints
}

export const readIndex = (machine: Machine, atom: ContainerAtom, index: Value): Value => {
  const contents = readContents(machine.store, atom.id)
  const key = keyOf(index)
  if (atom.kind === 'dict') {
    if (key === null || !contents.entries) return everything([contents])
    return contents.entries.get(key) ?? contents.rest
  }
  const place = key?.startsWith('n') ? Number(key.slice(1)) : null
  if (place === null || !contents.items) return everything([contents])
  return contents.items.at(place) ?? contents.rest
}

/** `container[index] = value`. An unknown place may be any: the value joins what is not known in particular. */
export const writeIndex = (machine: Machine, atom: HeapAtom, index: Value, value: Value): void => {
  const contents = readContents(machine.store, atom.id)
  const key = keyOf(index)
  if (key !== null && (atom.kind === 'dict' || atom.kind === 'object')) {
    const entries = new Map(contents.entries ?? [])
    entries.set(key, value)
    write(machine.store, atom.id, { ...contents, entries: entries.size > 2000 ? null : entries })
    return
  }
  const place = key?.startsWith('n') ? Number(key.slice(1)) : null
  if (place !== null && contents.items?.at(place)) {
    const items = [...contents.items]
    items[place < 0 ? place + items.length : place] = value
    write(machine.store, atom.id, { ...contents, items })
    return
  }
  write(machine.store, atom.id, { ...contents, rest: join(contents.rest, value) })
}

export const replaceItems = (
  machine: Machine,
  atom: ContainerAtom,
  items: readonly Value[] | null,
  rest?: Value,
) => {
  const contents = readContents(machine.store, atom.id)
  write(machine.store, atom.id, { ...contents, items, rest: rest ?? contents.rest })
}
