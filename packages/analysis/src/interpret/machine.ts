// The state of one analysis: what is known, where the walk stands, what it has noted and what it may still spend.
import type { Source } from '../decode/source.ts'
import type { KnowledgeIndex } from '../knowledgeIndex.ts'
import type { Limits } from '../parse/limits.ts'
import type { Expr, Module } from '../tree/ast.ts'
import { clearedBy, createStore, type Store } from '../values/store.ts'
import {
  type ClassValue,
  type Frame,
  type FunctionValue,
  type Origin,
  type Step,
  soleString,
  type Taint,
  type Value,
} from '../values/value.ts'

export type Place = { file: string; at: number; end: number }

/** Untrusted data arrived where it must not. `argument` is the dangerous value. */
export type FlowNote = Place & { sink: string; callee: string; taint: Taint; argument: Value }
/** A rule's call, assignment, use or observation was met. */
export type RuleNote = Place & { rule: string; detail: string }
/** The script can do this; `targets` are the resources it names, as far as they are known. */
export type AbilityNote = Place & { does: string; callee: string; targets: readonly string[]; scope: number }
/** Code found inside a string that the script runs; `layer` is the file name its own places carry. */
export type LayerNote = Place & { layer: string; code: string; how: readonly string[] }
/** Text bound to a name: where secrets hide. */
export type BindingNote = Place & { name: string; value: string }

export type Notes = {
  flows: FlowNote[]
  rules: RuleNote[]
  abilities: AbilityNote[]
  layers: LayerNote[]
  bindings: BindingNote[]
}

export type LocalModule = { path: string; text: string }

/** Gives the text of a local module, or null where the name is no local module. `level` counts leading dots. */
export type ResolveModule = (request: { name: string; level: number; from: string }) => LocalModule | null

export type LoadedModule = { file: string; module: Module; source: Source }

export type Machine = {
  index: KnowledgeIndex
  limits: Limits
  /** Parses and lowers a local module. */
  load: (local: LocalModule) => LoadedModule
  resolve: ResolveModule
  modules: Map<string, Frame>
  loaded: Map<string, LoadedModule>
  functions: FunctionValue[]
  /** What never changes about a definition, worked out once. */
  memo: {
    locals: Map<object, ReadonlySet<string>>
    generators: Map<object, boolean>
    closedOver: Set<object>
    functions: Map<object, FunctionValue>
  }
  classes: ClassValue[]
  /** Functions that were handed to a framework, and what crosses the boundary there. */
  handed: Map<object, { parameters?: string | undefined; returns?: string | undefined }>
  /** The origin of each field of a request that was read by name, by frame and field. */
  fields: Map<string, Origin>
  origins: Map<string, Origin>
  /** Data that the script itself wrote into files, by their names. */
  files: Map<string, readonly Taint[]>
  /** Text that the script itself wrote into files, where it is known whole. */
  written: Map<string, string>
  notes: Notes
  noted: Set<string>
  incomplete: Set<string>
  store: Store
  frame: Frame
  /** Paths that left the innermost loop or function early and join again behind it. */
  exits: { loop: Store[]; function: Store[] }
  /** Where the innermost call began: its store, and the last id that existed then. */
  activation: { base: Store | null; start: number }
  /** Data in the errors that the innermost `try` may see. */
  raised: readonly Taint[]
  returned: Value[]
  yielded: Value[]
  callStack: FunctionValue[]
  /** Long texts that came out of a decoder: which one, and out of what. */
  decoded: Map<string, { by: string; from: string }>
  nextId: number
  depth: number
  steps: number
  maxSteps: number
  /** Steps after which functions are no longer evaluated again for each call. */
  callBudget: number
  /** Loops within loops: each body is visited twice, so depth is bounded. */
  loops: number
  /** Code that cannot run is walked for its imports only. */
  isMuted: boolean
}

