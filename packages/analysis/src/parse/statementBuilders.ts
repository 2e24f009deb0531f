// Grammar nodes of statements → tree nodes.
import type { Case, ClassDef, Expr, FunctionDef, Keyword, Param, Stmt } from '../tree/ast.ts'
import {
  type Builder,
  blockIn,
  blockOf,
  expressionIn,
  expressions,
  has,
  isExpression,
  isStatement,
  missing,
  nameIn,
  optionalIn,
  type Piece,
  typed,
} from './piece.ts'
import { tryBuilders } from './tryBuilders.ts'

const span = (piece: Piece) => ({ at: piece.at, end: piece.end })

/** An assignment is an expression in the grammar; a lone expression becomes a statement here. */
export const asStatement = (value: unknown): Stmt[] => {
  if (isStatement(value)) return [value]
  return isExpression(value) ? [{ kind: 'Expression', at: value.at, end: value.end, value }] : []
}

/** The block of a `match` holds cases, every other one statements. */
const block: Builder = (_piece, children) =>
  children.flatMap((child) => (child.type === 'case_clause' ? [child.value] : asStatement(child.value)))

const module: Builder = (piece, children) => ({
  kind: 'Module',
  ...span(piece),
  body: children.flatMap((child) => asStatement(child.value)),
})

/** `a, b` as a statement is a tuple; so are `a,` and a lone assignment passes through. */
const expressionStatement: Builder = (piece, children) => {
  const [first] = children.filter((child) => child.value !== null)
  if (isStatement(first?.value)) return first.value
  const values = expressions(children)
  const [value] = values
  const isTuple = values.length > 1 || has(children, ',')
  return {
    kind: 'Expression',
    ...span(piece),
    value: isTuple ? { kind: 'Tuple', ...span(piece), elements: values } : (value ?? missing(piece)),
  }
}

/** `a = b = c` nests to the right in the grammar: one node with all targets. */
const assignment: Builder = (piece, children, source) => {
  const left = expressionIn(piece, children, 'left')
  const right = children.find((child) => child.field === 'right')?.value
  const annotation = optionalIn(children, 'type')
  if (left.kind === 'Name' && left.id === 'exec' && source[left.end] === '=' && isExpression(right)) {
    return executed(piece, right)
  }
  if (isStatement(right) && right.kind === 'Assign') {
    return { ...right, ...span(piece), targets: [left, ...right.targets] }
  }
  const value = isExpression(right) ? right : null
  return { kind: 'Assign', ...span(piece), targets: [left], value, annotation }
}

/** `exec=code in scope`, as `parse` writes Python 2's `exec code in scope`. */
const executed = (piece: Piece, right: Expr): Stmt => {
  const [first, ...others] = right.kind === 'Tuple' ? right.elements : [right]
  const isScoped = first?.kind === 'Compare' && first.ops[0] === 'in'
  const code = isScoped ? first.left : (first ?? missing(piece))
  return { kind: 'Exec', ...span(piece), code, scopes: [...(isScoped ? first.comparators : []), ...others] }
}

const augmentedAssignment: Builder = (piece, children) => ({
  kind: 'AugAssign',
  ...span(piece),
  target: expressionIn(piece, children, 'left'),
  op: (children.find((child) => child.field === 'operator')?.type ?? '?=').slice(0, -1),
  value: expressionIn(piece, children, 'right'),
})

const functionDefinition: Builder = (piece, children) => ({
  kind: 'Function',
  ...span(piece),
  name: nameIn(children, 'name'),
  params: (children.find((child) => child.field === 'parameters')?.value as Param[] | undefined) ?? [],
  returns: optionalIn(children, 'return_type'),
  decorators: [],
  body: blockIn(children, 'body'),
  bounds: boundsIn(children),
})

const classDefinition: Builder = (piece, children) => {
  const given = children.find((child) => child.field === 'superclasses')?.value
  const list = Array.isArray(given) ? (given as (Expr | Keyword)[]) : []
  return {
    kind: 'Class',
    ...span(piece),
    name: nameIn(children, 'name'),
    bases: list.filter(isExpression),
    keywords: list.filter((entry): entry is Keyword => !isExpression(entry)),
    decorators: [],
    body: blockIn(children, 'body'),
    bounds: boundsIn(children),
  }
}

/** Bounds of `[T: int]`; a bare `T` binds a name and reads none. */
const boundsIn = (children: Piece[]): Expr[] => {
  const given = children.find((child) => child.field === 'type_parameters')?.value
  return Array.isArray(given) ? boundsOf(given as Expr[]) : []
}

