// Environment markers (PEP 508): parsed and evaluated, never handed to an interpreter.

import { isVersion, meets } from '../versions/specifier.ts'

export type Marker =
  | { kind: 'or' | 'and'; parts: Marker[] }
  | { kind: 'compare'; left: Operand; operator: string; right: Operand }
type Operand = { kind: 'variable' | 'text'; value: string }

/** `python_version`, `sys_platform`, …; what is not in it is unknown. */
export type MarkerEnvironment = Readonly<Record<string, string>>

const token =
  /\s*(?:(\(|\))|(===|~=|==|!=|<=|>=|<|>)|(not\s+in\b|in\b|and\b|or\b)|([A-Za-z_][\w.]*)|"([^"]*)"|'([^']*)')/y
type Token = { kind: 'bracket' | 'operator' | 'word' | 'variable' | 'text'; value: string }

/** No marker that people write comes near; a hostile one must not exhaust the stack. */
const deepest = 50

/** Undefined where the text is no marker. */
export function parseMarker(text: string): Marker | undefined {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  let at = 0
  const takes = (value: string) => tokens[at]?.value === value && tokens[at]?.kind !== 'text' && ++at > 0
  const operand = (): Operand | undefined => {
    const next = tokens[at++]
    return next?.kind === 'variable' || next?.kind === 'text'
      ? { kind: next.kind, value: next.value }
      : undefined
  }
  const comparison = (): Marker | undefined => {
    const left = operand()
    const operator = tokens[at++]
    const right = operand()
    const isOperator = operator?.kind === 'operator' || /^(not )?in$/.test(operator?.value ?? '')
    return left && operator && isOperator && right
      ? { kind: 'compare', left, operator: operator.value, right }
      : undefined
  }
  const atom = (depth: number): Marker | undefined => {
    if (depth > deepest) return undefined
    if (!takes('(')) return comparison()
    const inner = chain('or', depth + 1)
    return inner && takes(')') ? inner : undefined
  }
  const chain = (kind: 'or' | 'and', depth: number): Marker | undefined => {
    const parts: Marker[] = []
    do {
      const part = kind === 'or' ? chain('and', depth) : atom(depth)
      if (!part) return undefined
      parts.push(part)
    } while (takes(kind))
    return parts.length === 1 ? parts[0] : { kind, parts }
  }
  const marker = chain('or', 0)
  return at === tokens.length ? marker : undefined
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  token.lastIndex = 0
  while (token.lastIndex < end) {
    const found = token.exec(text)
    if (!found) return undefined
    const [, bracket, operator, word, variable, double, single] = found
    if (bracket) tokens.push({ kind: 'bracket', value: bracket })
    else if (operator) tokens.push({ kind: 'operator', value: operator })
    else if (word) tokens.push({ kind: 'word', value: word.replace(/\s+/, ' ') })
    else if (variable) tokens.push({ kind: 'variable', value: variable.replace('.', '_') })
    else tokens.push({ kind: 'text', value: double ?? single ?? '' })
  }
  return tokens
}

/** Undefined where it depends on something that is not known. */
export function evaluate(marker: Marker, environment: MarkerEnvironment): boolean | undefined {
  if (marker.kind === 'compare') return compareOperands(marker, environment)
  const results = marker.parts.map((part) => evaluate(part, environment))
  const deciding = marker.kind === 'or'
  if (results.includes(deciding)) return deciding
  return results.includes(undefined) ? undefined : !deciding
}

type Comparison = Extract<Marker, { kind: 'compare' }>

function compareOperands({ left, operator, right }: Comparison, environment: MarkerEnvironment) {
  const a = left.kind === 'text' ? left.value : environment[left.value]
  const b = right.kind === 'text' ? right.value : environment[right.value]
  if (a === undefined || b === undefined) return undefined
  if (operator === 'in') return b.includes(a)
  if (operator === 'not in') return !b.includes(a)
  if (isVersion(a) && isVersion(b.replace(/\.\*$/, ''))) return meets(a, [{ operator, version: b }])
  if (operator === '==' || operator === '===') return a === b
  if (operator === '!=') return a !== b
  // Texts that are no versions have no order: `packaging` answers so since its version 25.
  return operator.endsWith('=') && a === b
}
