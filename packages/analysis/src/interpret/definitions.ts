// Functions and classes as values.
import { bindingsOf } from '../scopes/locals.ts'
import type { ClassDef, FunctionDef, Lambda } from '../tree/ast.ts'
import { readCell } from '../values/store.ts'
import {
  type ClassValue,
  type FunctionValue,
  NOTHING,
  ofAtom,
  soleText,
  UNKNOWN,
  type Value,
} from '../values/value.ts'
import { noteBinding } from './assignments.ts'
import { invokeValue } from './call.ts'
import { evaluate } from './evaluate.ts'
import { createFrame, type Machine, note, placeOf } from './machine.ts'
import { writeName } from './names.ts'
import { executeBlock } from './statements.ts'

/** Makes the function, evaluating its defaults where it is defined, as Python does. */
export const createFunction = (
  machine: Machine,
  node: FunctionDef | Lambda,
  decorators: readonly Value[],
  owner: ClassValue | null = null,
): Value => {
  const defaults = new Map<string, Value>()
  for (const param of node.params) {
    if (!param.value) continue
    const value = evaluate(machine, param.value)
    noteBinding(machine, param, param.name, value)
    defaults.set(param.name, value)
  }
  const fn: FunctionValue = {
    name: node.kind === 'Lambda' ? 'lambda' : node.name,
    node,
    closure: owner ? (machine.frame.enclosing ?? machine.frame) : machine.frame,
    owner,
    decorators,
    defaults,
    visits: { count: 0, returned: NOTHING },
  }
  // A loop visits a definition twice: it is one function.
  const known = machine.memo.functions.get(node)
  if (known?.closure === fn.closure) return ofAtom({ kind: 'function', fn: known, self: null })
  if (!known) machine.functions.push(fn)
  machine.memo.functions.set(node, fn)
  return ofAtom({ kind: 'function', fn, self: null })
}

/** `def`: binds the name to what the decorators make of the function. */
export const defineFunction = (machine: Machine, node: FunctionDef, owner: ClassValue | null): Value => {
  const decorators = node.decorators.map((each) => evaluate(machine, each))
  for (const name of rebindings(node)) machine.frame.module.rebound.add(name)
  let value = createFunction(machine, node, decorators, owner)
  for (const decorator of [...decorators].reverse()) value = decorated(machine, decorator, value, node)
  return value
}

const rebindings = (node: FunctionDef): Set<string> => bindingsOf(node).globals

/** A decorator of this code is called; a library's leaves the function as it is, for all we know. */
const decorated = (
  machine: Machine,
  decorator: Value,
  value: Value,
  node: { at: number; end: number },
): Value => {
  const isLocal = decorator.atoms.some((atom) => atom.kind === 'function')
  // `@exec` over `@b64decode` over a text: what is handed on is no function any more.
  const isText = soleText(value) !== null
  if (!isLocal && !isText) return value
  const made = invokeValue(machine, decorator, [value], node)
  return isText || soleText(made) || made.atoms.some((atom) => atom.kind === 'function') ? made : value
}

/** `class`: runs the body in a frame of its own and keeps what it binds as members. */
export const defineClass = (machine: Machine, node: ClassDef): Value => {
  const bases = node.bases.map((base) => evaluate(machine, base))
  for (const keyword of node.keywords) evaluate(machine, keyword.value)
  const decorators = node.decorators.map((each) => evaluate(machine, each))
  const frame = createFrame(machine, {
    file: machine.frame.file,
    locals: bindingsOf(node).locals,
    enclosing: machine.frame,
    fn: machine.frame.fn,
  })
  const cls: ClassValue = { name: node.name, node, frame, bases, members: new Map() }
  machine.classes.push(cls)
  for (const base of bases) noteBase(machine, node, base)
  runBody(machine, cls)
  let value = ofAtom({ kind: 'class', cls })
  for (const decorator of [...decorators].reverse()) {
    const made = decorated(machine, decorator, value, node)
    value = soleText(value) || soleText(made) ? made : value
  }
  return value
}

const noteBase = (machine: Machine, node: ClassDef, base: Value) => {
  for (const atom of base.atoms) {
    if (atom.kind !== 'symbol') continue
    for (const rule of machine.index.ruleUses(atom.path)) {
      note(machine, 'rules', `${machine.frame.file}:${node.at}:${rule.id}`, {
        ...placeOf(machine, node),
        rule: rule.id,
        detail: atom.path,
      })
    }
  }
}

const runBody = (machine: Machine, cls: ClassValue): void => {
  const outer = machine.frame
  machine.frame = cls.frame
  for (const statement of cls.node.body) {
    if (statement.kind !== 'Function') executeBlock(machine, [statement])
    else writeName(machine, statement.name, defineFunction(machine, statement, cls))
  }
  machine.frame = outer
  for (const [name, cell] of cls.frame.cells) cls.members.set(name, readCell(machine.store, cell) ?? UNKNOWN)
}
