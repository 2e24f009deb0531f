// Calls into libraries: models say what they do, which arguments are dangerous and what comes back.
import type { CallModel } from '../knowledge.ts'
import type { RuleCall } from '../knowledgeIndex.ts'
import type { Expr } from '../tree/ast.ts'
import { readContents, write } from '../values/store.ts'
import { skeleton } from '../values/text.ts'
import {
  clearedOf,
  type FunctionValue,
  joinTaints,
  NOTHING,
  ofAtom,
  type Taint,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { keep, noteBinding, taintVariable } from './assignments.ts'
import { invokeValue } from './call.ts'
import { observeCall } from './callObservations.ts'
import { argumentOf, type CallSite, givenTo } from './callSite.ts'
import { allHold, anyHolds } from './conditions.ts'
import { deepTaints, itemsOf, keyOf } from './containers.ts'
import { runDeferred } from './deferred.ts'
import { throughFiles } from './files.ts'
import { prove, removedBy } from './guards.ts'
import { intrinsicOf } from './intrinsics.ts'
import { createId, type Machine, note, oneField, placeOf, taintOf } from './machine.ts'
import { isGateway } from './routes.ts'
import { checkSink, hasFixedHost, reportFlows } from './sinks.ts'

/** The value of calling `path`, with all notes its models and rules ask for. */
export const callLibrary = (machine: Machine, written: string, site: CallSite): Value => {
  const path = machine.index.alias(written)
  const models = machine.index.models(path).filter((model) => allHold(machine, model.when, site))
  noteRules(machine, machine.index.ruleCalls(path), path, site)
  for (const model of models) {
    noteAbility(machine, model, path, site)
    for (const sink of model.sink ?? []) checkSink(machine, sink, path, site)
  }
  for (const { proves } of models) if (proves) prove(machine, argumentOf(site, proves.argument), proves.kinds)
  for (const { hands } of models) if (hands) handOver(machine, argumentOf(site, hands.argument), hands)
  observeCall(machine, path, site)
  runCallbacks(machine, site)
  runDeferred(machine, path, site)
  const folded = intrinsicOf(path)?.(machine, site)
  if (folded) noteBinding(machine, site.node, '', folded)
  if (folded) return withSource(machine, models, path, { value: folded, site })
  const result = resultOf(machine, models, path, site)
  const [field] = site.args
  const read = path.endsWith('.get') && field ? oneField(machine, path.slice(0, -4), field, result) : result
  return throughFiles(machine, path, site, read)
}

type Hands = NonNullable<CallModel['hands']>

/** `app.add_url_rule('/x', view_func=show)`: the function answers visitors. */
const handOver = (machine: Machine, given: Value | null, { parameters, returns }: Hands): void => {
  for (const atom of given?.atoms ?? [])
    if (atom.kind === 'function') machine.handed.set(atom.fn.node, { parameters, returns })
}

const noteRules = (machine: Machine, calls: readonly RuleCall[], path: string, site: CallSite): void => {
  for (const { rule, test } of calls) {
    if (!allHold(machine, test.where, site) || anyHolds(machine, test.unless, site)) continue
    const place = placeOf(machine, site.node)
    note(machine, 'rules', `${place.file}:${place.at}:${rule.id}`, { ...place, rule: rule.id, detail: path })
  }
}

const noteAbility = (machine: Machine, model: CallModel, path: string, site: CallSite): void => {
  if (!model.does) return
  const place = placeOf(machine, site.node)
  const value = model.target === undefined ? null : argumentOf(site, model.target)
  const words = value ? (itemsOf(machine, value) ?? [value]) : []
  const targets = words.flatMap((each) => skeleton(each) ?? []).slice(0, 8)
  note(machine, 'abilities', `a${place.file}:${place.at}:${model.does}`, {
    ...place,
    does: model.does,
    callee: path,
    targets,
    scope: machine.frame.fn ? machine.frame.fn.node.at : -1,
  })
}

/** Functions that are handed over are called, sooner or later, with what is handed over beside them. */
const runCallbacks = (machine: Machine, site: CallSite): void => {
  const given = givenTo(site)
  const callbacks = given.filter((value) => value.atoms.some((atom) => atom.kind === 'function'))
  if (callbacks.length === 0) return
  const others = given.filter((value) => !callbacks.includes(value))
  const taints = others.reduce<readonly Taint[]>(
    (all, value) => joinTaints(all, deepTaints(machine, value)),
    [],
  )
  if (taints.length === 0) return
  for (const callback of callbacks) {
    for (const atom of callback.atoms) {
      if (atom.kind !== 'function') continue
      const args = atom.fn.node.params.map(() => ({ atoms: [], taints }))
      invokeValue(machine, ofAtom(atom), atom.self ? args.slice(1) : args, site.node)
    }
  }
}

const resultOf = (machine: Machine, models: readonly CallModel[], path: string, site: CallSite): Value => {
  for (const model of models) {
    const recalled = recall(machine, model, site)
    if (recalled) return recalled
    if (model.leaves) machine.store.left = 'raise'
  }
  const returns = models.find((model) => model.returns)?.returns ?? `${path}()`
  const id = createId(machine)
  const value: Value = { atoms: [{ kind: 'symbol', path: machine.index.alias(returns), id }], taints: [] }
  return withSource(machine, models, path, {
    value: withTaints(value, passedOn(machine, models, path, site)),
    site,
  })
}

const withSource = (
  machine: Machine,
  models: readonly CallModel[],
  path: string,
  { value, site }: { value: Value; site: CallSite },
): Value => {
  const kinds = models.flatMap((model) => model.source ?? [])
  return withTaints(
    value,
    kinds.map((kind) => taintOf(machine, kind, site.node, path)),
  )
}

/** What goes in comes out, but for what the model keeps back or makes harmless. */
const passedOn = (
  machine: Machine,
  models: readonly CallModel[],
  path: string,
  site: CallSite,
): readonly Taint[] => {
  const passes = models.find((model) => model.passes)?.passes
  const given = passes
    ? passes.map((argument) => argumentOf(site, argument)).filter((value) => value !== null)
    : [...givenTo(site), ...(site.receiver ? [site.receiver] : [])]
  const taints = given.reduce<readonly Taint[]>(
    (all, value) => joinTaints(all, deepTaints(machine, value)),
    [],
  )
  const stores = models.flatMap((model) => model.stores ?? [])
  if (stores.length > 0) storeIn(machine, stores, site)
  const clears = [
    ...models.flatMap((model) => model.clears ?? []),
    ...models.flatMap((model) => settled(model, site)),
    ...clearedByName(path, models, site),
  ]
  if (clears.includes('*')) return []
  return clearedOf(taints, clears)
}

/** A request made for a fixed host goes to that host, wherever it is sent from. */
const settled = (model: CallModel, site: CallSite): string[] =>
  (model.sink ?? [])
    .filter(({ form, argument }) => form === 'url' && isFixed(argumentOf(site, argument)))
    .map(({ kind }) => kind)
const isFixed = (value: Value | null): boolean => value !== null && hasFixedHost(value)

/** A function that nobody modelled and whose code is not at hand is believed to do what its name says. */
const clearedByName = (path: string, models: readonly CallModel[], site: CallSite): string[] => {
  if (models.length > 0) return []
  const name = path.slice(path.lastIndexOf('.') + 1)
  if (name === 'replace') return removedBy(site.args[0])
  if (/sanitiz|sanitis|validate|whitelist/i.test(name)) return ['*']
  if (/^quote_?(name|ident|identifier|table|column)$/i.test(name)) return ['sql']
  return /escape|bleach|html_?encode/i.test(name) ? ['html', 'xpath', 'ldap'] : []
}

const storeIn = (machine: Machine, stores: readonly (number | string)[], site: CallSite): void => {
  const values = stores.map((argument) => argumentOf(site, argument)).filter((value) => value !== null)
  const taints = values.reduce<readonly Taint[]>(
    (all, value) => joinTaints(all, deepTaints(machine, value)),
    [],
  )
  if (site.receiverNode) taintVariable(machine, site.receiverNode, { atoms: [], taints })
}

/** Only what it was told: the fields that the script gave it stay. */
const forgetKept = (machine: Machine, id: number): void => {
  const contents = readContents(machine.store, id)
  const entries = new Map([...(contents.entries ?? [])].filter(([key]) => !key.startsWith('k')))
  write(machine.store, id, { ...contents, entries })
}

/** Things kept under a key in a library's object: configurations, caches, sessions. */
const recall = (machine: Machine, model: CallModel, site: CallSite): Value | null => {
  const atom = site.receiver?.atoms.find((each) => each.kind === 'symbol' || each.kind === 'object')
  if ((atom?.kind !== 'symbol' && atom?.kind !== 'object') || atom.id === undefined) return null
  if (model.forgets) forgetKept(machine, atom.id)
  const keyFrom = (places: readonly number[]) =>
    `k${places.map((place) => keyOf(site.args[place] ?? UNKNOWN)).join('|')}`
  if (model.keeps) keep(machine, atom.id, keyFrom(model.keeps.key), site.args[model.keeps.value] ?? UNKNOWN)
  if (!model.recalls) return null
  return readContents(machine.store, atom.id).entries?.get(keyFrom(model.recalls.key)) ?? null
}

/** Assignments that rules are about: settings by name and attributes of libraries' objects. */
export const noteAssignment = (
  machine: Machine,
  node: { at: number; end: number },
  path: string,
  value: Value,
): void => {
  const site: CallSite = {
    node,
    written: path,
    args: [value],
    keywords: new Map([['value', value]]),
    rest: NOTHING,
    receiver: null,
    receiverNode: null,
  }
  noteRules(machine, machine.index.ruleSets(path), path, site)
  for (const model of machine.index.assignments(path)) {
    for (const sink of model.sink ?? []) checkSink(machine, sink, path, site)
  }
  reportNaming(machine, node, path, value)
}

const SECRET_NAME =
  /(^|[_.'"[])(token|secret|password|passwd|otp|nonce|salt|session_?(id|key)|api_?key|auth(_?token)?|csrf(_?token)?|reset_?(code|token)|pin|captcha|verification_code|temp_?password)(s|_value|_code)?(["'\]]|$)/i

