// The one way to visit a tree: every direct child of a node, in source order, without recursion.
import type { Expr, Module, Node, Stmt } from './ast.ts'

type Kids = readonly (Node | null | undefined)[]

/** Lists the direct children of a node. */
export const childrenOf = (node: Node): Node[] =>
  ((byKind[node.kind] as ((node: Node) => Kids) | undefined)?.(node) ?? []).filter(
    (child): child is Node => child !== null && child !== undefined,
  )

/** Visits the node and all below it, parents first. Depth is bounded by memory, not by the stack. */
export const walk = (root: Node, visit: (node: Node) => void): void => {
  const pending: Node[] = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node)
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index -= 1) pending.push(children[index] as Node)
  }
}

/** Visits every statement, without looking into expressions: lambdas hold none. */
export const walkStatements = (module: Module, visit: (statement: Stmt) => void): void => {
  const pending: Stmt[] = [...module.body].reverse()
  for (let statement = pending.pop(); statement !== undefined; statement = pending.pop()) {
    visit(statement)
    for (const block of blocksOf(statement).reverse()) pending.push(...[...block].reverse())
  }
}

const blocksOf = (statement: Stmt): (readonly Stmt[])[] => {
  switch (statement.kind) {
    case 'Function':
    case 'Class':
    case 'With':
      return [statement.body]
    case 'If':
      return [...statement.branches.map((branch) => branch.body), statement.orelse]
    case 'While':
    case 'For':
      return [statement.body, statement.orelse]
    case 'Try':
      return [
        statement.body,
        ...statement.handlers.map((handler) => handler.body),
        statement.orelse,
        statement.final,
      ]
    case 'Match':
      return statement.cases.map((each) => each.body)
    default:
      return []
  }
}

type Of<K, N = Node> = N extends { kind: infer Kinds } ? (K extends Kinds ? N : never) : never
type Table = { [K in Node['kind']]?: (node: Of<K>) => Kids }

const params = (node: { params: { annotation: Expr | null; value: Expr | null }[] }): Kids =>
  node.params.flatMap((param) => [param.annotation, param.value])
const body = (node: { body: Stmt[] } | Module): Kids => node.body
const pairs = (keys: (Expr | null)[], values: Expr[]): Kids =>
  values.flatMap((value, place) => [keys[place] ?? null, value])
const keywords = (list: { value: Expr }[]): Kids => list.map((keyword) => keyword.value)

const byKind: Table = {
  Module: body,
  Interpolated: (node) => node.parts.filter((part) => typeof part !== 'string'),
  Tuple: (node) => node.elements,
  List: (node) => node.elements,
  Set: (node) => node.elements,
  Dict: (node) => pairs(node.keys, node.values),
  Attribute: (node) => [node.value],
  Subscript: (node) => [node.value, node.index],
  Slice: (node) => [node.lower, node.upper, node.step],
  Call: (node) => [node.func, ...node.args, ...keywords(node.keywords)],
  Binary: (node) => [node.left, node.right],
  Unary: (node) => [node.operand],
  Logical: (node) => node.values,
  Compare: (node) => [node.left, ...node.comparators],
  Conditional: (node) => [node.body, node.test, node.orelse],
  Lambda: (node) => [...params(node), node.body],
  Comprehension: (node) => [
    node.element,
    node.value,
    ...node.clauses.flatMap((clause) => [clause.target, clause.iterable, ...clause.conditions]),
  ],
  Await: (node) => [node.value],
  Yield: (node) => [node.value],
  Starred: (node) => [node.value],
  Walrus: (node) => [node.target, node.value],
  Broken: (node) => node.pieces,
  Function: (node) => [...node.decorators, ...node.bounds, ...params(node), node.returns, ...node.body],
  Class: (node) => [
    ...node.decorators,
    ...node.bounds,
    ...node.bases,
    ...keywords(node.keywords),
    ...node.body,
  ],
  Assign: (node) => [...node.targets, node.annotation, node.value],
  AugAssign: (node) => [node.target, node.value],
  If: (node) => [...node.branches.flatMap((branch) => [branch.test, ...branch.body]), ...node.orelse],
  While: (node) => [node.test, ...node.body, ...node.orelse],
  For: (node) => [node.target, node.iterable, ...node.body, ...node.orelse],
  With: (node) => [...node.items.flatMap((item) => [item.value, item.target]), ...node.body],
  Try: (node) => [
    ...node.body,
    ...node.handlers.flatMap((handler) => [...handler.types, ...handler.body]),
    ...node.orelse,
    ...node.final,
  ],
  Match: (node) => [node.subject, ...node.cases.flatMap((each) => [...each.reads, each.guard, ...each.body])],
  Return: (node) => [node.value],
  Raise: (node) => node.values,
  Assert: (node) => [node.test, node.message],
  Delete: (node) => node.targets,
  Print: (node) => node.values,
  Exec: (node) => [node.code, ...node.scopes],
  Expression: (node) => [node.value],
  TypeAlias: (node) => [node.target, ...node.bounds, node.value],
}
