// Methods of lists, sets, tuples and dicts that move values about.
import { everything, readContents, write } from '../values/store.ts'
import { join, NONE, NOTHING, ofNumber, soleNumber, UNKNOWN, type Value } from '../values/value.ts'
import {
  anyElement,
  type ContainerAtom,
  createOpen,
  createSequence,
  itemsOf,
  keyOf,
  readIndex,
  replaceItems,
  valueOfKey,
  writeIndex,
} from './containers.ts'
import type { Machine } from './machine.ts'

type Method = (machine: Machine, atom: ContainerAtom, args: readonly Value[]) => Value

/** What the method returns; null where it is none we follow. */
export const callContainerMethod = (
  machine: Machine,
  atom: ContainerAtom,
  name: string,
  args: readonly Value[],
): Value | null => {
  const method = (atom.kind === 'dict' ? dictMethods : sequenceMethods)[name]
  return method ? method(machine, atom, args) : null
}

const argument = (args: readonly Value[], place: number): Value => args[place] ?? UNKNOWN

const append: Method = (machine, atom, args) => {
  const contents = readContents(machine.store, atom.id)
  const value = argument(args, 0)
  if (contents.items && contents.items.length < 4000 && machine.loops === 0) {
    replaceItems(machine, atom, [...contents.items, value])
  } else {
    // In a loop nobody knows how many there will be.
    replaceItems(
      machine,
      atom,
      null,
      everything([{ ...contents, items: [...(contents.items ?? []), value] }]),
    )
  }
  return NONE
}

const extend: Method = (machine, atom, args) => {
  const contents = readContents(machine.store, atom.id)
  const added = itemsOf(machine, argument(args, 0))
  if (contents.items && added && machine.loops === 0)
    replaceItems(machine, atom, [...contents.items, ...added])
  else replaceItems(machine, atom, null, join(everything([contents]), anyElement(machine, argument(args, 0))))
  return NONE
}

const insert: Method = (machine, atom, args) => {
  const contents = readContents(machine.store, atom.id)
  const place = soleNumber(argument(args, 0))
  if (contents.items && place !== null && machine.loops === 0) {
    const items = [...contents.items]
    items.splice(place, 0, argument(args, 1))
    replaceItems(machine, atom, items)
  } else replaceItems(machine, atom, null, join(everything([contents]), argument(args, 1)))
  return NONE
}

const pop: Method = (machine, atom, args) => {
  const { items } = readContents(machine.store, atom.id)
  const place = args.length === 0 ? -1 : soleNumber(argument(args, 0))
  if (!items || place === null || machine.loops > 0) {
    const any = everything([readContents(machine.store, atom.id)])
    replaceItems(machine, atom, null, any)
    return any
  }
  const left = [...items]
  const [taken] = left.splice(place, 1)
  replaceItems(machine, atom, left)
  return taken ?? UNKNOWN
}

const reverse: Method = (machine, atom) => {
  const { items } = readContents(machine.store, atom.id)
  replaceItems(machine, atom, items ? [...items].reverse() : null)
  return NONE
}

const clear: Method = (machine, atom) => {
  const entries = atom.kind === 'dict' ? new Map<string, Value>() : null
  write(machine.store, atom.id, { items: atom.kind === 'dict' ? null : [], entries, rest: NOTHING })
  return NONE
}

const forget: Method = (machine, atom) => {
  const contents = readContents(machine.store, atom.id)
  replaceItems(machine, atom, null, everything([contents]))
  return NONE
}

const copy: Method = (machine, atom) => {
  const contents = readContents(machine.store, atom.id)
  const value = createSequence(machine, atom.kind, [])
  const [created] = value.atoms
  if (created && 'id' in created) write(machine.store, created.id, contents)
  return value
}

const union: Method = (machine, atom, args) => {
  const contents = readContents(machine.store, atom.id)
  const added = args.map((arg) => anyElement(machine, arg))
  return createOpen(machine, 'set', added.reduce(join, everything([contents])))
}

