// Assignment to names, attributes, elements and patterns; and what rules and secrets want to know of it.
import type { Attribute, Expr, Subscript } from '../tree/ast.ts'
import { readCell, readContents, write } from '../values/store.ts'
import {
  type Atom,
  isAllConstant,
  join,
  NOTHING,
  soleAtom,
  soleText,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { anyElement, isContainer, itemsOf, keyOf, writeIndex } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { noteAssignment } from './library.ts'
import { carried, type Machine, note, placeOf } from './machine.ts'
import { cellOf, writeName } from './names.ts'

/** Binds a value to whatever stands on the left. */
export const assign = (machine: Machine, target: Expr, value: Value): void => {
  switch (target.kind) {
    case 'Name':
      noteBinding(machine, target, target.id, value)
      noteAssignment(machine, target, target.id, value)
      writeName(machine, target.id, carried(machine, value, target, `is bound to ${target.id}`))
      return
    case 'Attribute':
      assignAttribute(machine, target, value)
      return
    case 'Subscript':
      assignElement(machine, target, value)
      return
    case 'Tuple':
    case 'List':
      unpack(machine, target.elements, value)
      return
    case 'Starred':
      assign(machine, target.value, value)
      return
    default:
  }
}

/** Constant text bound to a name is where secrets are found. */
export const noteBinding = (
  machine: Machine,
  node: { at: number; end: number },
  name: string,
  value: Value,
): void => {
  const text = soleText(value)
  if (!text || text.value.length < 4 || text.value.length > 4096) return
  // What a test signs in with opens nothing.
  if (name !== '' && machine.frame.fn?.name.startsWith('test_')) return
  const place = placeOf(machine, node)
  note(machine, 'bindings', `b${place.file}:${place.at}:${name}`, { ...place, name, value: text.value })
}

const unpack = (machine: Machine, targets: readonly Expr[], value: Value): void => {
  const items = itemsOf(machine, value)
  const star = targets.findIndex((target) => target.kind === 'Starred')
  if (items && star < 0 && items.length === targets.length) {
    for (const [place, target] of targets.entries()) assign(machine, target, items[place] ?? UNKNOWN)
    return
  }
  const text =
    soleAtom(value)?.kind === 'symbol' ? { atoms: [], taints: value.taints } : anyElement(machine, value)
  for (const target of targets) assign(machine, target, text === NOTHING ? UNKNOWN : text)
}

const assignAttribute = (machine: Machine, target: Attribute, value: Value): void => {
  const base = evaluate(machine, target.value)
  noteBinding(machine, target, target.name, value)
  const noted = carried(machine, value, target, `is kept in .${target.name}`)
  for (const atom of base.atoms) {
    if (atom.kind === 'object') writeField(machine, atom.id, target.name, noted, base.atoms.length > 1)
    if (atom.kind === 'class') atom.cls.members.set(target.name, noted)
    if (atom.kind === 'symbol') {
      const path = `${atom.path}.${target.name}`
      noteAssignment(machine, target, path, value)
      // What is put on a library's shared object, as `flask.g`, is there for the whole program.
      write(machine.store, cellOf(machine, machine.frame.module, `@${path}`), noted)
    }
  }
  const isOpaque = !base.atoms.some((atom) => atom.kind === 'object' || atom.kind === 'class')
  if (!isOpaque) return
  if (base.atoms.length === 0) noteAssignment(machine, target, `?.${target.name}`, value)
  if (target.value.kind === 'Name') {
    write(machine.store, cellOf(machine, machine.frame, `${target.value.id}.${target.name}`), noted)
  }
}

const writeField = (machine: Machine, id: number, name: string, value: Value, isWeak: boolean): void => {
  const contents = readContents(machine.store, id)
  const entries = new Map(contents.entries ?? [])
  const before = entries.get(`s${name}`)
  entries.set(`s${name}`, isWeak && before ? join(before, value) : value)
  write(machine.store, id, { ...contents, entries })
}

const assignElement = (machine: Machine, target: Subscript, value: Value): void => {
  const base = evaluate(machine, target.value)
  const index = target.index.kind === 'Slice' ? UNKNOWN : evaluate(machine, target.index)
  const key = soleText(index)
  if (key) noteBinding(machine, target, key.value, value)
  const noted = carried(
    machine,
    value,
    target,
    key ? `is kept under ${JSON.stringify(key.value)}` : 'is kept in an element',
  )
  for (const atom of base.atoms) {
    if (isContainer(atom)) writeIndex(machine, atom, index, noted)
    if (atom.kind === 'object') writeIndex(machine, atom, UNKNOWN, noted)
    if (atom.kind === 'symbol') keepInLibrary(machine, { target, atom, index }, value, noted)
  }
  if (base.atoms.length === 0) {
    const owner = target.value.kind === 'Attribute' ? `.${target.value.name}` : ''
    noteAssignment(machine, target, `?${owner}[${key ? JSON.stringify(key.value) : ''}]`, value)
  }
  const isOpaque =
    base.atoms.length === 0 || base.atoms.some((atom) => atom.kind === 'symbol' && atom.id === undefined)
  if (isOpaque) taintVariable(machine, target.value, value)
}

type Kept = { target: Subscript; atom: Extract<Atom, { kind: 'symbol' }>; index: Value }

/** `settings[key] = value` of a library's object, and `globals()[name] = value`. */
const keepInLibrary = (machine: Machine, { target, atom, index }: Kept, value: Value, noted: Value): void => {
  const key = soleText(index)?.value
  if (key !== undefined && atom.path === 'builtins.globals()')
    write(machine.store, cellOf(machine, machine.frame.module, key), noted)
  if (atom.id !== undefined) keep(machine, atom.id, `k${keyOf(index)}`, noted)
  noteAssignment(machine, target, `${atom.path}[${key === undefined ? '' : JSON.stringify(key)}]`, value)
  noteAssignment(machine, target, `${atom.path}[]`, {
    atoms: value.atoms,
    taints: withTaints(value, index.taints).taints,
  })
}

/** Keeps a value under a key inside a library's object. */
export const keep = (machine: Machine, id: number, key: string, value: Value): void => {
  const contents = readContents(machine.store, id)
  const entries = new Map(contents.entries ?? [])
  entries.set(key, value)
  write(machine.store, id, { ...contents, entries })
}

/** What goes into a thing we know nothing of is in that thing from then on. */
export const taintVariable = (machine: Machine, node: Expr, value: Value): void => {
  if (value.taints.length === 0) return
  if (node.kind === 'Name') {
    const cell = cellOf(machine, machine.frame, node.id)
    const held = machine.frame.locals.has(node.id) ? (readCell(machine.store, cell) ?? UNKNOWN) : null
    if (held && !isAllConstant(held)) writeName(machine, node.id, withTaints(held, value.taints))
  } else if (node.kind === 'Attribute') {
    const base = evaluate(machine, node.value)
    for (const atom of base.atoms) {
      if (atom.kind !== 'object') continue
      const before = readContents(machine.store, atom.id).entries?.get(`s${node.name}`) ?? UNKNOWN
      writeField(machine, atom.id, node.name, withTaints(before, value.taints), false)
    }
  }
}
