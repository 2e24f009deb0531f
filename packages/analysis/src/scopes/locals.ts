// The names that a function or module binds, as Python's compiler decides before anything runs.
import type { ClassDef, Expr, FunctionDef, Lambda, Module, Node, Scoping, Stmt } from '../tree/ast.ts'
import { childrenOf } from '../tree/children.ts'

/** `isClosedOver`: functions or classes inside may go on seeing these names after the call. */
export type Bindings = { locals: Set<string>; globals: Set<string>; isClosedOver: boolean }

type Scope = FunctionDef | Lambda | ClassDef | Module

/** Walks one scope without entering functions and classes inside it; comprehensions count as part of it. */
export const bindingsOf = (scope: Scope): Bindings => {
  const bindings: Bindings = { locals: new Set(parametersOf(scope)), globals: new Set(), isClosedOver: false }
  const outer = new Set<string>()
  const pending: Node[] = scope.kind === 'Lambda' ? [scope.body] : [...scope.body]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const name of boundBy(node)) bindings.locals.add(name)
    if (node.kind === 'Global' || node.kind === 'Nonlocal') takeOuter(node, bindings, outer)
    if (opensScope(node)) bindings.isClosedOver = true
    else pending.push(...childrenOf(node))
  }
  for (const name of outer) bindings.locals.delete(name)
  return bindings
}

const parametersOf = (scope: Scope): string[] =>
  scope.kind === 'Function' || scope.kind === 'Lambda' ? scope.params.map((param) => param.name) : []

const takeOuter = (node: Scoping, { globals }: Bindings, outer: Set<string>): void => {
  for (const name of node.names) {
    outer.add(name)
    if (node.kind === 'Global') globals.add(name)
  }
}

const opensScope = (node: Node) => node.kind === 'Function' || node.kind === 'Class' || node.kind === 'Lambda'

/** The names that this very node binds. */
const boundBy = (node: Node): string[] => {
  switch (node.kind) {
    case 'Function':
    case 'Class':
      return [node.name]
    case 'Import':
      return node.names.map((alias) => alias.as ?? (alias.name.split('.')[0] as string))
    case 'ImportFrom':
      return node.names.map((alias) => alias.as ?? alias.name)
    case 'Assign':
      return node.targets.flatMap(targetNames)
    case 'AugAssign':
    case 'Walrus':
    case 'TypeAlias':
    case 'For':
      return targetNames(node.target)
    default:
      return boundByBlock(node)
  }
}

const boundByBlock = (node: Node): string[] => {
  switch (node.kind) {
    case 'With':
      return node.items.flatMap((item) => (item.target ? targetNames(item.target) : []))
    case 'Try':
      return node.handlers.flatMap((handler) => (handler.name ? [handler.name] : []))
    case 'Match':
      return node.cases.flatMap((each) => each.names)
    case 'Comprehension':
      return node.clauses.flatMap((clause) => targetNames(clause.target))
    case 'Delete':
      return node.targets.flatMap(targetNames)
    default:
      return []
  }
}

/** The plain names in an assignment target. */
export const targetNames = (target: Expr): string[] => {
  if (target.kind === 'Name') return [target.id]
  if (target.kind === 'Starred') return targetNames(target.value)
  if (target.kind === 'Tuple' || target.kind === 'List') return target.elements.flatMap(targetNames)
  return []
}

/** Whether a body holds a `yield` of its own. */
export const isGenerator = (body: readonly Stmt[]): boolean => {
  const pending: Node[] = [...body]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'Yield') return true
    if (opensScope(node)) continue
    pending.push(...childrenOf(node))
  }
  return false
}
