// The value of an expression. Dispatches by kind, and refuses to go deeper or longer than the limits allow.
import type { Expr } from '../tree/ast.ts'
import { createStore, merge } from '../values/store.ts'
import { concatenate, partsOf } from '../values/text.ts'
import {
  join,
  NONE,
  ofBoolean,
  ofBytes,
  ofNumber,
  ofString,
  soleAtom,
  truthOf,
  UNKNOWN,
  type Value,
} from '../values/value.ts'
import { assign, noteBinding } from './assignments.ts'
import { readAttribute, symbolValue } from './attributes.ts'
import { evaluateCall } from './call.ts'
import { evaluateComprehension } from './comprehensions.ts'
import {
  anyElement,
  createDict,
  createOpen,
  createSequence,
  deepTaints,
  itemsOf,
  keyOf,
} from './containers.ts'
import { createFunction } from './definitions.ts'
import { applyGuards, forked } from './guards.ts'
import { type Machine, mayStep } from './machine.ts'
import { readName } from './names.ts'
import { observeComparison } from './observations.ts'
import { applyBinary, applyCompare, applyUnary } from './operators.ts'
import { evaluateSubscript } from './subscripts.ts'

type Of<K> = Extract<Expr, { kind: K }>

export const evaluate = (machine: Machine, node: Expr): Value => {
  if (machine.depth >= machine.limits.maxDepth) {
    machine.incomplete.add('the nesting is too deep')
    return UNKNOWN
  }
  if (!mayStep(machine)) return UNKNOWN
  // Damaged text is mended into odd trees: `mport x as y` puts a pattern where an expression is due.
  const evaluator = evaluators[node.kind] as Evaluator | undefined
  if (!evaluator) {
    machine.incomplete.add('a part is no Python')
    return UNKNOWN
  }
  machine.depth += 1
  const value = evaluator(machine, node)
  machine.depth -= 1
  return value
}

type Evaluator = (machine: Machine, node: Expr) => Value

/** A name that stands for a source (`request`, an imported `argv`) brings its data in where it is used. */
const usedName = (machine: Machine, node: Of<'Name'>): Value => {
  const value = readName(machine, node.id)
  const atom = soleAtom(value)
  return atom?.kind === 'symbol' && value.taints.length === 0 ? symbolValue(machine, atom, node) : value
}

/** `a + b + c …` leans to the left, thousands deep in generated code: walked as a list. */
const binary = (machine: Machine, node: Of<'Binary'>): Value => {
  const spine: Of<'Binary'>[] = []
  let left: Expr = node
  while (left.kind === 'Binary') {
    spine.push(left)
    left = left.left
  }
  let value = evaluate(machine, left)
  for (let link = spine.pop(); link !== undefined; link = spine.pop()) {
    value = applyBinary(machine, link.op, value, evaluate(machine, link.right))
  }
  // Text put together from pieces is where a secret hides from a search.
  noteBinding(machine, node, '', value)
  return value
}

const unary = (machine: Machine, node: Of<'Unary'>): Value => {
  const ops: string[] = []
  let operand: Expr = node
  while (operand.kind === 'Unary') {
    ops.push(operand.op)
    operand = operand.operand
  }
  let value = evaluate(machine, operand)
  for (let op = ops.pop(); op !== undefined; op = ops.pop()) value = applyUnary(op, value)
  return value
}

const compare = (machine: Machine, node: Of<'Compare'>): Value => {
  let left = evaluate(machine, node.left)
  const values = node.comparators.map((each) => evaluate(machine, each))
  observeComparison(machine, node, [left, ...values])
  if (node.ops[0] === '==' && values[0]) noteBinding(machine, node, nameOf(node.left), values[0])
  const results = values.map((right, place) => {
    const result = applyCompare(machine, node.ops[place] ?? '==', left, right)
    left = right
    return result
  })
  if (results.some((result) => truthOf(result) === false)) return ofBoolean(false)
  return results.every((result) => truthOf(result) === true) ? ofBoolean(true) : UNKNOWN
}

const nameOf = (node: Expr): string =>
  node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.name : ''

/** `a or b` is either; what a constant decides is left out. */
const logical = (machine: Machine, node: Of<'Logical'>): Value => {
  let result: Value | null = null
  for (const each of node.values) {
    const value = evaluate(machine, each)
    const truth = truthOf(value)
    const decides = truth !== null && truth === (node.op === 'or')
    const isSkipped = truth !== null && !decides && each !== node.values.at(-1)
    if (!isSkipped) result = result ? join(result, value) : value
    if (decides) break
  }
  return result ?? UNKNOWN
}

const conditional = (machine: Machine, node: Of<'Conditional'>): Value => {
  const truth = truthOf(evaluate(machine, node.test))
  if (truth !== null) return evaluate(machine, truth ? node.body : node.orelse)
  const base = machine.store
  const [yes, no] = [createStore(base), createStore(base)]
  const body = forked(machine, yes, () => {
    applyGuards(machine, node.test, true)
    return evaluate(machine, node.body)
  })
  const orelse = forked(machine, no, () => {
    applyGuards(machine, node.test, false)
    return evaluate(machine, node.orelse)
  })
  merge(base, [yes, no])
  return join(body, orelse)
}

