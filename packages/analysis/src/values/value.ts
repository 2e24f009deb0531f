// What a variable may hold: a few alternatives (atoms) and the untrusted data that reached it (taints).
import type { ClassDef, FunctionDef, Lambda } from '../tree/ast.ts'

/** Where untrusted or sensitive data enters. `kind` is a name of the knowledge (`web`, `argv`, `credential-file` …). */
export type Origin = { id: number; kind: string; at: number; file: string; label: string }

/** One step of the way from source to sink, newest first. */
export type Step = { at: number; file: string; note: string; before: Step | null; length: number }

/** `cleared` are the sink kinds that a sanitizer on the way made harmless; `*` stands for all. */
export type Taint = { origin: Origin; cleared: readonly string[]; way: Step | null }

export type Atom =
  | { kind: 'str'; value: string }
  /** One character per byte. */
  | { kind: 'bytes'; value: string }
  | { kind: 'num'; value: number | bigint }
  | { kind: 'bool'; value: boolean }
  | { kind: 'none' }
  /** Text known in part: literal pieces and holes in order. */
  | { kind: 'text'; parts: readonly (string | Value)[] }
  /** Something of a library, by its dotted path; `x()` in a path is what calling `x` returns. */
  | { kind: 'symbol'; path: string /** Where what an instance keeps lies. */; id?: number }
  | { kind: 'function'; fn: FunctionValue; self: Value | null }
  /** A function with its first arguments given already. */
  | { kind: 'partial'; callee: Value; args: readonly Value[]; keywords: ReadonlyMap<string, Value> }
  | { kind: 'class'; cls: ClassValue }
  | { kind: 'object'; cls: ClassValue; id: number }
  | { kind: 'list' | 'tuple' | 'set' | 'dict'; id: number }
  | { kind: 'module'; frame: Frame }
  /** Anything else: the value is not one of the other atoms only. */
  | { kind: 'any' }

export type Value = { readonly atoms: readonly Atom[]; readonly taints: readonly Taint[] }

/** A function of the analysed code with the frame it closes over. */
export type FunctionValue = {
  name: string
  node: FunctionDef | Lambda
  closure: Frame
  owner: ClassValue | null
  /** What each decorator resolves to, outermost first. */
  decorators: readonly Value[]
  defaults: ReadonlyMap<string, Value>
  /** How often its body was evaluated, and what came back. */
  visits: { count: number; returned: Value }
}

export type ClassValue = {
  name: string
  node: ClassDef
  frame: Frame
  bases: readonly Value[]
  members: Map<string, Value>
}

/** One activation: its names are cells of the store. */
export type Frame = {
  id: number
  file: string
  locals: ReadonlySet<string>
  cells: Map<string, number>
  enclosing: Frame | null
  module: Frame
  fn: FunctionValue | null
  /** Names that some function rebinds by `global`: what module code assigns is not the whole truth. */
  rebound: Set<string>
  /** Libraries whose names were imported by `*`, last first. */
  stars: string[]
}

/** What a container holds. Null `items` or `entries`: unknown; `rest` is what an unknown place may hold. */
export type Contents = {
  items: readonly Value[] | null
  entries: ReadonlyMap<string, Value> | null
  rest: Value
}

export const UNKNOWN: Value = { atoms: [], taints: [] }
/** No value at all, as what an unknown place of a container known whole holds: joins without leaving a trace. */
export const NOTHING: Value = { atoms: [], taints: [] }
const ANY: Atom = { kind: 'any' }
const MAX_ATOMS = 6
const MAX_TAINTS = 6

export const ofAtom = (atom: Atom): Value => ({ atoms: [atom], taints: [] })
export const ofString = (value: string): Value => ofAtom({ kind: 'str', value })
export const ofBytes = (value: string): Value => ofAtom({ kind: 'bytes', value })
export const ofNumber = (value: number | bigint): Value => ofAtom({ kind: 'num', value })
export const ofSymbol = (path: string): Value => ofAtom({ kind: 'symbol', path })
/** Some number: it cannot carry text, whatever it was made from. */
export const SOME_NUMBER: Value = ofSymbol('builtins.int()')
export const TRUE: Value = ofAtom({ kind: 'bool', value: true })
export const FALSE: Value = ofAtom({ kind: 'bool', value: false })
export const NONE: Value = ofAtom({ kind: 'none' })
export const ofBoolean = (value: boolean): Value => (value ? TRUE : FALSE)
export const tainted = (taints: readonly Taint[]): Value =>
  taints.length === 0 ? UNKNOWN : { atoms: [], taints }

/** The same value carrying more taints. */
export const withTaints = (value: Value, taints: readonly Taint[]): Value =>
  taints.length === 0 ? value : { atoms: value.atoms, taints: joinTaints(value.taints, taints) }

