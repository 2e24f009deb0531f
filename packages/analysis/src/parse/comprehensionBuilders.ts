// Grammar nodes of comprehensions → tree nodes.
import type { Clause, Expr } from '../tree/ast.ts'
import { type Builder, expressionIn, expressions, missing, type Piece } from './piece.ts'

const span = (piece: Piece) => ({ at: piece.at, end: piece.end })

const comprehension =
  (form: 'list' | 'set' | 'generator'): Builder =>
  (piece, children) => ({
    kind: 'Comprehension',
    ...span(piece),
    form,
    element: expressionIn(piece, children, 'body'),
    value: null,
    clauses: clausesOf(children),
  })

const dictComprehension: Builder = (piece, children) => {
  const body = children.find((child) => child.field === 'body')?.value as
    | { key: Expr; value: Expr }
    | undefined
  return {
    kind: 'Comprehension',
    ...span(piece),
    form: 'dict',
    element: body?.key ?? missing(piece),
    value: body?.value ?? missing(piece),
    clauses: clausesOf(children),
  }
}

const clausesOf = (children: Piece[]): Clause[] => {
  const clauses: Clause[] = []
  for (const child of children) {
    if (child.type === 'for_in_clause') clauses.push(child.value as Clause)
    else if (child.type === 'if_clause') clauses.at(-1)?.conditions.push(child.value as Expr)
  }
  return clauses
}

const forInClause: Builder = (piece, children): Clause => {
  const iterables = expressions(children.filter((child) => child.field === 'right'))
  const [first] = iterables
  const iterable =
    iterables.length > 1 ? ({ kind: 'Tuple', ...span(piece), elements: iterables } as Expr) : first
  return {
    target: expressionIn(piece, children, 'left'),
    iterable: iterable ?? missing(piece),
    conditions: [],
  }
}

export const comprehensionBuilders: Record<string, Builder> = {
  list_comprehension: comprehension('list'),
  set_comprehension: comprehension('set'),
  generator_expression: comprehension('generator'),
  dictionary_comprehension: dictComprehension,
  for_in_clause: forInClause,
}
