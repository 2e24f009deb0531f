// Attributes: of libraries (dotted paths and sources), local modules, classes and their objects.
import type { Attribute, Expr } from '../tree/ast.ts'
import { readCell, readContents } from '../values/store.ts'
import {
  type Atom,
  type ClassValue,
  clearedOf,
  join,
  ofAtom,
  ofNumber,
  ofString,
  ofSymbol,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { evaluate } from './evaluate.ts'
import { invoke } from './invoke.ts'
import { type Machine, note, placeOf, taintOf } from './machine.ts'
import { boundedOption } from './optionIntrinsics.ts'

export const readAttribute = (machine: Machine, node: Attribute): Value => {
  const base = evaluate(machine, node.value)
  const kept = keptAt(machine, node)
  const value = shaped(machine, attributeOf(machine, base, node.name, node), node)
  return kept ? withTaints(kept.atoms.length > 0 ? kept : value, kept.taints) : value
}

/** `….choices[0].message.content` is what a model answered, whatever the client is called and wherever it was made. */
const shaped = (machine: Machine, value: Value, node: Attribute): Value => {
  const shapes = machine.index.shapes.get(node.name)
  if (!shapes || value.taints.some((taint) => taint.origin.kind !== 'parameter')) return value
  const written = spelling(node)
  const shape = shapes.find(({ end }) => written.endsWith(end))
  return shape ? { atoms: value.atoms, taints: [taintOf(machine, shape.kind, node, node.name)] } : value
}

/** An expression as written, `[]` for any element and `()` for any call; a bounded number of steps. */
const spelling = (node: Expr): string => {
  let text = ''
  let at: Expr = node
  for (let steps = 0; steps < 8; steps += 1) {
    if (at.kind === 'Attribute') {
      text = `.${at.name}${text}`
      at = at.value
    } else if (at.kind === 'Subscript') {
      text = `[]${text}`
      at = at.value
    } else if (at.kind === 'Call') {
      text = `()${text}`
      at = at.func
    } else break
  }
  return text
}

/** Fields of things we know nothing of, kept under the way they are written: `request.user`. */
const keptAt = (machine: Machine, node: Attribute): Value | undefined => {
  if (node.value.kind !== 'Name') return undefined
  const cell = machine.frame.cells.get(`${node.value.id}.${node.name}`)
  return cell === undefined ? undefined : readCell(machine.store, cell)
}

/** The attribute of every alternative, joined. What the object carries, its attributes carry. */
export const attributeOf = (machine: Machine, base: Value, name: string, node: Expr): Value => {
  if (name === '__builtins__') return ofSymbol('builtins')
  if (base.atoms.length === 0) return { atoms: [], taints: base.taints }
  let result: Value | null = null
  let isHarmless = false
  let held = base.taints
  for (const atom of base.atoms) {
    const value = attributeOfAtom(machine, atom, name, node)
    if (held.length > 0 && atom.kind === 'symbol') held = clearedOf(held, clearsOf(machine, atom.path, name))
    isHarmless ||= atom.kind === 'symbol' && isBoundedAttribute(machine, atom, name)
    result = result ? join(result, value) : value
  }
  // The attribute's own data says more than that of the whole it belongs to.
  const isOwn = (result?.taints.length ?? 0) > 0
  return withTaints(result ?? UNKNOWN, isHarmless || isOwn ? [] : held)
}

/** `Path(text).name` is no way out of a folder. */
const clearsOf = (machine: Machine, path: string, name: string): string[] =>
  machine.index.models(`${path}.${name}`).flatMap((model) => model.clears ?? [])

/** What this program itself put there. */
const sharedAttribute = (machine: Machine, atom: SymbolAtom, name: string): Value | undefined => {
  const cell = machine.frame.module.cells.get(`@${atom.path}.${name}`)
  const held = cell === undefined ? undefined : readCell(machine.store, cell)
  return boundedOption(machine, atom.id, name) ?? held
}

const isBoundedAttribute = (machine: Machine, atom: SymbolAtom, name: string): boolean =>
  machine.index.sourceOf(`${atom.path}.${name}`) === HARMLESS ||
  boundedOption(machine, atom.id, name) !== undefined

const attributeOfAtom = (machine: Machine, atom: Atom, name: string, node: Expr): Value => {
  switch (atom.kind) {
    case 'symbol':
      return sharedAttribute(machine, atom, name) ?? symbolAttribute(machine, atom.path, name, node)
    case 'module': {
      const cell = atom.frame.cells.get(name)
      return (cell === undefined ? undefined : readCell(machine.store, cell)) ?? UNKNOWN
    }
    case 'object':
      return objectAttribute(machine, atom, name, node)
    case 'class':
      return name === '__name__' ? ofString(atom.cls.name) : classAttribute(machine, atom.cls, name, node)
    default:
      return UNKNOWN
  }
}

const CONSTANTS: Record<string, string> = {
  'string.ascii_letters': 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'string.ascii_lowercase': 'abcdefghijklmnopqrstuvwxyz',
  'string.ascii_uppercase': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  'string.digits': '0123456789',
  'string.hexdigits': '0123456789abcdefABCDEF',
  'string.punctuation': '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  'string.printable':
    '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c',
}

const NUMBERS: Record<string, number> = {
  'mmap.PROT_READ': 1,
  'mmap.PROT_WRITE': 2,
  'mmap.PROT_EXEC': 4,
  'stat.S_IRWXU': 0o700,
  'stat.S_IRUSR': 0o400,
  'stat.S_IWUSR': 0o200,
  'stat.S_IXUSR': 0o100,
  'stat.S_IRWXG': 0o070,
  'stat.S_IRGRP': 0o040,
  'stat.S_IWGRP': 0o020,
  'stat.S_IXGRP': 0o010,
  'stat.S_IRWXO': 0o007,
  'stat.S_IROTH': 0o004,
  'stat.S_IWOTH': 0o002,
  'stat.S_IXOTH': 0o001,
}

/** The path of an attribute of a library, with its taint where it is a source. */
export const symbolAttribute = (machine: Machine, path: string, name: string, node: Expr): Value => {
  if (name === '__dict__') return ofSymbol(`${path}.__dict__`)
  const full = machine.index.alias(`${path}.${name}`)
  const constant = CONSTANTS[full]
  if (constant !== undefined) return ofString(constant)
  const number = NUMBERS[full]
  if (number !== undefined) return ofNumber(number)
  for (const rule of machine.index.ruleUses(full)) {
    note(machine, 'rules', `${machine.frame.file}:${node.at}:${rule.id}`, {
      ...placeOf(machine, node),
      rule: rule.id,
      detail: full,
    })
  }
  return symbolValue(machine, { kind: 'symbol', path: full }, node)
}

/** The thing itself, tainted where reading it brings outside data in. */
export const symbolValue = (machine: Machine, atom: SymbolAtom, node: { at: number }): Value => {
  const kind = machine.index.sourceOf(atom.path)
  const value = ofAtom(atom)
  return kind === null || kind === HARMLESS
    ? value
    : withTaints(value, [taintOf(machine, kind, node, atom.path)])
}

type SymbolAtom = Extract<Atom, { kind: 'symbol' }>

/** The kind of what belongs to a source and is still nobody's to choose, as a request's method is. */
const HARMLESS = 'harmless'

const objectAttribute = (
  machine: Machine,
  atom: Extract<Atom, { kind: 'object' }>,
  name: string,
  node: Expr,
): Value => {
  const { entries, rest } = readContents(machine.store, atom.id)
  const field = entries?.get(`s${name}`)
  if (field) return field
  if (name === '__class__') return ofAtom({ kind: 'class', cls: atom.cls })
  const member = memberOf(atom.cls, name)
  if (!member) return withTaints(partOf(atom.id, inherited(machine, atom.cls, name, node)), rest.taints)
  const [first] = member.atoms
  if (first?.kind !== 'function') return member
  const bound = ofAtom({ ...first, self: { atoms: [atom], taints: [] } })
  const isProperty = first.fn.decorators.some((each) =>
    each.atoms.some((one) => one.kind === 'symbol' && /property$/.test(one.path)),
  )
  return isProperty ? invoke(machine, first.fn, { atoms: [atom], taints: [] }, noArguments(node)) : bound
}

const noArguments = (node: Expr) => ({
  node,
  written: '',
  args: [],
  keywords: new Map(),
  rest: UNKNOWN,
  receiver: null,
  receiverNode: null,
})

/** Searches the class and its local bases, nearest first; cyclic bases end the search. */
export const memberOf = (cls: ClassValue, name: string): Value | null => {
  const pending = [cls]
  for (let count = 0; pending.length > 0 && count < 32; count += 1) {
    const next = pending.shift() as ClassValue
    const member = next.members.get(name)
    if (member) return member
    for (const base of next.bases) {
      for (const atom of base.atoms) if (atom.kind === 'class') pending.push(atom.cls)
    }
  }
  return null
}

/** The library classes that a class descends from. */
export const libraryBases = (cls: ClassValue): string[] => {
  const found: string[] = []
  const pending = [cls]
  for (let count = 0; pending.length > 0 && count < 32; count += 1) {
    for (const base of (pending.shift() as ClassValue).bases) {
      for (const atom of base.atoms) {
        if (atom.kind === 'symbol') found.push(atom.path)
        if (atom.kind === 'class') pending.push(atom.cls)
      }
    }
  }
  return found
}

/** What a library base gives: `self.wfile` of a request handler is that library's path. */
const inherited = (machine: Machine, cls: ClassValue, name: string, node: Expr): Value => {
  const [base] = libraryBases(cls)
  return base && base !== 'builtins.object' ? symbolAttribute(machine, `${base}()`, name, node) : UNKNOWN
}

/** `self.wfile` belongs to the response that `self` was told about: both keep in the same place. */
const partOf = (id: number, value: Value): Value => ({
  atoms: value.atoms.map((atom) => (atom.kind === 'symbol' ? { ...atom, id } : atom)),
  taints: value.taints,
})

const classAttribute = (machine: Machine, cls: ClassValue, name: string, node: Expr): Value =>
  memberOf(cls, name) ?? inherited(machine, cls, name, node)
