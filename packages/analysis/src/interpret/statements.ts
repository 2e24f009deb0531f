// Statements, path by path: branches are overlays of the store that join again behind them.
import type { For, If, Match, Stmt, Try, While, With } from '../tree/ast.ts'
import { createStore, merge, outliving, type Store } from '../values/store.ts'
import {
  isAllConstant,
  join,
  joinTaints,
  ofBoolean,
  ofSymbol,
  tainted,
  truthOf,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { assign } from './assignments.ts'
import { callOwn, invokeValue } from './call.ts'
import { deepTaints } from './containers.ts'
import { defineClass, defineFunction } from './definitions.ts'
import { evaluate } from './evaluate.ts'
import { applyGuards, forked } from './guards.ts'
import { executeImport, executeImportFrom } from './imports.ts'
import { elementOfIterable, isConstantPair, isDecoder, knownItems } from './iteration.ts'
import { noteReturn } from './library.ts'
import { type Machine, mayStep, taintOf } from './machine.ts'
import { writeName } from './names.ts'
import { observeAssert, observeHandlers } from './observations.ts'
import { applyBinary, applyCompare } from './operators.ts'

type Of<K> = Extract<Stmt, { kind: K }>

/** Runs statements in order; what stands behind a `return` is not run. */
export const executeBlock = (machine: Machine, body: readonly Stmt[]): void => {
  for (const statement of body) {
    if (machine.store.left !== null || !mayStep(machine)) return
    execute(machine, statement)
  }
}

const execute = (machine: Machine, statement: Stmt): void => {
  if (machine.depth >= machine.limits.maxDepth) {
    machine.incomplete.add('the nesting is too deep')
    return
  }
  machine.depth += 1
  const run = executors[statement.kind] as ((machine: Machine, node: Stmt) => void) | undefined
  run?.(machine, statement)
  machine.depth -= 1
}

/** Runs something on a path of its own. */
const onPath = (machine: Machine, run: () => void): Store => {
  const path = createStore(machine.store)
  forked(machine, path, run)
  return path
}

const executeIf = (machine: Machine, node: If): void => {
  const base = machine.store
  const paths: Store[] = []
  let current = createStore(base)
  for (const branch of node.branches) {
    const truth = forked(machine, current, () => truthOf(evaluate(machine, branch.test)))
    if (truth !== false) {
      const taken = createStore(current)
      forked(machine, taken, () => {
        applyGuards(machine, branch.test, true)
        executeBlock(machine, branch.body)
      })
      paths.push(taken)
    } else skip(machine, branch.body)
    const next = createStore(current)
    forked(machine, next, () => applyGuards(machine, branch.test, false))
    current = next
    if (truth === true) {
      merge(base, paths)
      return
    }
  }
  forked(machine, current, () => executeBlock(machine, node.orelse))
  merge(base, [...paths, current])
}

/** Code that constants rule out is still walked for the functions and imports it has. */
const skip = (machine: Machine, body: readonly Stmt[]): void => {
  for (const statement of body) {
    if (statement.kind === 'Import' || statement.kind === 'ImportFrom')
      onPath(machine, () => execute(machine, statement))
  }
}

const MAX_UNROLLED = 300
/** Loops that only turn numbers into letters may be longer: a payload's every letter is one round. */
const MAX_DECODED = 4000

const executeFor = (machine: Machine, node: For): void => {
  const given = evaluate(machine, node.iterable)
  const iterable = callOwn(machine, given, '__iter__', node.iterable) ?? given
  const items = knownItems(machine, iterable)
  const outer = machine.exits
  machine.exits = { ...outer, loop: [] }
  const mayUnroll =
    items !== null &&
    items.length <= (items.length > MAX_UNROLLED && isDecoder(node) ? MAX_DECODED : MAX_UNROLLED) &&
    machine.loops === 0 &&
    isShort(machine, node, items)
  if (mayUnroll) unroll(machine, node, items)
  else {
    const element = elementOfIterable(machine, iterable)
    repeat(machine, () => {
      assign(machine, node.target, element)
      executeBlock(machine, node.body)
    })
  }
  rejoin(machine, outer)
  executeBlock(machine, node.orelse)
}

/** Unrolling is for loops that build something; a long body over many items would only cost. */
const isShort = (machine: Machine, node: For, items: readonly Value[]): boolean =>
  items.length <= 8 ||
  (node.body.length <= 6 &&
    items.every((item) => isAllConstant(item) || isConstantPair(machine, item)) &&
    machine.steps + items.length * 40 < machine.maxSteps)

const unroll = (machine: Machine, node: For, items: readonly Value[]): void => {
  for (const item of items) {
    if (machine.store.left !== null) break
    assign(machine, node.target, item)
    executeBlock(machine, node.body)
    if (machine.store.left === 'loop') machine.store.left = null
  }
}

/** A loop of unknown length: its body twice, so that what the first round leaves reaches the second. */
const repeat = (machine: Machine, body: () => void): void => {
  const rounds = machine.loops >= 2 ? 1 : 2
  machine.loops += 1
  for (let round = 0; round < rounds; round += 1) {
    const path = onPath(machine, body)
    merge(machine.store, [
      createStore(machine.store),
      { ...path, left: path.left === 'loop' ? null : path.left },
    ])
  }
  machine.loops -= 1
}

/** Behind a loop, the paths that broke out of it come back. */
const rejoin = (machine: Machine, outer: Machine['exits']): void => {
  const broken = machine.exits.loop.map((path) => ({ ...path, left: null }))
  machine.exits = { ...outer, function: machine.exits.function }
  if (broken.length > 0)
    merge(machine.store, [
      createStore(machine.store),
      ...broken.filter((path) => isBelow(path, machine.store)),
    ])
}

const isBelow = (path: Store, base: Store): boolean => {
  for (let at: Store | null = path; at !== null; at = at.parent) if (at === base) return true
  return false
}

const executeWhile = (machine: Machine, node: While): void => {
  const truth = truthOf(evaluate(machine, node.test))
  if (truth === false) {
    executeBlock(machine, node.orelse)
    return
  }
  const outer = machine.exits
  machine.exits = { ...outer, loop: [] }
  if (!ranWhole(machine, node)) {
    repeat(machine, () => {
      evaluate(machine, node.test)
      applyGuards(machine, node.test, true)
      executeBlock(machine, node.body)
    })
  }
  rejoin(machine, outer)
  executeBlock(machine, node.orelse)
}

const MAX_ROUNDS = 2000

/** A loop whose test stays decided is run as it is, as decoders need; false where it must be approximated. */
const ranWhole = (machine: Machine, node: While): boolean => {
  if (node.test.kind !== 'Compare' || machine.loops > 0 || node.body.length > 6) return false
  const path = createStore(machine.store)
  const isDone = forked(machine, path, () => {
    for (let round = 0; round < MAX_ROUNDS && machine.steps < machine.maxSteps; round += 1) {
      const truth = truthOf(evaluate(machine, node.test))
      if (truth === false) return true
      if (truth === null) return false
      executeBlock(machine, node.body)
      if (path.left === 'loop') path.left = null
      else if (path.left !== null) return true
    }
    return false
  })
  if (isDone) merge(machine.store, [path])
  return isDone
}

const executeWith = (machine: Machine, node: With): void => {
  for (const item of node.items) {
    // Nearly every library's context gives itself.
    const context = evaluate(machine, item.value)
    const value = callOwn(machine, context, '__enter__', item.value) ?? context
    if (item.target) assign(machine, item.target, value)
  }
  executeBlock(machine, node.body)
}

/** A handler may start from any point of the body: from its beginning or its end, for our purposes. */
const executeTry = (machine: Machine, node: Try): void => {
  const base = machine.store
  const outside = machine.raised
  machine.raised = []
  const body = onPath(machine, () => executeBlock(machine, node.body))
  const { raised } = machine
  machine.raised = outside
  observeHandlers(machine, node)
  const handled = node.handlers.map((handler) =>
    onPath(machine, () => {
      merge(
        machine.store,
        [createStore(machine.store), { ...body, left: null }].map((path) => ({ ...path })),
      )
      for (const type of handler.types) evaluate(machine, type)
      if (handler.name)
        writeName(
          machine,
          handler.name,
          tainted([taintOf(machine, 'error-detail', handler, handler.name), ...raised]),
        )
      executeBlock(machine, handler.body)
    }),
  )
  if (body.left === null) forked(machine, body, () => executeBlock(machine, node.orelse))
  merge(base, [body, ...handled])
  const left = base.left
  base.left = null
  executeBlock(machine, node.final)
  base.left ??= left
}

const executeMatch = (machine: Machine, node: Match): void => {
  const subject = evaluate(machine, node.subject)
  const base = machine.store
  const paths: Store[] = []
  let isOpen = true
  for (const each of node.cases) {
    const verdict = caseVerdict(machine, each, subject)
    if (verdict === false) continue
    paths.push(onPath(machine, () => runCase(machine, each, subject)))
    if (verdict === true) {
      isOpen = false
      break
    }
  }
  merge(base, isOpen ? [...paths, createStore(base)] : paths)
}

const runCase = (machine: Machine, each: Match['cases'][number], subject: Value): void => {
  for (const read of each.reads) evaluate(machine, read)
  const captured = each.wildcard ? subject : withTaints(UNKNOWN, deepTaints(machine, subject))
  for (const name of each.names) writeName(machine, name, captured)
  if (each.guard) {
    evaluate(machine, each.guard)
    applyGuards(machine, each.guard, true)
  }
  if (each.literals) machine.store.checked = checkedBy(machine, subject)
  executeBlock(machine, each.body)
}

/** A case of literals leaves the subject no choice. */
const checkedBy = (machine: Machine, subject: Value) => {
  const checked = new Map(machine.store.checked)
  for (const taint of deepTaints(machine, subject)) checked.set(taint.origin.id, ['*'])
  return checked
}

/** Whether the case is taken: true, false, or null where it is not decided. */
const caseVerdict = (machine: Machine, each: Match['cases'][number], subject: Value): boolean | null => {
  if (each.wildcard) return each.guard ? null : true
  if (!each.literals) return null
  const results = each.literals.map((literal) =>
    truthOf(applyCompare(machine, '==', subject, evaluate(machine, literal))),
  )
  if (results.every((result) => result === false)) return false
  return results.includes(true) && !each.guard ? true : null
}

const executeReturn = (machine: Machine, node: Of<'Return'>): void => {
  const value = node.value ? evaluate(machine, node.value) : UNKNOWN
  if (node.value && machine.frame.fn) noteReturn(machine, node.value, value, machine.frame.fn)
  machine.returned.push(value)
  const { base, start } = machine.activation
  if (base) machine.exits.function.push(outliving(machine.store, base, start, value))
  machine.store.left = 'return'
}

const executeAssign = (machine: Machine, node: Of<'Assign'>): void => {
  if (!node.value) return
  const value = evaluate(machine, node.value)
  for (const target of node.targets) assign(machine, target, value)
}

const executeAugmented = (machine: Machine, node: Of<'AugAssign'>): void => {
  const before = evaluate(machine, node.target)
  const added = evaluate(machine, node.value)
  const result = applyBinary(machine, node.op, before, added)
  // A counter in a loop of unknown length takes any value.
  assign(
    machine,
    node.target,
    machine.loops > 0 && isAllConstant(result) ? join(result, withTaints(UNKNOWN, result.taints)) : result,
  )
}

const leaveLoop = (machine: Machine): void => {
  machine.exits.loop.push(machine.store)
  machine.store.left = 'loop'
}

const executors: { [K in Stmt['kind']]?: (machine: Machine, node: Of<K>) => void } = {
  Function: (machine, node) => writeName(machine, node.name, defineFunction(machine, node, null)),
  Class: (machine, node) => writeName(machine, node.name, defineClass(machine, node)),
  Import: executeImport,
  ImportFrom: executeImportFrom,
  Assign: executeAssign,
  AugAssign: executeAugmented,
  If: executeIf,
  While: executeWhile,
  For: executeFor,
  With: executeWith,
  Try: executeTry,
  Match: executeMatch,
  Return: executeReturn,
  Raise: (machine, node) => {
    for (const value of node.values)
      machine.raised = joinTaints(machine.raised, deepTaints(machine, evaluate(machine, value)))
    machine.store.left = 'raise'
  },
  Assert: (machine, node) => {
    evaluate(machine, node.test)
    observeAssert(machine, node)
    applyGuards(machine, node.test, true)
  },
  Delete: (machine, node) => {
    for (const target of node.targets) if (target.kind !== 'Name') evaluate(machine, target)
  },
  Break: leaveLoop,
  Continue: leaveLoop,
  Print: (machine, node) => {
    for (const value of node.values) evaluate(machine, value)
  },
  Exec: (machine, node) => {
    invokeValue(machine, ofSymbol('builtins.exec'), [evaluate(machine, node.code)], node)
  },
  Expression: (machine, node) => {
    evaluate(machine, node.value)
  },
  TypeAlias: (machine, node) => {
    assign(machine, node.target, ofBoolean(true))
  },
}
