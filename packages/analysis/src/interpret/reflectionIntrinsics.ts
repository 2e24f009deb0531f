// Names reached by text: `getattr`, `__import__`, `globals`, and code run from strings.

import type { Expr, Stmt } from '../tree/ast.ts'
import { write } from '../values/store.ts'
import { ofAtom, ofSymbol, soleAtom, soleString, UNKNOWN } from '../values/value.ts'
import { keep } from './assignments.ts'
import { attributeOf } from './attributes.ts'
import { invokeValue } from './call.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { itemsOf } from './containers.ts'
import { runCode } from './dynamicCode.ts'
import { importLocal } from './imports.ts'
import type { Intrinsic } from './intrinsics.ts'
import { knownItems } from './iteration.ts'
import { cellOf } from './names.ts'

const nodeOf = (site: CallSite): Expr => ({ kind: 'Literal', value: null, ...site.node })

const getAttribute: Intrinsic = (machine, site) => {
  const [base, named] = site.args
  const name = named ? soleString(named) : null
  return base && name !== null ? attributeOf(machine, base, name, nodeOf(site)) : null
}

const setAttribute: Intrinsic = (machine, site) => {
  const [base, named, value] = site.args
  const name = named ? soleString(named) : null
  if (!base || name === null || !value) return null
  for (const atom of base.atoms) {
    if (atom.kind === 'object') keep(machine, atom.id, `s${name}`, value)
    if (atom.kind === 'symbol')
      write(machine.store, cellOf(machine, machine.frame.module, `@${atom.path}.${name}`), value)
  }
  return null
}

const importByName: Intrinsic = (machine, site) => {
  const given = argumentOf(site, [0, 'name'])
  const name = given ? soleString(given) : null
  if (name === null) return null
  const hasList = argumentOf(site, [3, 'fromlist']) !== null
  const isWhole = hasList || !site.written.includes('__import__')
  const path = isWhole ? name : (name.split('.')[0] as string)
  return importLocal(machine, path, 0) ?? ofSymbol(machine.index.alias(path))
}

/** `globals().update(x=…)` is rare; reading by key is what tricks use. */
const namespace =
  (path: string): Intrinsic =>
  (_machine, site) => {
    const [target] = site.args
    const atom = target ? soleAtom(target) : null
    if (target && target.taints.length > 0) return null
    return ofSymbol(atom?.kind === 'symbol' ? `builtins.vars(${atom.path})` : path)
  }

const executing =
  (how: 'exec' | 'eval'): Intrinsic =>
  (machine, site) => {
    const [code] = site.args
    if (!code) return null
    const value = runCode(machine, code, site.node, how)
    return how === 'eval' && (value.atoms.length > 0 || value.taints.length > 0) ? value : null
  }

/** `compile(source, …)` gives the text itself here: running it is running the text. */
const compiled: Intrinsic = (_machine, site) => {
  const [source] = site.args
  return source && soleAtom(source) ? source : null
}

const reduce: Intrinsic = (machine, site) => {
  const [callee, items, first] = site.args
  if (!callee || !items) return null
  const known = knownItems(machine, items)
  if (!known || known.length > 5000) return null
  const [start, ...rest] = first ? [first, ...known] : known
  return start
    ? rest.reduce((value, item) => invokeValue(machine, callee, [value, item], site.node), start)
    : null
}

/** A class with one field per name, as if it were written out. */
const namedTuple: Intrinsic = (machine, site) => {
  const [named, given] = site.args
  const listed = given
    ? (soleString(given)?.split(/[\s,]+/) ?? itemsOf(machine, given)?.map(soleString))
    : null
  if (!listed || listed.includes(null)) return null
  const span = { at: site.node.at, end: site.node.end }
  const body = listed.map((field): Stmt => {
    const target: Expr = { kind: 'Name', id: field ?? '', ...span }
    return { kind: 'Assign', targets: [target], value: null, annotation: target, ...span }
  })
  const name = (named ? soleString(named) : null) ?? 'tuple'
  const node = {
    kind: 'Class' as const,
    name,
    bases: [],
    keywords: [],
    decorators: [],
    bounds: [],
    body,
    ...span,
  }
  return ofAtom({ kind: 'class', cls: { name, node, frame: machine.frame, bases: [], members: new Map() } })
}

const partial: Intrinsic = (_machine, site) => {
  const [callee, ...args] = site.args
  return callee ? ofAtom({ kind: 'partial', callee, args, keywords: site.keywords }) : null
}

/** `operator.attrgetter(name)` and `operator.methodcaller(name, …)`: what they make asks the object they are called with. */
const getter: Intrinsic = (_machine, site) =>
  ofAtom({ kind: 'partial', callee: ofSymbol(`${site.written}()`), args: site.args, keywords: new Map() })

const makeGetter =
  (path: string): Intrinsic =>
  (machine, site) =>
    getter(machine, { ...site, written: path })

const gottenAttribute: Intrinsic = (machine, site) =>
  getAttribute(machine, { ...site, args: [site.args.at(-1) ?? UNKNOWN, site.args[0] ?? UNKNOWN] })

const calledMethod: Intrinsic = (machine, site) => {
  const method = gottenAttribute(machine, site)
  return method ? invokeValue(machine, method, site.args.slice(1, -1), site.node) : null
}

const unwrapped: Intrinsic = (_machine, site) => site.args[0] ?? null

/** `type(name, bases, members)` and `type(x)`: the one-argument form carries nothing on. */
const typeOf: Intrinsic = (_machine, site) => (site.args.length === 1 ? ofSymbol('builtins.type()') : null)

const newType: Intrinsic = (machine, site) => {
  const [code] = site.args
  if (code) runCode(machine, code, site.node, 'exec')
  return null
}

export const reflectionIntrinsics: Record<string, Intrinsic> = {
  'builtins.getattr': getAttribute,
  'builtins.setattr': setAttribute,
  'builtins.hasattr': () => null,
  'builtins.__import__': importByName,
  'importlib.import_module': importByName,
  'importlib.__import__': importByName,
  'builtins.globals': namespace('builtins.globals()'),
  'builtins.locals': namespace('builtins.locals()'),
  'builtins.vars': namespace('builtins.vars()'),
  'builtins.exec': executing('exec'),
  'builtins.eval': executing('eval'),
  'builtins.compile': compiled,
  'builtins.type': typeOf,
  'collections.namedtuple': namedTuple,
  'functools.partial': partial,
  'operator.attrgetter': makeGetter('operator.attrgetter'),
  'operator.attrgetter()': gottenAttribute,
  'operator.methodcaller': makeGetter('operator.methodcaller'),
  'operator.methodcaller()': calledMethod,
  'builtins.staticmethod': unwrapped,
  'functools.reduce': reduce,
  'builtins.reduce': reduce,
  'types.FunctionType': newType,
  'types.CodeType': () => null,
}
