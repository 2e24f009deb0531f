// `try` and its handlers, as Python 2, 3 and 3.14 write them.
import type { Expr, Handler } from '../tree/ast.ts'
import { type Builder, blockIn, blockOf, has, isExpression, optionalIn, type Piece, typed } from './piece.ts'
import type { AsPattern } from './statementBuilders.ts'

const span = (piece: Piece) => ({ at: piece.at, end: piece.end })

const tryStatement: Builder = (piece, children) => ({
  kind: 'Try',
  ...span(piece),
  body: blockIn(children, 'body'),
  handlers: typed(children, 'except_clause').map((child) => child.value as Handler),
  orelse: typed(children, 'else_clause').flatMap(blockOf),
  final: typed(children, 'finally_clause').flatMap(blockOf),
})

/** `except E as name`, Python 2's `except E, name`, and `except A, B:` without parentheses (PEP 758). */
const exceptClause: Builder = (piece, children): Handler => {
  const types: Expr[] = []
  let alias = optionalIn(children, 'alias')
  for (const child of children) {
    if (child.field === 'alias') continue
    const value = child.value as Expr | AsPattern | null
    if ((value as AsPattern | null)?.kind === 'As') {
      types.push((value as AsPattern).value)
      alias = (value as AsPattern).target
    } else if (isExpression(value)) types.push(value)
  }
  // Python 2 bound the name behind the comma; since 3.14 a class stands there, and classes are capitalised.
  const isType = alias !== null && has(children, ',') && (alias.kind !== 'Name' || /^[A-Z]/.test(alias.id))
  if (isType && alias) types.push(alias)
  return {
    ...span(piece),
    types,
    name: !isType && alias?.kind === 'Name' ? alias.id : null,
    body: typed(children, 'block').flatMap(blockOf),
  }
}

export const tryBuilders: Record<string, Builder> = {
  try_statement: tryStatement,
  except_clause: exceptClause,
  except_group_clause: exceptClause,
}
