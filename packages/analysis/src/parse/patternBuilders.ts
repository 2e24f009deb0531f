// Grammar nodes of `match` patterns → what a case reads, binds and compares with.
import type { Case, Expr } from '../tree/ast.ts'
import { type Builder, blockIn, expressions, isExpression, type Piece, typed } from './piece.ts'
import type { AsPattern } from './statementBuilders.ts'

/** `literals` is null unless the pattern is a plain literal or a union of them. */
type Pattern = { kind: 'Pattern'; reads: Expr[]; names: string[]; literals: Expr[] | null; wildcard: boolean }

const isPattern = (value: unknown): value is Pattern => (value as Pattern | null)?.kind === 'Pattern'

const isLiteral = (value: Expr) => ['Text', 'Numeral', 'Literal', 'Unary'].includes(value.kind)

/** A bare name captures, `_` matches all, a dotted name and a literal are read. */
const ofExpression = (value: Expr): Pattern => {
  const empty = { kind: 'Pattern' as const, reads: [], names: [], literals: null, wildcard: false }
  if (value.kind === 'Name') {
    return value.id === '_' ? { ...empty, wildcard: true } : { ...empty, names: [value.id], wildcard: true }
  }
  return { ...empty, reads: [value], literals: isLiteral(value) ? [value] : null }
}

const merged = (patterns: Pattern[]): Pattern => ({
  kind: 'Pattern',
  reads: patterns.flatMap((pattern) => pattern.reads),
  names: patterns.flatMap((pattern) => pattern.names),
  literals: null,
  wildcard: false,
})

const patternsIn = (children: Piece[]): Pattern[] =>
  children.flatMap((child) => {
    if (isPattern(child.value)) return [child.value]
    return isExpression(child.value) ? [ofExpression(child.value)] : []
  })

const casePattern: Builder = (piece, children) => {
  const found = patternsIn(children)
  const [only] = found
  const negative = children.some((child) => child.type === '-')
  if (found.length !== 1 || !only) return merged(found)
  if (negative)
    return ofExpression({
      kind: 'Unary',
      at: piece.at,
      end: piece.end,
      op: '-',
      operand: only.reads[0] as Expr,
    })
  return only
}

const unionPattern: Builder = (_piece, children) => {
  const found = patternsIn(children)
  const literals = found.flatMap((pattern) => pattern.literals ?? [])
  const isAllLiteral = found.every((pattern) => pattern.literals !== null)
  return {
    ...merged(found),
    literals: isAllLiteral ? literals : null,
    wildcard: found.some((pattern) => pattern.wildcard),
  }
}

const structural: Builder = (_piece, children) => merged(patternsIn(children))

/** The class name is read, not captured. */
const classPattern: Builder = (_piece, children) => {
  const [name, ...rest] = children.filter((child) => child.value !== null)
  const pattern = merged(patternsIn(rest))
  return isExpression(name?.value) ? { ...pattern, reads: [name.value, ...pattern.reads] } : pattern
}

const keywordPattern: Builder = (_piece, children) => {
  const [, ...values] = children.filter((child) => child.value !== null)
  return merged(patternsIn(values))
}

const splatPattern: Builder = (_piece, children) => ({
  ...merged([]),
  names: expressions(children).flatMap((name) => (name.kind === 'Name' && name.id !== '_' ? [name.id] : [])),
})

/** `p as name` in a case; `e as name` in `with` and `except`. */
const asPattern: Builder = (_piece, children): AsPattern | Pattern => {
  const target = children.find((child) => child.field === 'alias')?.value as Expr | undefined
  const [first] = children.filter((child) => child.field !== 'alias' && child.value !== null)
  if (isPattern(first?.value)) {
    const named = expressions(children).flatMap((name) => (name.kind === 'Name' ? [name.id] : []))
    return { ...first.value, names: [...first.value.names, ...named] }
  }
  return { kind: 'As', value: first?.value as Expr, target: target ?? null }
}

const asTarget: Builder = (_piece, children) => expressions(children)[0] ?? null

const caseClause: Builder = (piece, children): Case => {
  const found = patternsIn(typed(children, 'case_pattern'))
  const [only] = found
  const isTuple = found.length !== 1 || !only
  const pattern = isTuple ? merged(found) : only
  const guard = children.find((child) => child.field === 'guard')?.value
  return {
    at: piece.at,
    end: piece.end,
    reads: pattern.reads,
    literals: pattern.literals,
    names: pattern.names,
    wildcard: pattern.wildcard,
    guard: isExpression(guard) ? guard : null,
    body: blockIn(children, 'consequence'),
  }
}

export const patternBuilders: Record<string, Builder> = {
  case_pattern: casePattern,
  union_pattern: unionPattern,
  dict_pattern: structural,
  class_pattern: classPattern,
  keyword_pattern: keywordPattern,
  splat_pattern: splatPattern,
  complex_pattern: structural,
  as_pattern: asPattern,
  as_pattern_target: asTarget,
  case_clause: caseClause,
}

/** Lists and tuples inside a case hold patterns; elsewhere they hold expressions. */
export const isPatternPiece = (child: Piece): boolean => isPattern(child.value)
export const structuralPattern = structural
