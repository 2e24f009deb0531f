// What runs besides the module's body: handlers that a framework calls, and functions nobody here calls.
import type { Param } from '../tree/ast.ts'
import { createStore, merge } from '../values/store.ts'
import {
  type ClassValue,
  type FunctionValue,
  NOTHING,
  ofSymbol,
  pathsOf,
  SOME_NUMBER,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { libraryBases } from './attributes.ts'
import type { CallSite } from './callSite.ts'
import { createOpen, deepTaints } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { instantiate, invoke } from './invoke.ts'
import { type Machine, taintOf } from './machine.ts'
import { isGateway, observeRoute, routeOf } from './routes.ts'
import { reportFlows } from './sinks.ts'

/** Evaluates every entry of the script's own text. Modules it imports are scripts of their own. */
export const runEntries = (machine: Machine, file: string): void => {
  const objects = new Map<ClassValue, Value>()
  // Evaluating one may define more: the list grows while it is walked.
  for (let place = 0; place < machine.functions.length; place += 1) {
    const fn = machine.functions[place] as FunctionValue
    const isOwn = fn.closure.file === file || fn.closure.file.startsWith(`${file}#`)
    if (!isOwn) continue
    const boundary = boundaryOf(machine, fn)
    if (boundary || fn.visits.count === 0) runEntry(machine, { fn, boundary, objects })
  }
}

type Boundary = { parameters?: string | undefined; returns?: string | undefined }

/** How the world reaches the function: through a decorator, its name, or a library's base class. */
const boundaryOf = (machine: Machine, fn: FunctionValue): Boundary | null => {
  const { index } = machine
  for (const [place, decorator] of fn.decorators.entries()) {
    for (const path of pathsOf(decorator)) {
      const found = index
        .handlers(path.replace(/\(\)$/, ''))
        .find((handler) => !handler.route || routeOf(fn, place) !== null)
      if (found) return found
    }
  }
  const handed = machine.handed.get(fn.node)
  if (handed) return handed
  if (isGateway(fn)) return { parameters: 'web', returns: 'html' }
  const [named] = fn.owner ? [] : index.handlers(`def:${fn.name}`)
  if (named) return named
  if (isView(machine, fn)) return { parameters: 'web' }
  for (const base of fn.owner ? libraryBases(fn.owner) : []) {
    const found = index.bases(base).find((each) => !each.methods || each.methods.includes(fn.name))
    if (found) return found
  }
  return null
}

const WEB_IMPORT =
  /^\s*(from|import)\s+(django|rest_framework|ninja|pyramid|starlette|fastapi|aiohttp|sanic|falcon|werkzeug)\b/m
const ANSWERING = /^(get|post|put|patch|delete|head|options|dispatch|list|retrieve|create|update|destroy)$/
const ANSWERING_CLASS = /(View|ViewSet|API|Resource|Endpoint|Admin)$/

/** A Django view: the request comes first, and parts of the address follow. Test fixtures are called alike. */
const isView = (machine: Machine, fn: FunctionValue): boolean => {
  const [first] = fn.node.params.slice(fn.owner ? 1 : 0)
  if (first?.name !== 'request') return false
  const isFixture = fn.decorators.some((each) => pathsOf(each).some((path) => /fixture(\(\))?$/.test(path)))
  const isAnswering = !fn.owner || ANSWERING.test(fn.name) || ANSWERING_CLASS.test(fn.owner.name)
  return !isFixture && isAnswering && WEB_IMPORT.test(machine.loaded.get(fn.closure.file)?.source.text ?? '')
}

type Entry = { fn: FunctionValue; boundary: Boundary | null; objects: Map<ClassValue, Value> }

const runEntry = (machine: Machine, { fn, boundary, objects }: Entry): void => {
  const outer = machine.store
  // Entries may come in any order: each starts from what the module left, and its effects stay possible.
  machine.store = createStore(outer)
  machine.frame = fn.closure
  const self = fn.owner ? objectOf(machine, fn.owner, objects) : null
  const isInitialiser = fn.name === '__init__' && self !== null
  const params = fn.owner ? fn.node.params.slice(isStatic(fn) ? 0 : 1) : fn.node.params
  const site = siteFor(machine, fn, params, boundary?.parameters ?? 'parameter')
  if (!isInitialiser || fn.visits.count === 0) {
    if (boundary) observeRoute(machine, fn)
    const value = invoke(machine, fn, self, site)
    if (boundary?.returns && fn.owner) {
      reportFlows(
        machine,
        { sink: boundary.returns, callee: fn.name, node: fn.node, value },
        deepTaints(machine, value),
      )
    }
  }
  const path = { ...machine.store, left: null }
  machine.store = outer
  merge(outer, [createStore(outer), path])
}

const isStatic = (fn: FunctionValue) =>
  fn.decorators.some((decorator) => pathsOf(decorator).includes('builtins.staticmethod'))

/** One object stands for all of its class, so that what one method keeps another finds. */
const objectOf = (machine: Machine, cls: ClassValue, objects: Map<ClassValue, Value>): Value => {
  const known = objects.get(cls)
  if (known) return known
  const initialiser = cls.members.get('__init__')?.atoms[0]
  const params = initialiser?.kind === 'function' ? initialiser.fn.node.params.slice(1) : []
  const fn = initialiser?.kind === 'function' ? initialiser.fn : null
  const site = siteFor(machine, fn, params, 'parameter')
  const self = instantiate(machine, cls, site)
  objects.set(cls, self)
  return self
}

const siteFor = (
  machine: Machine,
  fn: FunctionValue | null,
  params: readonly Param[],
  kind: string,
): CallSite => {
  const isTest = /^(test_|setUp|tearDown)/.test(fn?.name ?? '')
  const numbers = numbersInRoute(fn)
  const givenFor = (param: Param): Value => {
    if (isTest) return UNKNOWN
    return numbers.has(param.name) ? SOME_NUMBER : argumentFor(machine, param, kind)
  }
  const named = new Map(
    params.filter((param) => param.star === '').map((param) => [param.name, givenFor(param)]),
  )
  const starred = params.some((param) => param.star !== '') && !isTest
  const rest = starred
    ? withTaints(UNKNOWN, [taintOf(machine, kind, params.at(-1) as Param, 'the arguments')])
    : NOTHING
  const at = fn?.node.at ?? 0
  return {
    node: { at, end: fn?.node.end ?? 0 },
    written: fn?.name ?? '',
    args: [],
    keywords: named,
    rest,
    receiver: null,
    receiverNode: null,
  }
}

/** `/user/<int:number>` lets digits through and nothing else. */
const numbersInRoute = (fn: FunctionValue | null): ReadonlySet<string> => {
  const decorators = fn?.node.kind === 'Function' ? fn.node.decorators : []
  const routes = decorators.flatMap((each) => (each.kind === 'Call' ? each.args.slice(0, 1) : []))
  const texts = routes.map((route) => (route.kind === 'Text' ? route.value : ''))
  const found = texts.flatMap((text) => [
    ...text.matchAll(/<(?:int|float|uuid):(\w+)>|\{(\w+):(?:int|float|uuid)\}/g),
  ])
  return new Set(found.map(([, flask, starlette]) => flask ?? starlette ?? ''))
}

const NUMERIC = /^(int|float|bool|complex|Decimal|date|datetime|UUID)$/

/** An annotated parameter is what its annotation says; `request` is a web framework's. */
const argumentFor = (machine: Machine, param: Param, kind: string): Value => {
  const { annotation } = param
  if (annotation?.kind === 'Name' && NUMERIC.test(annotation.id)) return SOME_NUMBER
  const paths = annotation
    ? pathsOf(evaluate(machine, annotation)).filter((path) => !path.startsWith('builtins.'))
    : []
  const [path] = paths
  const isInjected = param.value?.kind === 'Call' && /Depends|Security/.test(calleeName(param.value.func))
  if (isInjected) return UNKNOWN
  if (path && (machine.index.sourceOf(`${path}()`) !== null || KNOWN_REQUEST.test(path)))
    return ofSymbol(`${path}()`)
  if (param.name === 'request' || param.name === 'req') return ofSymbol('django.http.HttpRequest()')
  if (param.name === 'start_response') return UNKNOWN
  const value = withTaints(path ? ofSymbol(`${path}()`) : UNKNOWN, [
    taintOf(machine, kind, param, param.name),
  ])
  const isList =
    annotation?.kind === 'Subscript' && /^(list|List|Sequence|Iterable)$/.test(calleeName(annotation.value))
  return isList ? withTaints(createOpen(machine, 'list', value), value.taints) : value
}

const KNOWN_REQUEST =
  /(^|\.)(Request|HttpRequest|Session|AsyncSession|Connection|Cursor|Response|BackgroundTasks)$/

const calleeName = (func: Param['annotation']): string =>
  func?.kind === 'Name' ? func.id : func?.kind === 'Attribute' ? func.name : ''
