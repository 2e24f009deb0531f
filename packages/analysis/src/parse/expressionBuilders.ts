// Grammar nodes of expressions → tree nodes.
import type { Expr, Interpolated, Keyword, Param } from '../tree/ast.ts'
import { numberValue, pieceValue, quotedAt } from './literals.ts'
import {
  type Builder,
  expressionIn,
  expressions,
  has,
  isExpression,
  missing,
  nameIn,
  type Piece,
  typed,
} from './piece.ts'

const span = (piece: Piece) => ({ at: piece.at, end: piece.end })

const identifier: Builder = (piece, _children, source) => ({
  kind: 'Name',
  ...span(piece),
  id: source.slice(piece.at, piece.end).normalize('NFKC'),
})

const numeral: Builder = (piece, _children, source) => ({
  kind: 'Numeral',
  ...span(piece),
  value: numberValue(source.slice(piece.at, piece.end)),
})

const literal =
  (value: true | false | null | '...'): Builder =>
  (piece) => ({ kind: 'Literal', ...span(piece), value })

const sequence =
  (kind: 'Tuple' | 'List' | 'Set'): Builder =>
  (piece, children) => ({ kind, ...span(piece), elements: expressions(children) })

/** Parentheses and wrappers leave no trace. `(a, b)` is a tuple node already. */
const inner: Builder = (piece, children) => expressions(children)[0] ?? missing(piece)

const string: Builder = (piece, children, source) => {
  const { prefix, bodyAt, bodyEnd } = quotedAt(source, piece.at, piece.end)
  const bytes = prefix.includes('b')
  if (!/[ft]/.test(prefix)) {
    return { kind: 'Text', ...span(piece), value: pieceValue(source.slice(bodyAt, bodyEnd), prefix), bytes }
  }
  return { kind: 'Interpolated', ...span(piece), parts: interpolatedParts(children, prefix, source), bytes }
}

const interpolatedParts = (children: Piece[], prefix: string, source: string): (string | Expr)[] => {
  const parts: (string | Expr)[] = []
  for (const child of children) {
    if (child.type === 'string_content') {
      const body = source.slice(child.at, child.end).replaceAll('{{', '{').replaceAll('}}', '}')
      parts.push(pieceValue(body, prefix))
    } else if (child.type === 'interpolation') parts.push(...(child.value as (string | Expr)[]))
  }
  return parts
}

/** An interpolation's expression followed by what its format specifier holds. `{x=}` is shown as `{x}`. */
const interpolation: Builder = (piece, children) => {
  const spec = typed(children, 'format_specifier').flatMap((child) => child.value as Expr[])
  return [expressionIn(piece, children, 'expression'), ...spec]
}

const formatSpecifier: Builder = (_piece, children) =>
  children
    .flatMap((child) => (Array.isArray(child.value) ? (child.value as Expr[]) : []))
    .filter(isExpression)

const concatenatedString: Builder = (piece, children) => {
  const pieces = expressions(children)
  const bytes = pieces.some((part) => part.kind === 'Text' && part.bytes)
  if (pieces.every((part) => part.kind === 'Text')) {
    return { kind: 'Text', ...span(piece), value: pieces.map((part) => part.value).join(''), bytes }
  }
  const parts = pieces.flatMap((part): (string | Expr)[] =>
    part.kind === 'Interpolated'
      ? (part as Interpolated).parts
      : part.kind === 'Text'
        ? [part.value]
        : [part],
  )
  return { kind: 'Interpolated', ...span(piece), parts, bytes }
}

const dictionary: Builder = (piece, children) => {
  const keys: (Expr | null)[] = []
  const values: Expr[] = []
  for (const child of children) {
    if (child.type === 'pair') {
      const pair = child.value as { key: Expr; value: Expr }
      keys.push(pair.key)
      values.push(pair.value)
    } else if (isExpression(child.value)) {
      keys.push(null)
      values.push(child.value.kind === 'Starred' ? child.value.value : child.value)
    }
  }
  return { kind: 'Dict', ...span(piece), keys, values }
}

const pair: Builder = (piece, children) => ({
  key: expressionIn(piece, children, 'key'),
  value: expressionIn(piece, children, 'value'),
})

/**
 * The grammar reads `f(*a.b())` as a call of `*a.b`: the star is moved outwards again, where Python has it.
 */
