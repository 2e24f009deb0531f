// What lowering passes upwards: one finished child of a grammar node, and the few ways to pick among them.
import type { Expr, Node, Stmt } from '../tree/ast.ts'

/** `value` is what the builder of that grammar node returned; anonymous tokens carry null. */
export type Piece = { type: string; field: string | null; at: number; end: number; value: unknown }

/** Builds one tree node from its finished children. `source` is the whole text. */
export type Builder = (piece: Piece, children: Piece[], source: string) => unknown

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'kind' in value

const STATEMENT_KINDS = new Set(
  (
    'Function Class Import ImportFrom Assign AugAssign If While For With Try Match Return Raise Assert ' +
    'Delete Global Nonlocal Pass Break Continue Print Exec Expression TypeAlias'
  ).split(' '),
)

export const isStatement = (value: unknown): value is Stmt => isNode(value) && STATEMENT_KINDS.has(value.kind)

export const isExpression = (value: unknown): value is Expr =>
  isNode(value) && !STATEMENT_KINDS.has(value.kind) && value.kind !== 'Module'

/** Every child that is an expression, in order. */
export const expressions = (children: Piece[]): Expr[] =>
  children.map((child) => child.value).filter(isExpression)

/** A stand-in where the parser found nothing: the tree stays complete whatever the input. */
export const missing = (piece: { at: number; end: number }): Expr => ({
  kind: 'Broken',
  at: piece.at,
  end: piece.end,
  pieces: [],
})

/** The expression in that field, else the first expression, else a Broken. */
export const expressionIn = (piece: Piece, children: Piece[], field: string): Expr => {
  const found = children.find((child) => child.field === field)?.value
  return isExpression(found) ? found : missing(piece)
}

export const optionalIn = (children: Piece[], field: string): Expr | null => {
  const found = children.find((child) => child.field === field)?.value
  return isExpression(found) ? found : null
}

/** The statements of a block in that field. An assignment used as an expression is wrapped by its own builder. */
export const blockIn = (children: Piece[], field: string): Stmt[] => {
  const found = children.find((child) => child.field === field)
  return found ? blockOf(found) : []
}

export const blockOf = (piece: Piece): Stmt[] => (Array.isArray(piece.value) ? (piece.value as Stmt[]) : [])

export const nameIn = (children: Piece[], field: string): string => {
  const found = children.find((child) => child.field === field)?.value
  return isExpression(found) && found.kind === 'Name' ? found.id : ''
}

export const typed = (children: Piece[], type: string): Piece[] =>
  children.filter((child) => child.type === type)

export const has = (children: Piece[], type: string): boolean => children.some((child) => child.type === type)