/** One taint per origin; where both have it, only what both cleared is clear. */
export const joinTaints = (left: readonly Taint[], right: readonly Taint[]): readonly Taint[] => {
  if (left.length === 0 || left === right) return right
  if (right.length === 0) return left
  const joined = [...left]
  for (const taint of right) {
    const place = joined.findIndex((other) => other.origin.id === taint.origin.id)
    const other = joined[place]
    if (!other) {
      if (joined.length < MAX_TAINTS) joined.push(taint)
    } else if (other.cleared.length > 0) {
      joined[place] = { ...other, cleared: other.cleared.filter((kind) => taint.cleared.includes(kind)) }
    }
  }
  return joined
}

/** The same data, made harmless for more kinds of sinks. */
export const clearedOf = (taints: readonly Taint[], kinds: readonly string[]): readonly Taint[] =>
  kinds.length === 0 ? taints : taints.map((taint) => ({ ...taint, cleared: [...taint.cleared, ...kinds] }))

const sameAtom = (left: Atom, right: Atom): boolean => {
  if (left === right) return true
  if (left.kind !== right.kind) return false
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>]
  if (left.kind === 'text' || left.kind === 'partial') return false
  if (left.kind === 'none' || left.kind === 'any') return true
  if ('value' in a) return a.value === b.value
  if ('path' in a) return a.path === b.path && a.id === b.id
  if ('id' in a) return a.id === b.id
  if ('fn' in a) return (a.fn as FunctionValue).node === (b.fn as FunctionValue).node
  if ('cls' in a) return a.cls === b.cls
  return a.frame === b.frame
}

/** What may be either. An unknown side leaves the alternatives open (`any`). */
export const join = (left: Value, right: Value): Value => {
  if (left === right || right === NOTHING) return left
  if (left === NOTHING) return right
  const taints = joinTaints(left.taints, right.taints)
  return { atoms: joinAtoms(left.atoms, right.atoms), taints }
}

const joinAtoms = (left: readonly Atom[], right: readonly Atom[]): readonly Atom[] => {
  if (left.length === 0 && right.length === 0) return left
  if (left.length === 0) return right.some(isAny) ? right : [...right, ANY]
  if (right.length === 0) return left.some(isAny) ? left : [...left, ANY]
  const joined = [...left]
  for (const atom of right) if (!joined.some((other) => sameAtom(other, atom))) joined.push(atom)
  if (joined.length === left.length) return left
  return joined.length > MAX_ATOMS
    ? [...joined.slice(0, MAX_ATOMS).filter((atom) => !isAny(atom)), ANY]
    : joined
}

const isAny = (atom: Atom) => atom.kind === 'any'

export const joinAll = (values: readonly Value[]): Value => {
  const [first, ...rest] = values
  return first ? rest.reduce(join, first) : NOTHING
}

/** The only thing it can be, if there is one. */
export const soleAtom = (value: Value): Atom | null =>
  value.atoms.length === 1 ? (value.atoms[0] as Atom) : null

export const soleString = (value: Value): string | null => {
  const atom = soleAtom(value)
  return atom?.kind === 'str' ? atom.value : null
}

export const soleNumber = (value: Value): number | null => {
  const atom = soleAtom(value)
  if (atom?.kind === 'bool') return Number(atom.value)
  return atom?.kind === 'num' && typeof atom.value === 'number' ? atom.value : null
}

/** Text or bytes known whole. */
export const soleText = (value: Value): { value: string; bytes: boolean } | null => {
  const atom = soleAtom(value)
  if (atom?.kind === 'str') return { value: atom.value, bytes: false }
  return atom?.kind === 'bytes' ? { value: atom.value, bytes: true } : null
}

const CONSTANT = new Set(['str', 'bytes', 'num', 'bool', 'none'])
export const isConstant = (atom: Atom): boolean => CONSTANT.has(atom.kind)

/** Every alternative is a constant: nothing from outside can be in it. */
export const isAllConstant = (value: Value): boolean =>
  value.atoms.length > 0 && value.atoms.every(isConstant)

/** Python's truth of a constant; null where it is not decided. */
export const truthOf = (value: Value): boolean | null => {
  if (value.atoms.length === 0) return null
  const truths = value.atoms.map(truthOfAtom)
  const [first] = truths
  return truths.every((truth) => truth === first) ? (first ?? null) : null
}

const truthOfAtom = (atom: Atom): boolean | null => {
  switch (atom.kind) {
    case 'none':
      return false
    case 'bool':
      return atom.value
    case 'str':
    case 'bytes':
      return atom.value.length > 0
    case 'num':
      return atom.value !== 0 && atom.value !== 0n
    case 'function':
    case 'class':
    case 'module':
      return true
    case 'text':
      return atom.parts.some((part) => typeof part === 'string' && part.length > 0) ? true : null
    default:
      return null
  }
}

/** The dotted paths of libraries it may stand for. */
export const pathsOf = (value: Value): string[] =>
  value.atoms.flatMap((atom) => (atom.kind === 'symbol' ? [atom.path] : []))