/** Data that ends up under a secret's name: what matters where it was made by a predictable generator. */
const reportNaming = (
  machine: Machine,
  node: { at: number; end: number },
  path: string,
  value: Value,
): void => {
  if (value.taints.length === 0 || !SECRET_NAME.test(path)) return
  reportFlows(machine, { sink: 'secret-value', callee: path, node, value }, value.taints)
}

const SECRET_MAKER =
  /token|secret|password|passwd|otp|nonce|salt|session_?(id|key)|api_?key|csrf|pin_?code|verification/i

/** What a handler returns leaves the program; what a maker of secrets returns is a secret. */
export const noteReturn = (machine: Machine, node: Expr, returned: Value, fn: FunctionValue): void => {
  const value = bodyOf(machine, returned, fn)
  const taints = deepTaints(machine, value)
  if (taints.length === 0) return
  if (SECRET_MAKER.test(fn.name)) {
    reportFlows(machine, { sink: 'secret-value', callee: fn.name, node, value }, taints)
  }
  const sink = handlerSink(machine, fn) ?? (isGateway(fn) ? 'html' : markupSink(value, taints))
  if (sink && isText(value)) reportFlows(machine, { sink, callee: fn.name, node, value }, taints)
}

/** Tags around what a visitor sent: a page, whoever registers the function. */
const markupSink = (value: Value, taints: readonly Taint[]): string | undefined =>
  taints.some(({ origin }) => origin.kind === 'web') && /<[a-z][\w-]*[\s>/]/i.test(skeleton(value) ?? '')
    ? 'html'
    : undefined

