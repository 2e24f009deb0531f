// Conditions in CEL (the Common Expression Language, github.com/google/cel-spec) over the declared facts: parsed and
// type-checked here, evaluated as the reference for the compiled form.

import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { type FactName, type Facts, type FactType, factNames, facts, levels } from './facts.ts'
import { isGlobMatch } from './glob.ts'

export type { ASTNode }
/** `true` and `false`, or `fault` where a fact is not known or the expression cannot be computed. */
export type Truth = boolean | 'fault'

const celTypes = { string: 'string', int: 'int', bool: 'bool', list: 'list<string>' } as const
const environment = declare(Object.fromEntries(factNames.map((name) => [name, facts[name].type])))

/** `types`: by dotted name. */
function declare(types: Readonly<Record<string, FactType>>): Environment {
  const made = new Environment({
    unlistedVariablesAreDyn: false,
    limits: { maxDepth: 32, maxAstNodes: 2000, maxListElements: 1000, maxCallArguments: 8 },
  })
  const roots = new Map<string, Record<string, string>>()
  for (const [name, declared] of Object.entries(types)) {
    const [root = '', member] = name.split('.')
    const type = celTypes[declared]
    if (member === undefined) made.registerVariable(root, type)
    else roots.set(root, { ...roots.get(root), [member]: type })
  }
  for (const [name, schema] of roots) made.registerVariable({ name, schema })
  made.registerFunction('string.glob(string): bool', isGlobMatch)
  made.registerFunction('string.atLeast(string): bool', isAtLeast)
  made.registerFunction('list<string>.hasAny(list<string>): bool', (list: string[], wanted: string[]) =>
    wanted.some((one) => list.includes(one)),
  )
  return made
}

/** Throws for a level that is none: a fault of the condition, not a guess. */
function isAtLeast(worst: string, level: string): boolean {
  const [has, wants] = [worst, level].map((name) => (levels as readonly string[]).indexOf(name))
  if (has === undefined || wants === undefined || has < 0 || wants < 0) throw new RangeError('not a level')
  return has >= wants
}

export type ExpressionFault = { celCode: string; message: string; start: number; end: number }
export type Condition = { ast: ASTNode; names: ReadonlySet<FactName>; decide(given: Facts): Truth }
export type Parsed = { kind: 'condition'; condition: Condition } | { kind: 'fault'; fault: ExpressionFault }

type CelFault = Error & { code?: string; summary?: string; range?: { start: number; end: number } }

/** Never throws: what is wrong comes back with its place in the text. */
export function parseCondition(text: string): Parsed {
  const checked = checkIn(environment, text)
  if ('kind' in checked) return checked
  const { ast, evaluate } = checked
  return {
    kind: 'condition',
    condition: { ast, names: namesIn(ast), decide: (given) => truthOf(() => evaluate(nested(given))) },
  }
}

/** What is given: by root and member, integers as `bigint`, everything that the vocabulary declares. */
export type Given = Record<string, unknown>
export type Test = { ast: ASTNode; holds(given: Given): boolean }

/** Conditions over another vocabulary than that of policies, with the same functions. What cannot be computed is false. */
export function createTests(
  types: Readonly<Record<string, FactType>>,
): (text: string) => Test | Extract<Parsed, { kind: 'fault' }> {
  const own = declare(types)
  return (text) => {
    const checked = checkIn(own, text)
    if ('kind' in checked) return checked
    return { ast: checked.ast, holds: (given) => truthOf(() => checked.evaluate(given)) === true }
  }
}

type Checked = { ast: ASTNode; evaluate: (given: Given) => unknown } | Extract<Parsed, { kind: 'fault' }>

function checkIn(environment: Environment, text: string): Checked {
  try {
    const parsed = environment.parse(text)
    const { valid, type, error } = parsed.check()
    if (!valid) return faultOf(error as CelFault)
    if (type !== 'bool')
      return {
        kind: 'fault',
        fault: {
          celCode: 'not_a_condition',
          message: `it gives ${type}, not true or false`,
          start: 0,
          end: 0,
        },
      }
    return { ast: parsed.ast, evaluate: (given) => parsed(given) }
  } catch (error) {
    return faultOf(error as CelFault)
  }
}

function faultOf(error: CelFault): Extract<Parsed, { kind: 'fault' }> {
  const { start = 0, end = start } = error.range ?? {}
  const message = error.summary ?? error.message.split('\n')[0] ?? 'not understood'
  return { kind: 'fault', fault: { celCode: error.code ?? 'parse_error', message, start, end } }
}

function truthOf(evaluate: () => unknown): Truth {
  try {
    return evaluate() === true
  } catch {
    return 'fault'
  }
}

/** `{ 'account.name': 'a' }` as CEL wants it: `{ account: { name: 'a' } }`, numbers as its integers. */
function nested(given: Facts): Record<string, unknown> {
  const roots: Record<string, Record<string, unknown>> = {}
  const plain: Record<string, unknown> = {}
  for (const name of factNames) {
    const [root = '', member] = name.split('.')
    const value = given[name]
    const known = typeof value === 'number' ? BigInt(value) : value
    if (member !== undefined)
      roots[root] = { ...roots[root], ...(known === undefined ? {} : { [member]: known }) }
    else if (known !== undefined) plain[root] = known
  }
  return { ...plain, ...roots }
}

function namesIn(ast: ASTNode): ReadonlySet<FactName> {
  const found = new Set<FactName>()
  visit(ast, (node) => {
    const name = factOf(node)
    if (name) found.add(name)
  })
  return found
}

/** The fact that a node stands for, undefined where it is something else. */
export function factOf(node: ASTNode): FactName | undefined {
  if (node.op === 'id') return node.args in facts ? (node.args as FactName) : undefined
  if (node.op !== '.') return undefined
  const [root, member] = node.args
  const name = root.op === 'id' ? `${root.args}.${member}` : ''
  return name in facts ? (name as FactName) : undefined
}

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value && 'args' in value

function visit(node: ASTNode, act: (node: ASTNode) => void): void {
  act(node)
  const pending: unknown[] = [node.args]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isNode(next)) visit(next, act)
    else if (Array.isArray(next)) pending.push(...next)
  }
}
