// Comprehensions: run element by element where the iterable is known, else once for any element.
import type { Clause, Comprehension } from '../tree/ast.ts'
import { join, NOTHING, soleAtom, truthOf, type Value } from '../values/value.ts'
import { assign } from './assignments.ts'
import { createDict, createOpen, createSequence, keyOf } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { elementOfIterable, knownItems } from './iteration.ts'
import type { Machine } from './machine.ts'

/** Elements that are run one by one at most: enough for a payload spelled out number by number. */
const MAX_RUNS = 100_000

type Made = { items: Value[]; keys: Value[]; isWhole: boolean }

export const evaluateComprehension = (machine: Machine, node: Comprehension): Value => {
  const made: Made = { items: [], keys: [], isWhole: true }
  run(machine, node, 0, made)
  if (node.form === 'dict') return dictOf(machine, made)
  const kind = node.form === 'set' ? 'set' : 'list'
  if (made.isWhole) return createSequence(machine, kind, made.items)
  return createOpen(machine, kind, made.items.reduce(join, NOTHING))
}

const dictOf = (machine: Machine, made: Made): Value => {
  const keys = made.keys.map(keyOf)
  if (!made.isWhole || keys.includes(null)) {
    return createDict(machine, new Map(), made.items.reduce(join, NOTHING))
  }
  return createDict(machine, new Map(keys.map((key, place) => [key as string, made.items[place] as Value])))
}

const run = (machine: Machine, node: Comprehension, depth: number, made: Made): void => {
  const clause = node.clauses[depth]
  if (!clause) {
    made.keys.push(evaluate(machine, node.element))
    made.items.push(node.value ? evaluate(machine, node.value) : (made.keys.at(-1) as Value))
    return
  }
  const iterable = evaluate(machine, clause.iterable)
  const items = knownItems(machine, iterable)
  const mayRun =
    items !== null && items.length + made.items.length <= MAX_RUNS && hasBudget(machine, items.length)
  if (!mayRun) {
    made.isWhole = false
    assign(machine, clause.target, elementOfIterable(machine, iterable))
    for (const condition of clause.conditions) evaluate(machine, condition)
    run(machine, node, depth + 1, made)
    return
  }
  for (const item of items) runItem(machine, node, { clause, item, depth, made })
}

const hasBudget = (machine: Machine, count: number): boolean => machine.steps + count * 4 < machine.maxSteps

type Round = { clause: Clause; item: Value; depth: number; made: Made }

const runItem = (machine: Machine, node: Comprehension, { clause, item, depth, made }: Round) => {
  assign(machine, clause.target, item)
  const truths = clause.conditions.map((condition) => truthOf(evaluate(machine, condition)))
  if (truths.includes(false)) return
  if (truths.includes(null)) made.isWhole = false
  run(machine, node, depth + 1, made)
  // A generator over text is almost always a constant: an unknown element means that the rest is unknown too.
  if (soleAtom(made.items.at(-1) ?? NOTHING) === null && made.items.length > 64) made.isWhole = false
}