const outsideStar = (inner: Expr, piece: Piece, build: (value: Expr) => Expr): Expr =>
  inner.kind === 'Starred' ? { ...inner, ...span(piece), value: build(inner.value) } : build(inner)

const attribute: Builder = (piece, children) =>
  outsideStar(expressionIn(piece, children, 'object'), piece, (value) => ({
    kind: 'Attribute',
    ...span(piece),
    value,
    name: nameIn(children, 'attribute'),
  }))

const subscript: Builder = (piece, children) => {
  const indexes = expressions(children.filter((child) => child.field === 'subscript'))
  const [first] = indexes
  const isTuple = indexes.length > 1 || first?.kind === 'Starred' || has(children, ',')
  const index = isTuple ? { kind: 'Tuple', ...span(piece), elements: indexes } : first
  return outsideStar(expressionIn(piece, children, 'value'), piece, (value) => ({
    kind: 'Subscript',
    ...span(piece),
    value,
    index: (index as Expr | undefined) ?? missing(piece),
  }))
}

const slice: Builder = (piece, children) => {
  const bounds: (Expr | null)[] = [null, null, null]
  let place = 0
  for (const child of children) {
    if (child.type === ':') place += 1
    else if (isExpression(child.value) && place < 3) bounds[place] = child.value
  }
  return { kind: 'Slice', ...span(piece), lower: bounds[0], upper: bounds[1], step: bounds[2] }
}

const call: Builder = (piece, children) => {
  const given = children.find((child) => child.field === 'arguments')
  const list = Array.isArray(given?.value) ? (given.value as (Expr | Keyword)[]) : [given?.value as Expr]
  const args: Expr[] = []
  const keywords: Keyword[] = []
  for (const entry of list) {
    if (!isExpression(entry)) {
      if (entry) keywords.push(entry as Keyword)
    } else if (entry.kind === 'Starred' && entry.double) keywords.push({ name: null, value: entry.value })
    else args.push(entry)
  }
  return outsideStar(expressionIn(piece, children, 'function'), piece, (func) => ({
    kind: 'Call',
    ...span(piece),
    func,
    args,
    keywords,
  }))
}

const argumentList: Builder = (_piece, children) =>
  children.filter((child) => child.value !== null).map((child) => child.value)

const keywordArgument: Builder = (piece, children): Keyword => ({
  name: nameIn(children, 'name'),
  value: expressionIn(piece, children, 'value'),
})

const binary: Builder = (piece, children) => ({
  kind: 'Binary',
  ...span(piece),
  op: children.find((child) => child.field === 'operator')?.type ?? '?',
  left: expressionIn(piece, children, 'left'),
  right: expressionIn(piece, children, 'right'),
})

const unary: Builder = (piece, children) => ({
  kind: 'Unary',
  ...span(piece),
  op: children.find((child) => child.field === 'operator')?.type ?? 'not',
  operand: expressionIn(piece, children, 'argument'),
})

/** `a or b or c` is one node: a chain of thousands must not become a tower. */
const logical: Builder = (piece, children) => {
  const op = has(children, 'and') ? 'and' : 'or'
  const left = expressionIn(piece, children, 'left')
  const right = expressionIn(piece, children, 'right')
  const isChain = left.kind === 'Logical' && left.op === op && left.at === piece.at
  if (isChain) {
    left.values.push(right)
    left.end = piece.end
    return left
  }
  return { kind: 'Logical', ...span(piece), op, values: [left, right] }
}

const compare: Builder = (piece, children) => {
  const [left, ...comparators] = expressions(children)
  const ops = children.filter((child) => child.field === 'operators').map((child) => child.type)
  return { kind: 'Compare', ...span(piece), left: left ?? missing(piece), ops: joinedOps(ops), comparators }
}

/** The grammar yields `not in` and `is not` as one token or as two. */
const joinedOps = (ops: string[]): string[] => {
  const joined: string[] = []
  for (const op of ops) {
    const last = joined.at(-1)
    if (op === 'in' && last === 'not') joined[joined.length - 1] = 'not in'
    else if (op === 'not' && last === 'is') joined[joined.length - 1] = 'is not'
    else joined.push(op === '<>' ? '!=' : op)
  }
  return joined
}