/** `return text, 404`: the text is the page, the number its status. A gateway's page is a list of pieces. */
const bodyOf = (machine: Machine, returned: Value, fn: FunctionValue): Value => {
  const kind = returned.atoms.length === 1 ? returned.atoms[0]?.kind : undefined
  const isPair = kind === 'tuple' || (kind === 'list' && isGateway(fn))
  return (isPair ? itemsOf(machine, returned)?.[0] : undefined) ?? returned
}

/** A response object, a dict or a list is no markup. */
const isText = (value: Value): boolean =>
  value.atoms.every(
    (atom) => atom.kind === 'str' || atom.kind === 'text' || atom.kind === 'any' || isTextSymbol(atom),
  )

const isTextSymbol = (atom: Value['atoms'][number]): boolean =>
  atom.kind === 'symbol' && !/jsonify|json|redirect|render|response|send_file|stream/i.test(atom.path)

const handlerSink = (machine: Machine, fn: FunctionValue): string | undefined => {
  for (const decorator of fn.decorators) {
    for (const atom of decorator.atoms) {
      if (atom.kind !== 'symbol') continue
      const found = machine.index.handlers(atom.path.replace(/\(\)$/, '')).find((handler) => handler.returns)
      if (found) return found.returns
    }
  }
  return rendersPage(fn) ? 'html' : undefined
}

/** `@app.get('/', response_class=HTMLResponse)`: the text that is returned is a page. */
const rendersPage = (fn: FunctionValue): boolean =>
  fn.node.kind === 'Function' &&
  fn.node.decorators.some(
    (each) =>
      each.kind === 'Call' &&
      each.keywords.some(
        ({ name, value }) =>
          name === 'response_class' && value.kind === 'Name' && value.id === 'HTMLResponse',
      ),
  )
