// From CEL's tree to the form that the probe decides: nested lists of a dozen operators, without loops, names or
// numbers to overflow, so that it always ends. What the form cannot say exactly as CEL does is `unsaid`.
//
//   ["c", value]  ["f", fact]  ["!", e]  ["&", e…]  ["|", e…]  ["?", e, e, e]
//   ["==", e, e]  ["!=", e, e]  ["<", e, e]  ["<=", e, e]  [">", e, e]  [">=", e, e]
//   ["in", e, e]  ["prefix", e, e]  ["suffix", e, e]  ["has", e, e]  ["glob", e, e]  ["any", e, e]

import { type ASTNode, factOf } from './expression.ts'
import { type FactName, type FactType, type FactValue, facts, levels } from './facts.ts'

export type Expression = readonly [operator: string, ...parts: unknown[]]
/** What stands for a fact; throws `Unsaid` where the process has nothing that does. */
export type FactForm = (name: FactName) => Expression

/** Why the compiled form leaves a condition to somebody else. */
export class Unsaid extends Error {}

const comparisons = new Set(['==', '!=', '<', '<=', '>', '>='])
const mirrored: Record<string, string> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const methods: Record<string, string> = {
  startsWith: 'prefix',
  endsWith: 'suffix',
  contains: 'has',
  glob: 'glob',
  hasAny: 'any',
}

/** Throws `Unsaid`. */
export function compileExpression(node: ASTNode, form: FactForm): Expression {
  const of = (part: ASTNode) => compileExpression(part, form)
  const name = factOf(node)
  if (name) return form(name)
  switch (node.op) {
    case 'value':
    case 'list':
      return constant(constantOf(node))
    case '!_':
      return negate(of(node.args))
    case '&&':
      return allOf(node.args.map(of))
    case '||':
      return anyOf(node.args.map(of))
    case '?:':
      return ['?', ...node.args.map(of)]
    case 'in':
      return membership(of(node.args[0]), of(node.args[1]))
    case 'rcall':
      return method(node.args[0], [node.args[1], ...node.args[2]].map(of))
    default:
      if (comparisons.has(node.op)) return comparison(node.op, (node.args as [ASTNode, ASTNode]).map(of))
      throw new Unsaid(`\`${node.op}\` is more than is decided in the process`)
  }
}

export const constant = (value: FactValue): Expression => ['c', value]
export const isConstant = ([operator]: Expression) => operator === 'c'

function constantOf(node: ASTNode): FactValue {
  if (node.op === 'list') {
    const items = node.args.map(constantOf)
    if (items.every((item) => typeof item === 'string')) return items
    throw new Unsaid('only lists of texts are decided in the process')
  }
  const value = node.op === 'value' ? node.args : undefined
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'bigint' && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value)
  throw new Unsaid('only texts, whole numbers and truths are decided in the process')
}

export function negate(part: Expression): Expression {
  return isConstant(part) ? constant(part[1] !== true) : ['!', part]
}

/** `false && fault` is false in CEL, on whichever side it stands: a false constant decides. */
export const allOf = (parts: Expression[]): Expression => joined('&', parts)
export const anyOf = (parts: Expression[]): Expression => joined('|', parts)

function joined(operator: '&' | '|', parts: Expression[]): Expression {
  const decisive = operator === '|'
  const flat = parts.flatMap((part) => (part[0] === operator ? (part.slice(1) as Expression[]) : [part]))
  if (flat.some((part) => isConstant(part) && part[1] === decisive)) return constant(decisive)
  const open = flat.filter((part) => !isConstant(part))
  if (open.length === 0) return constant(!decisive)
  return open.length === 1 ? (open[0] as Expression) : [operator, ...open]
}

function comparison(operator: string, parts: Expression[]): Expression {
  const [left, right] = parts as [Expression, Expression]
  if (operator !== '==' && operator !== '!=' && typeOf(left) === 'string') refuseOrder(left, right)
  if (isConstant(left) && isConstant(right) && (operator === '==' || operator === '!='))
    return constant((JSON.stringify(left[1]) === JSON.stringify(right[1])) === (operator === '=='))
  // Constants go right, where the probe looks for them first.
  if (isConstant(left) && !isConstant(right)) return [mirrored[operator] ?? operator, right, left]
  return [operator, left, right]
}

/** JavaScript orders texts by UTF-16 units and Python by code points: beside a text of ASCII alone, both the same. */
function refuseOrder(...parts: Expression[]): void {
  const isPlain = (value: unknown) => typeof value === 'string' && /^[\x20-\x7e]*$/.test(value)
  if (!parts.some((part) => isConstant(part) && isPlain(part[1])))
    throw new Unsaid('texts are put in order in the process only beside one of plain letters')
}

function membership(item: Expression, list: Expression): Expression {
  if (isConstant(item) && isConstant(list) && Array.isArray(list[1]))
    return constant(list[1].includes(item[1]))
  if (typeOf(list) === 'list') return ['in', item, list]
  throw new Unsaid('`in` is decided in the process for lists of texts')
}

function method(name: string, parts: Expression[]): Expression {
  const [subject, wanted] = parts as [Expression, Expression]
  if (name === 'atLeast' && subject[1] === 'script.worst') return amongLevels(subject, wanted[1])
  const operator = methods[name]
  if (operator && parts.length === 2) return [operator, ...parts]
  throw new Unsaid(`${name}() is more than is decided in the process`)
}

/** The one fact that is a level wherever it is known: being at least so bad is being one of those. */
function amongLevels(worst: Expression, wanted: unknown): Expression {
  const least = (levels as readonly unknown[]).indexOf(wanted)
  if (least < 0) throw new Unsaid('only known levels are decided in the process')
  return ['in', worst, constant(levels.slice(least))]
}

function typeOf(part: Expression): FactType {
  const [operator, value] = part
  if (operator === 'f') return facts[value as FactName].type
  if (operator === '?') return typeOf(part[2] as Expression)
  if (operator !== 'c') return 'bool'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'int' : 'bool'
}