const conditional: Builder = (piece, children) => {
  const [body, test, orelse] = expressions(children)
  return {
    kind: 'Conditional',
    ...span(piece),
    test: test ?? missing(piece),
    body: body ?? missing(piece),
    orelse: orelse ?? missing(piece),
  }
}

const lambda: Builder = (piece, children) => ({
  kind: 'Lambda',
  ...span(piece),
  params: (children.find((child) => child.field === 'parameters')?.value as Param[] | undefined) ?? [],
  body: expressionIn(piece, children, 'body'),
})

const awaiting: Builder = (piece, children) => ({
  kind: 'Await',
  ...span(piece),
  value: expressions(children)[0] ?? missing(piece),
})

const yielding: Builder = (piece, children) => ({
  kind: 'Yield',
  ...span(piece),
  value: expressions(children)[0] ?? null,
  from: has(children, 'from'),
})

const starred =
  (double: boolean): Builder =>
  (piece, children) => ({
    kind: 'Starred',
    ...span(piece),
    value: expressions(children)[0] ?? missing(piece),
    double,
  })

const walrus: Builder = (piece, children) => ({
  kind: 'Walrus',
  ...span(piece),
  target: expressionIn(piece, children, 'name'),
  value: expressionIn(piece, children, 'value'),
})

const broken: Builder = (piece, children) => ({
  kind: 'Broken',
  ...span(piece),
  pieces: children
    .flatMap((child) => (Array.isArray(child.value) ? child.value : [child.value]))
    .filter((value) => typeof value === 'object' && value !== null && 'kind' in value),
})

const member: Builder = (piece, children) => {
  const [value, name] = expressions(children)
  return {
    kind: 'Attribute',
    ...span(piece),
    value: value ?? missing(piece),
    name: name?.kind === 'Name' ? name.id : '',
  }
}

const generic: Builder = (piece, children) => {
  const value = expressions(children)[0] ?? missing(piece)
  const given = children.find((child) => child.type === 'type_parameter')?.value
  const elements = Array.isArray(given) ? (given as Expr[]) : []
  const [first] = elements
  const index = elements.length === 1 && first ? first : { kind: 'Tuple', ...span(piece), elements }
  return { kind: 'Subscript', ...span(piece), value, index }
}

const union: Builder = (piece, children) => {
  const [left, right] = expressions(children)
  return {
    kind: 'Binary',
    ...span(piece),
    op: '|',
    left: left ?? missing(piece),
    right: right ?? missing(piece),
  }
}

/** A bound is marked as a tuple of one, so that `[T: int]` differs from `[T]`. */
const constrained: Builder = (piece, children) => ({
  kind: 'Tuple',
  ...span(piece),
  elements: expressions(children).slice(-1),
})

const typeParameters: Builder = (_piece, children) => expressions(children)

export const expressionBuilders: Record<string, Builder> = {
  identifier,
  keyword_identifier: identifier,
  integer: numeral,
  float: numeral,
  true: literal(true),
  false: literal(false),
  none: literal(null),
  ellipsis: literal('...'),
  string,
  interpolation,
  format_expression: interpolation,
  format_specifier: formatSpecifier,
  concatenated_string: concatenatedString,
  tuple: sequence('Tuple'),
  list: sequence('List'),
  set: sequence('Set'),
  expression_list: sequence('Tuple'),
  pattern_list: sequence('Tuple'),
  tuple_pattern: sequence('Tuple'),
  list_pattern: sequence('List'),
  parenthesized_expression: inner,
  parenthesized_list_splat: inner,
  dictionary,
  pair,
  attribute,
  subscript,
  slice,
  call,
  argument_list: argumentList,
  keyword_argument: keywordArgument,
  binary_operator: binary,
  unary_operator: unary,
  not_operator: unary,
  boolean_operator: logical,
  comparison_operator: compare,
  conditional_expression: conditional,
  lambda,
  if_clause: inner,
  await: awaiting,
  yield: yielding,
  list_splat: starred(false),
  dictionary_splat: starred(true),
  list_splat_pattern: starred(false),
  dictionary_splat_pattern: starred(true),
  splat_type: starred(false),
  named_expression: walrus,
  ERROR: broken,
  type: inner,
  member_type: member,
  generic_type: generic,
  union_type: union,
  constrained_type: constrained,
  type_parameter: typeParameters,
}