const interpolated = (machine: Machine, node: Of<'Interpolated'>): Value =>
  concatenate(
    node.parts.flatMap((part) => {
      if (typeof part === 'string') return [part]
      const value = evaluate(machine, part)
      const taints = deepTaints(machine, value)
      return partsOf(taints === value.taints ? value : { atoms: [], taints })
    }),
  )

const elements = (machine: Machine, kind: 'list' | 'tuple' | 'set', nodes: readonly Expr[]): Value => {
  const items: Value[] = []
  let isOpen = false
  for (const each of nodes) {
    if (each.kind !== 'Starred') items.push(evaluate(machine, each))
    else {
      const spread = evaluate(machine, each.value)
      const known = itemsOf(machine, spread)
      if (known) items.push(...known)
      else {
        isOpen = true
        items.push(anyElement(machine, spread))
      }
    }
  }
  return isOpen
    ? createOpen(machine, kind, items.reduce(join, UNKNOWN))
    : createSequence(machine, kind, items)
}

const dict = (machine: Machine, node: Of<'Dict'>): Value => {
  const entries = new Map<string, Value>()
  let rest: Value | undefined
  for (const [place, each] of node.values.entries()) {
    const key = node.keys[place] ?? null
    const name = key === null ? null : keyOf(evaluate(machine, key))
    const value = evaluate(machine, each)
    if (name?.startsWith('s')) noteBinding(machine, each, name.slice(1), value)
    if (name !== null && entries.size < 2000) entries.set(name, value)
    else {
      const added = key === null ? anyElement(machine, value) : value
      rest = rest ? join(rest, added) : added
    }
  }
  return createDict(machine, entries, rest)
}

const yielding = (machine: Machine, node: Of<'Yield'>): Value => {
  if (node.value) {
    const value = evaluate(machine, node.value)
    machine.yielded.push(node.from ? anyElement(machine, value) : value)
  }
  return UNKNOWN
}

const walrus = (machine: Machine, node: Of<'Walrus'>): Value => {
  const value = evaluate(machine, node.value)
  assign(machine, node.target, value)
  return value
}

const broken = (machine: Machine, node: Of<'Broken'>): Value => {
  const taints = node.pieces.flatMap((piece) =>
    piece.kind in evaluators ? evaluate(machine, piece as Expr).taints : [],
  )
  return { atoms: [], taints }
}

const evaluators: { [K in Expr['kind']]: (machine: Machine, node: Of<K> & Expr) => Value } = {
  Name: (machine, node) => usedName(machine, node as Of<'Name'>),
  Text: (_machine, node) => {
    const { value, bytes } = node as Of<'Text'>
    return bytes ? ofBytes(value) : ofString(value)
  },
  Numeral: (_machine, node) => {
    const { value } = node as Of<'Numeral'>
    return value === null ? UNKNOWN : ofNumber(value)
  },
  Literal: (_machine, node) => {
    const { value } = node as Of<'Literal'>
    if (value === null) return NONE
    return value === '...' ? UNKNOWN : ofBoolean(value)
  },
  Interpolated: (machine, node) => interpolated(machine, node as Of<'Interpolated'>),
  Tuple: (machine, node) => elements(machine, 'tuple', (node as { elements: Expr[] }).elements),
  List: (machine, node) => elements(machine, 'list', (node as { elements: Expr[] }).elements),
  Set: (machine, node) => elements(machine, 'set', (node as { elements: Expr[] }).elements),
  Dict: (machine, node) => dict(machine, node as Of<'Dict'>),
  Attribute: (machine, node) => readAttribute(machine, node as Of<'Attribute'>),
  Subscript: (machine, node) => evaluateSubscript(machine, node as Of<'Subscript'>),
  Slice: () => UNKNOWN,
  Call: (machine, node) => evaluateCall(machine, node as Of<'Call'>),
  Binary: (machine, node) => binary(machine, node as Of<'Binary'>),
  Unary: (machine, node) => unary(machine, node as Of<'Unary'>),
  Logical: (machine, node) => logical(machine, node as Of<'Logical'>),
  Compare: (machine, node) => compare(machine, node as Of<'Compare'>),
  Conditional: (machine, node) => conditional(machine, node as Of<'Conditional'>),
  Lambda: (machine, node) => createFunction(machine, node as Of<'Lambda'>, []),
  Comprehension: (machine, node) => evaluateComprehension(machine, node as Of<'Comprehension'>),
  Await: (machine, node) => evaluate(machine, (node as Of<'Await'>).value),
  Yield: (machine, node) => yielding(machine, node as Of<'Yield'>),
  Starred: (machine, node) => evaluate(machine, (node as Of<'Starred'>).value),
  Walrus: (machine, node) => walrus(machine, node as Of<'Walrus'>),
  Broken: (machine, node) => broken(machine, node as Of<'Broken'>),
}