const boundsOf = (params: Expr[]): Expr[] =>
  params.flatMap((param) => (param.kind === 'Tuple' ? param.elements : []))

const decorated: Builder = (piece, children) => {
  const definition = children.find((child) => child.field === 'definition')?.value as
    | FunctionDef
    | ClassDef
    | undefined
  if (!definition) return missing(piece)
  definition.decorators = typed(children, 'decorator').map((child) => child.value as Expr)
  return definition
}

const decorator: Builder = (piece, children) => expressions(children)[0] ?? missing(piece)

const parameters: Builder = (_piece, children) => children.flatMap((child) => parameterOf(child))

const parameterOf = (child: Piece): Param[] => {
  if (isExpression(child.value)) return plainParameters(child.value, child)
  return child.value === null ? [] : [child.value as Param]
}

/** A bare name, `*args`, `**kwargs`, or Python 2's tuple parameter. */
const plainParameters = (value: Expr, piece: Piece): Param[] => {
  const base = { ...span(piece), annotation: null, value: null }
  if (value.kind === 'Name') return [{ ...base, name: value.id, star: '' }]
  if (value.kind === 'Starred') {
    return plainParameters(value.value, piece).map((param) => ({ ...param, star: value.double ? '**' : '*' }))
  }
  if (value.kind !== 'Tuple') return []
  return value.elements.flatMap((element) => plainParameters(element, piece))
}

const defaultParameter: Builder = (piece, children): Param => ({
  ...span(piece),
  name: nameIn(children, 'name'),
  annotation: optionalIn(children, 'type'),
  value: optionalIn(children, 'value'),
  star: '',
})

const typedParameter: Builder = (piece, children): Param => {
  const [named] = children.filter((child) => child.field === null && isExpression(child.value))
  const [plain] = named ? plainParameters(named.value as Expr, piece) : []
  return {
    ...span(piece),
    name: '',
    value: null,
    star: '',
    ...plain,
    annotation: optionalIn(children, 'type'),
  }
}

const branch: Builder = (piece, children) => ({
  test: expressionIn(piece, children, 'condition'),
  body: blockIn(children, 'consequence'),
})

const ifStatement: Builder = (piece, children, source) => {
  const first = branch(piece, children, source)
  const more = typed(children, 'elif_clause').map((child) => child.value)
  const orelse = typed(children, 'else_clause').flatMap(blockOf)
  return { kind: 'If', ...span(piece), branches: [first, ...more], orelse }
}

const elseClause: Builder = (_piece, children) => blockIn(children, 'body')

const finallyClause: Builder = (_piece, children) => typed(children, 'block').flatMap(blockOf)

const whileStatement: Builder = (piece, children) => ({
  kind: 'While',
  ...span(piece),
  test: expressionIn(piece, children, 'condition'),
  body: blockIn(children, 'body'),
  orelse: typed(children, 'else_clause').flatMap(blockOf),
})

const forStatement: Builder = (piece, children) => ({
  kind: 'For',
  ...span(piece),
  target: expressionIn(piece, children, 'left'),
  iterable: expressionIn(piece, children, 'right'),
  body: blockIn(children, 'body'),
  orelse: typed(children, 'else_clause').flatMap(blockOf),
})

type Item = { value: Expr; target: Expr | null }

const withStatement: Builder = (piece, children) => ({
  kind: 'With',
  ...span(piece),
  items: typed(children, 'with_clause').flatMap((child) => child.value as Item[]),
  body: blockIn(children, 'body'),
})

/** `with (open(a) as f, open(b) as g):` reaches us as one tuple of `as` patterns. */
const withClause: Builder = (_piece, children) =>
  typed(children, 'with_item').flatMap((child): Item[] => {
    const item = child.value as Expr | AsPattern
    if (isExpression(item) && item.kind === 'Tuple') return item.elements.map(asItem)
    return [asItem(item)]
  })

export type AsPattern = { kind: 'As'; value: Expr; target: Expr | null }

const asItem = (value: Expr | AsPattern): Item =>
  (value as AsPattern).kind === 'As'
    ? { value: (value as AsPattern).value, target: (value as AsPattern).target }
    : { value: value as Expr, target: null }

const withItem: Builder = (piece, children) =>
  children.find((child) => child.field === 'value')?.value ?? missing(piece)

const returnStatement: Builder = (piece, children) => ({
  kind: 'Return',
  ...span(piece),
  value: expressions(children)[0] ?? null,
})

const raiseStatement: Builder = (piece, children) => ({
  kind: 'Raise',
  ...span(piece),
  values: expressions(children),
})