export const createMachine = (
  given: Pick<Machine, 'index' | 'limits' | 'load' | 'resolve'>,
  frame: Frame,
  nodes: number,
): Machine => ({
  ...given,
  modules: new Map(),
  loaded: new Map(),
  functions: [],
  memo: { locals: new Map(), generators: new Map(), closedOver: new Set(), functions: new Map() },
  classes: [],
  handed: new Map(),
  fields: new Map(),
  origins: new Map(),
  files: new Map(),
  written: new Map(),
  notes: { flows: [], rules: [], abilities: [], layers: [], bindings: [] },
  noted: new Set(),
  incomplete: new Set(),
  store: createStore(null),
  frame,
  exits: { loop: [], function: [] },
  activation: { base: null, start: 0 },
  raised: [],
  returned: [],
  yielded: [],
  decoded: new Map(),
  callStack: [],
  nextId: 1,
  depth: 0,
  steps: 0,
  // Work grows with the script, not with what its loops and calls multiply to.
  maxSteps: Math.min(given.limits.maxSteps, 400_000 + nodes * 4),
  callBudget: 10_000 + Math.floor(nodes / 2),
  loops: 0,
  isMuted: false,
})

export const createId = (machine: Machine): number => {
  machine.nextId += 1
  return machine.nextId
}

export const createFrame = (
  machine: { nextId: number },
  given: { file: string; locals: ReadonlySet<string>; enclosing: Frame | null; fn: FunctionValue | null },
): Frame => {
  machine.nextId += 1
  const frame: Frame = {
    ...given,
    id: machine.nextId,
    cells: new Map(),
    module: null as unknown as Frame,
    rebound: new Set(),
    stars: [],
  }
  frame.module = given.enclosing?.module ?? frame
  return frame
}

/** True while there is effort left; the first refusal is told. */
export const mayStep = (machine: Machine): boolean => {
  machine.steps += 1
  if (machine.steps <= machine.maxSteps) return true
  machine.incomplete.add('the analysis reached its step limit')
  return false
}

/** Data of a kind entering at a node. The same place and kind is one origin, however often it is visited. */
export const taintOf = (machine: Machine, kind: string, node: { at: number }, label: string): Taint => {
  const file = machine.frame.file
  const key = `${file}:${node.at}:${kind}:${label}`
  let origin = machine.origins.get(key)
  if (!origin) {
    origin = { id: machine.origins.size + 1, kind, at: node.at, file, label }
    machine.origins.set(key, origin)
  }
  return { origin, cleared: [], way: null }
}

/**
 * A field of a request read again by the same name is the same data: a check of the first holds for the second. `key` is the
 * field's name, constant or not.
 */
export const oneField = (machine: Machine, path: string, key: Value, value: Value): Value => {
  const name = soleString(key)
  const [taint, other] = value.taints
  if (name === null || !taint || other || taint.origin.kind !== 'web') return value
  const field = `${machine.frame.id}:${path}:${name}`
  const origin = machine.fields.get(field)
  if (!origin) machine.fields.set(field, taint.origin)
  return origin ? { atoms: value.atoms, taints: [{ ...taint, origin }] } : value
}

/** Made harmless for a kind of sink on its way, or checked on this path. */
export const isHarmlessFor = (machine: Machine, taint: Taint, sink: string): boolean =>
  isCleared(taint.cleared, sink) || isCleared(clearedBy(machine.store, taint.origin.id), sink)
const isCleared = (cleared: readonly string[], sink: string) =>
  cleared.includes('*') || cleared.includes(sink)

const MAX_WAY = 24

/** Adds a step to the way of each taint. */
export const carried = (machine: Machine, value: Value, node: { at: number }, note: string): Value => {
  if (value.taints.length === 0) return value
  const file = machine.frame.file
  return {
    atoms: value.atoms,
    taints: value.taints.map((taint) => stepped(taint, { at: node.at, file, note })),
  }
}

const stepped = (taint: Taint, step: { at: number; file: string; note: string }): Taint => {
  const before = taint.way
  const length = (before?.length ?? 0) + 1
  const isRepeated = before?.at === step.at && before.note === step.note
  const next: Step = { ...step, before, length }
  return length > MAX_WAY || isRepeated ? taint : { ...taint, way: next }
}

/** Notes something once, however often the place is visited. */
export const note = <K extends keyof Notes>(
  machine: Machine,
  kind: K,
  key: string,
  entry: Notes[K][number],
): void => {
  if (machine.isMuted || machine.noted.has(key)) return
  machine.noted.add(key)
  ;(machine.notes[kind] as Notes[K][number][]).push(entry)
}

export const placeOf = (machine: Machine, node: { at: number; end: number }): Place => ({
  file: machine.frame.file,
  at: node.at,
  end: node.end,
})

export type Evaluate = (machine: Machine, node: Expr) => Value