const index: Method = (machine, atom, args) => {
  const { items } = readContents(machine.store, atom.id)
  const wanted = keyOf(argument(args, 0))
  const place = wanted === null ? -1 : (items?.findIndex((item) => keyOf(item) === wanted) ?? -1)
  return place >= 0 ? ofNumber(place) : UNKNOWN
}

const sequenceMethods: Record<string, Method> = {
  append,
  add: append,
  appendleft: (machine, atom, args) => insert(machine, atom, [ofNumber(0), ...args]),
  extend,
  update: extend,
  insert,
  pop,
  popleft: (machine, atom) => pop(machine, atom, [ofNumber(0)]),
  reverse,
  clear,
  sort: forget,
  remove: forget,
  discard: forget,
  copy,
  union,
  index,
  count: () => UNKNOWN,
}

const get: Method = (machine, atom, args) => {
  const { entries, rest } = readContents(machine.store, atom.id)
  const key = keyOf(argument(args, 0))
  const fallback = args[1] ?? NONE
  const found = key === null ? undefined : entries?.get(key)
  if (found) return found
  if (key === null || !entries) return join(everything([readContents(machine.store, atom.id)]), fallback)
  return join(rest, fallback)
}

const setDefault: Method = (machine, atom, args) => {
  const key = keyOf(argument(args, 0))
  const held = key === null ? undefined : readContents(machine.store, atom.id).entries?.get(key)
  if (held) return held
  writeIndex(machine, atom, argument(args, 0), argument(args, 1))
  return argument(args, 1)
}

const update: Method = (machine, atom, args) => {
  const other = argument(args, 0).atoms[0]
  const contents = readContents(machine.store, atom.id)
  if (other?.kind === 'dict') {
    const added = readContents(machine.store, other.id)
    const entries =
      contents.entries && added.entries ? new Map([...contents.entries, ...added.entries]) : null
    write(machine.store, atom.id, { items: null, entries, rest: join(contents.rest, added.rest) })
  } else {
    write(machine.store, atom.id, {
      ...contents,
      rest: join(contents.rest, anyElement(machine, argument(args, 0))),
    })
  }
  return NONE
}

const takeOut: Method = (machine, atom, args) => {
  const value = get(machine, atom, args)
  const contents = readContents(machine.store, atom.id)
  const key = keyOf(argument(args, 0))
  if (key !== null && contents.entries) {
    const entries = new Map(contents.entries)
    entries.delete(key)
    write(machine.store, atom.id, { ...contents, entries })
  }
  return value
}

const closed = (value: Value) => value === NOTHING

const keys: Method = (machine, atom) => {
  const { entries, rest } = readContents(machine.store, atom.id)
  if (entries && closed(rest)) return createSequence(machine, 'list', [...entries.keys()].map(valueOfKey))
  return createOpen(machine, 'list', { atoms: [], taints: rest.taints })
}

const values: Method = (machine, atom) => {
  const { entries, rest } = readContents(machine.store, atom.id)
  if (entries && closed(rest)) return createSequence(machine, 'list', [...entries.values()])
  return createOpen(machine, 'list', everything([readContents(machine.store, atom.id)]))
}

const items: Method = (machine, atom) => {
  const { entries, rest } = readContents(machine.store, atom.id)
  if (!entries || !closed(rest) || entries.size > 500) {
    const any = everything([readContents(machine.store, atom.id)])
    return createOpen(
      machine,
      'list',
      createSequence(machine, 'tuple', [{ atoms: [], taints: rest.taints }, any]),
    )
  }
  const pairs = [...entries].map(([key, value]) => createSequence(machine, 'tuple', [valueOfKey(key), value]))
  return createSequence(machine, 'list', pairs)
}

const dictMethods: Record<string, Method> = {
  get: (machine, atom, args) => get(machine, atom, args),
  pop: takeOut,
  setdefault: setDefault,
  update,
  keys,
  values,
  items,
  clear,
  copy,
  has_key: () => UNKNOWN,
  __getitem__: (machine, atom, args) => readIndex(machine, atom, argument(args, 0)),
}