const assertStatement: Builder = (piece, children) => {
  const [test, message] = expressions(children)
  return { kind: 'Assert', ...span(piece), test: test ?? missing(piece), message: message ?? null }
}

const deleteStatement: Builder = (piece, children) => ({
  kind: 'Delete',
  ...span(piece),
  targets: expressions(children),
})

const scoping =
  (kind: 'Global' | 'Nonlocal'): Builder =>
  (piece, children) => ({
    kind,
    ...span(piece),
    names: expressions(children).flatMap((name) => (name.kind === 'Name' ? [name.id] : [])),
  })

const bare =
  (kind: 'Pass' | 'Break' | 'Continue'): Builder =>
  (piece) => ({ kind, ...span(piece) })

const printStatement: Builder = (piece, children) => ({
  kind: 'Print',
  ...span(piece),
  values: expressions(children),
})

/** `print >> f` names the statement in Python 2 and reads the function in Python 3: the name is kept for both. */
const chevron: Builder = (piece, children) => ({
  kind: 'Binary',
  ...span(piece),
  op: '>>',
  left: { kind: 'Name', at: piece.at, end: piece.at, id: 'print' },
  right: expressions(children)[0] ?? missing(piece),
})

const execStatement: Builder = (piece, children) => ({
  kind: 'Exec',
  ...span(piece),
  code: expressionIn(piece, children, 'code'),
  scopes: expressions(children.filter((child) => child.field !== 'code')),
})

/** `type Pair[T] = …` binds Pair; its parameters are names of their own. `type(a).b = c` is no alias. */
const typeAlias: Builder = (piece, children, source) => {
  const left = expressionIn(piece, children, 'left')
  if (!/^type\s+\w/.test(source.slice(piece.at, piece.at + 40))) {
    const value = expressionIn(piece, children, 'right')
    return { kind: 'Assign', ...span(piece), targets: [typeCalled(left, piece.at)], value, annotation: null }
  }
  const isGeneric = left.kind === 'Subscript'
  const target = isGeneric ? left.value : left
  const index = isGeneric ? left.index : null
  const isList = index?.kind === 'Tuple' && index.elements.length > 1
  const bounds = index === null ? [] : boundsOf(isList ? index.elements : [index])
  return { kind: 'TypeAlias', ...span(piece), target, bounds, value: expressionIn(piece, children, 'right') }
}

/** Puts the call of `type` back around the innermost value of an attribute or subscript chain. */
const typeCalled = (target: Expr, at: number): Expr => {
  let base = target
  const chain: { value: Expr }[] = []
  while (base.kind === 'Attribute' || base.kind === 'Subscript') {
    chain.push(base)
    base = base.value
  }
  const func: Expr = { kind: 'Name', at, end: at + 4, id: 'type' }
  const call: Expr = { kind: 'Call', at, end: base.end, func, args: [base], keywords: [] }
  const innermost = chain.at(-1)
  if (!innermost) return call
  innermost.value = call
  return target
}

const matchStatement: Builder = (piece, children) => {
  const subjects = expressions(children.filter((child) => child.field === 'subject'))
  const [first] = subjects
  const isTuple = subjects.length > 1
  return {
    kind: 'Match',
    ...span(piece),
    subject: isTuple ? { kind: 'Tuple', ...span(piece), elements: subjects } : (first ?? missing(piece)),
    cases: typed(children, 'block').flatMap((child) => child.value as Case[]),
  }
}

export const statementBuilders: Record<string, Builder> = {
  module,
  block,
  expression_statement: expressionStatement,
  assignment,
  augmented_assignment: augmentedAssignment,
  function_definition: functionDefinition,
  class_definition: classDefinition,
  decorated_definition: decorated,
  decorator,
  parameters,
  lambda_parameters: parameters,
  default_parameter: defaultParameter,
  typed_default_parameter: defaultParameter,
  typed_parameter: typedParameter,
  if_statement: ifStatement,
  elif_clause: branch,
  else_clause: elseClause,
  finally_clause: finallyClause,
  while_statement: whileStatement,
  for_statement: forStatement,
  with_statement: withStatement,
  with_clause: withClause,
  with_item: withItem,
  ...tryBuilders,
  return_statement: returnStatement,
  raise_statement: raiseStatement,
  assert_statement: assertStatement,
  delete_statement: deleteStatement,
  global_statement: scoping('Global'),
  nonlocal_statement: scoping('Nonlocal'),
  pass_statement: bare('Pass'),
  break_statement: bare('Break'),
  continue_statement: bare('Continue'),
  print_statement: printStatement,
  chevron,
  exec_statement: execStatement,
  type_alias_statement: typeAlias,
  match_statement: matchStatement,
}
