// Addresses that a web application answers: which they are, and whether anybody asks who calls.

import type { Expr, Node } from '../tree/ast.ts'
import { childrenOf } from '../tree/children.ts'
import type { FunctionValue } from '../values/value.ts'
import type { Machine } from './machine.ts'
import { observe } from './observations.ts'

/** The address in the decorator at `place`; null where it names none. */
export const routeOf = (fn: FunctionValue, place: number): string | null => {
  const decorator = fn.node.kind === 'Function' ? fn.node.decorators[place] : undefined
  const [first] = decorator?.kind === 'Call' ? decorator.args : []
  return first?.kind === 'Text' && first.value.startsWith('/') ? first.value : null
}

/** `def application(environ, start_response)`, as PEP 3333 has it. */
export const isGateway = (fn: FunctionValue): boolean =>
  fn.node.params.some((param) => param.name === 'environ') &&
  fn.node.params.some((param) => param.name === 'start_response')

const ROUTING = /^(route|get|post|put|delete|patch|api_route|websocket|api_view|exempt|csrf_exempt)$/
/** What only some may do. */
const GRAVE =
  /(^|[/_-])(admin|delete|remove|destroy|drop|wipe|purge|unregister|deactivate|shutdown|impersonate|promote|grant)([/_-]|$)/i
/** Any of these in a handler or its module says that somebody is asked. */
const ASKING =
  /auth|login|log_in|session|current_user|user_id|token|permission|role|is_admin|is_staff|abort|forbidden|verify|check|api_?key|password|jwt|credential|require|\bg\b|secret|principal|identity|owner/i
const ASKED_BEFORE =
  /before_request|dependencies\s*=|add_middleware\(\s*\w*Auth|LoginRequired|login_required\(|@auth/

/** Notes an address with grave consequences that answers anybody. */
export const observeRoute = (machine: Machine, fn: FunctionValue): void => {
  // A class may ask for all its methods, by a base or a setting.
  if (fn.node.kind !== 'Function' || fn.owner) return
  const { decorators, params, body, name } = fn.node
  const routes = decorators.map((_each, place) => routeOf(fn, place)).filter((route) => route !== null)
  if (routes.length === 0 || !decorators.every((each) => ROUTING.test(lastName(each)))) return
  const deletes = decorators.some((each) => lastName(each) === 'delete' || methodsOf(each).includes('DELETE'))
  if (!deletes && ![...routes, name].some((text) => GRAVE.test(text))) return
  const isInjected = params.some(
    (param) => param.value?.kind === 'Call' || param.annotation?.kind === 'Subscript',
  )
  const names = [...params.map((param) => param.name), ...wordsIn(body)]
  if (isInjected || names.some((each) => ASKING.test(each))) return
  if (ASKED_BEFORE.test(machine.loaded.get(fn.closure.file)?.source.text ?? '')) return
  observe(machine, 'open-route', decorators[0] ?? fn.node, routes[0])
}

const lastName = (decorator: Expr): string => {
  const func = decorator.kind === 'Call' ? decorator.func : decorator
  return func.kind === 'Attribute' ? func.name : func.kind === 'Name' ? func.id : ''
}

const methodsOf = (decorator: Expr): string[] => {
  const given =
    decorator.kind === 'Call' ? decorator.keywords.find(({ name }) => name === 'methods') : undefined
  return given ? wordsIn([given.value]).map((text) => text.toUpperCase()) : []
}

const MAX_LOOK = 400

/** Names and texts in a piece of code, up to a bound: `request.headers['Authorization']` asks, `db.session` does not. */
const wordsIn = (roots: readonly Node[]): string[] => {
  const texts: string[] = []
  const pending = [...roots]
  for (let count = 0; pending.length > 0 && count < MAX_LOOK; count += 1) {
    const node = pending.shift() as Node
    if (node.kind === 'Text') texts.push(node.value)
    if (node.kind === 'Name') texts.push(node.id)
    const isDatabase = node.kind === 'Attribute' && node.value.kind === 'Name' && node.value.id === 'db'
    if (node.kind === 'Attribute' && !isDatabase) texts.push(node.name)
    pending.push(...childrenOf(node))
  }
  return texts
}
