// Calls of the analysed code's own functions: the body is evaluated with the arguments it really gets.
import { bindingsOf, isGenerator } from '../scopes/locals.ts'
import type { FunctionDef, Lambda, Param } from '../tree/ast.ts'
import { createStore, merge, outliving, write } from '../values/store.ts'
import {
  type ClassValue,
  type FunctionValue,
  join,
  joinAll,
  joinTaints,
  NONE,
  NOTHING,
  ofAtom,
  type Taint,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { keep } from './assignments.ts'
import { memberOf } from './attributes.ts'
import { type CallSite, givenTo } from './callSite.ts'
import { createDict, createOpen, createSequence, deepTaints } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { noteReturn } from './library.ts'
import { carried, createFrame, createId, type Machine } from './machine.ts'
import { cellOf } from './names.ts'
import { executeBlock } from './statements.ts'

const MAX_CALLS_DEEP = 12
/** Visits of one function after which its calls are taken to return what they returned before, plus what goes in. */
const MAX_VISITS = 24
/** A decoder of one expression is called for each letter of what it hides. */
const MAX_LAMBDA_VISITS = 5000

/** What the function returns for these arguments. Notes inside it are made as if the body stood at the call. */
export const invoke = (machine: Machine, fn: FunctionValue, self: Value | null, site: CallSite): Value => {
  if (!mayInvoke(machine, fn)) {
    return withTaints(
      { atoms: fn.visits.returned.atoms, taints: fn.visits.returned.taints },
      allTaints(machine, site, self),
    )
  }
  const named = carriedSite(machine, site, fn)
  const start = machine.nextId
  const frame = createFrame(machine, {
    file: fn.closure.file,
    locals: localsOf(machine, fn.node),
    enclosing: fn.closure,
    fn,
  })
  bindParameters(machine, { fn, frame, self: selfFor(fn, self), site: named })
  const returned = runBody(machine, fn, frame, start)
  fn.visits.count += 1
  fn.visits.returned = join(fn.visits.returned, returned)
  return carried(machine, returned, site.node, `is returned by ${fn.name}`)
}

/** Each function is evaluated once whatever it costs; again only while there is effort for it. */
const mayInvoke = (machine: Machine, fn: FunctionValue): boolean => {
  const most = fn.node.kind === 'Lambda' ? MAX_LAMBDA_VISITS : MAX_VISITS
  if (machine.callStack.length >= MAX_CALLS_DEEP || fn.visits.count >= most) return false
  if (machine.callStack.some((other) => other.node === fn.node)) return false
  return fn.visits.count === 0 || machine.steps <= machine.callBudget
}

const localsOf = (machine: Machine, node: FunctionDef | Lambda): ReadonlySet<string> => {
  const known = machine.memo.locals.get(node)
  if (known) return known
  const { locals, isClosedOver } = bindingsOf(node)
  machine.memo.locals.set(node, locals)
  if (isClosedOver) machine.memo.closedOver.add(node)
  return locals
}

const allTaints = (machine: Machine, site: CallSite, self: Value | null): readonly Taint[] => {
  const values = [...givenTo(site), ...(self ? [self] : [])]
  return values.reduce<readonly Taint[]>((all, value) => joinTaints(all, deepTaints(machine, value)), [])
}

const carriedSite = (machine: Machine, site: CallSite, fn: FunctionValue): CallSite => {
  const pass = (value: Value) => carried(machine, value, site.node, `is passed to ${fn.name}`)
  return {
    ...site,
    args: site.args.map(pass),
    keywords: new Map([...site.keywords].map(([name, value]) => [name, pass(value)])),
  }
}

/** Static methods get no first argument; class methods get the class. */
const selfFor = (fn: FunctionValue, self: Value | null): Value | null => {
  if (!fn.owner || fn.decorators.some((each) => isSymbol(each, 'builtins.staticmethod'))) return null
  if (fn.decorators.some((each) => isSymbol(each, 'builtins.classmethod'))) {
    return ofAtom({ kind: 'class', cls: fn.owner })
  }
  return self
}

const isSymbol = (value: Value, path: string) =>
  value.atoms.some((atom) => atom.kind === 'symbol' && atom.path === path)

type Binding = {
  fn: FunctionValue
  frame: ReturnType<typeof createFrame>
  self: Value | null
  site: CallSite
}

const bindParameters = (machine: Machine, { fn, frame, self, site }: Binding): void => {
  const args = self ? [self, ...site.args] : [...site.args]
  const used = new Set<string>()
  let next = 0
  for (const param of fn.node.params) {
    let value: Value
    if (param.star === '*') {
      const more = args.slice(next).map((each) => each)
      next = args.length
      value =
        site.rest === NOTHING
          ? createSequence(machine, 'tuple', more)
          : createOpen(machine, 'tuple', more.reduce(join, site.rest))
    } else if (param.star === '**') value = leftOver(machine, site, used)
    else if (next < args.length && !isKeywordOnly(fn.node.params, param)) {
      value = args[next] as Value
      next += 1
    } else value = site.keywords.get(param.name) ?? missingArgument(fn, param, site)
    used.add(param.name)
    write(machine.store, cellOf(machine, frame, param.name), value)
  }
}

const isKeywordOnly = (params: readonly Param[], param: Param): boolean => {
  const star = params.findIndex((each) => each.star === '*')
  return star >= 0 && params.indexOf(param) > star
}

const missingArgument = (fn: FunctionValue, param: Param, site: CallSite): Value => {
  const fallback = fn.defaults.get(param.name) ?? UNKNOWN
  return site.rest === NOTHING ? fallback : join(fallback, site.rest)
}

const leftOver = (machine: Machine, site: CallSite, used: ReadonlySet<string>): Value => {
  const entries = [...site.keywords].filter(([name]) => !used.has(name))
  return createDict(machine, new Map(entries.map(([name, value]) => [`s${name}`, value])), site.rest)
}

/** Runs the body with exits of its own: what leaves by `return` joins behind the call. */
const runBody = (machine: Machine, fn: FunctionValue, frame: Binding['frame'], start: number): Value => {
  const { store, exits, loops, returned, yielded } = machine
  const outer = {
    frame: machine.frame,
    store,
    exits,
    loops,
    returned,
    yielded,
    activation: machine.activation,
  }
  const base = machine.store
  const isClosed = machine.memo.closedOver.has(fn.node)
  Object.assign(machine, {
    frame,
    store: createStore(base),
    exits: { loop: [], function: [] },
    loops: 0,
    returned: [],
    yielded: [],
    activation: { base, start: isClosed ? Number.MAX_SAFE_INTEGER : start },
  })
  machine.callStack.push(fn)
  const value = fn.node.kind === 'Lambda' ? evaluate(machine, fn.node.body) : valueOfBody(machine, fn.node)
  if (fn.node.kind === 'Lambda') noteReturn(machine, fn.node.body, value, fn)
  machine.callStack.pop()
  const paths = [outliving(machine.store, base, machine.activation.start, value), ...machine.exits.function]
  Object.assign(machine, outer)
  merge(base, paths)
  return value
}

const valueOfBody = (machine: Machine, node: FunctionDef): Value => {
  executeBlock(machine, node.body)
  if (isGeneratorFunction(machine, node)) return createOpen(machine, 'list', joinAll(machine.yielded))
  const falls = machine.store.left === null ? [NONE] : []
  return joinAll([...machine.returned, ...falls])
}

const isGeneratorFunction = (machine: Machine, node: FunctionDef): boolean => {
  const known = machine.memo.generators.get(node)
  if (known !== undefined) return known
  const found = isGenerator(node.body)
  machine.memo.generators.set(node, found)
  return found
}

/** A new object of a class, with `__init__` run on it. */
export const instantiate = (machine: Machine, cls: ClassValue, site: CallSite): Value => {
  const id = createId(machine)
  write(machine.store, id, { items: null, entries: new Map(), rest: NOTHING })
  const self = ofAtom({ kind: 'object', cls, id })
  const initialiser = memberOf(cls, '__init__')?.atoms[0]
  if (initialiser?.kind === 'function') invoke(machine, initialiser.fn, self, site)
  else fillFields(machine, cls, id, site)
  return self
}

/** Dataclasses, named tuples and models: annotated names in order are the fields. */
const fillFields = (machine: Machine, cls: ClassValue, id: number, site: CallSite): void => {
  const fields = cls.node.body.flatMap((statement) =>
    statement.kind === 'Assign' && statement.annotation && statement.targets[0]?.kind === 'Name'
      ? [statement.targets[0].id]
      : [],
  )
  for (const [place, field] of fields.entries()) {
    const value = site.args[place] ?? site.keywords.get(field)
    if (value) keep(machine, id, `s${field}`, value)
  }
  const known = new Set(fields)
  for (const [name, value] of site.keywords) if (!known.has(name)) keep(machine, id, `s${name}`, value)
  const unplaced = fields.length === 0 ? site.args : []
  const taints = unplaced.flatMap((value) => deepTaints(machine, value))
  if (taints.length > 0)
    write(machine.store, id, { items: null, entries: new Map(), rest: { atoms: [], taints } })
}
