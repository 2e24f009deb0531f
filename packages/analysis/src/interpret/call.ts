// Calls: who is called, with what, and what comes back.
import type { Call, Expr } from '../tree/ast.ts'
import {
  type Atom,
  join,
  joinTaints,
  NOTHING,
  ofBytes,
  soleString,
  type Taint,
  UNKNOWN,
  type Value,
  withTaints,
} from '../values/value.ts'
import { noteBinding, taintVariable } from './assignments.ts'
import { attributeOf } from './attributes.ts'
import { bytesOf } from './builtinIntrinsics.ts'
import { type CallSite, givenTo } from './callSite.ts'
import { callContainerMethod } from './containerMethods.ts'
import { anyElement, deepTaints, isContainer, itemsOf } from './containers.ts'
import { evaluate } from './evaluate.ts'
import { instantiate, invoke } from './invoke.ts'
import { callLibrary } from './library.ts'
import type { Machine } from './machine.ts'
import { observeLogging } from './observations.ts'
import { callTextMethod, isTextMethod } from './textMethods.ts'

export const evaluateCall = (machine: Machine, node: Call): Value => {
  const { func } = node
  observeLogging(machine, node)
  if (func.kind !== 'Attribute') {
    const callee = evaluate(machine, func)
    const site = siteOf(machine, node, null, null)
    return callValue(machine, callee, site)
  }
  const receiver = evaluate(machine, func.value)
  const site = siteOf(machine, node, receiver, func.value)
  return callMethod(machine, receiver, func.name, { site, node: func })
}

const siteOf = (
  machine: Machine,
  node: Call,
  receiver: Value | null,
  receiverNode: Expr | null,
): CallSite => {
  const args: Value[] = []
  let rest = NOTHING
  for (const arg of node.args) {
    const value = evaluate(machine, arg)
    if (arg.kind !== 'Starred') args.push(value)
    else {
      const items = itemsOf(machine, value)
      if (items) args.push(...items)
      else rest = join(rest, withTaints(UNKNOWN, anyElement(machine, value).taints))
    }
  }
  const keywords = new Map<string, Value>()
  for (const keyword of node.keywords) {
    const value = evaluate(machine, keyword.value)
    if (keyword.name === null) rest = join(rest, spread(machine, value, keywords))
    else {
      keywords.set(keyword.name, value)
      noteBinding(machine, keyword.value, keyword.name, value)
    }
  }
  return { node, written: writtenOf(node.func), args, keywords, rest, receiver, receiverNode }
}

/** `**options`: known keys are keywords like any other. */
const spread = (machine: Machine, value: Value, keywords: Map<string, Value>): Value => {
  const keys = itemsOf(machine, value)
  const [atom] = value.atoms
  if (!keys || !isContainer(atom ?? null)) return withTaints(UNKNOWN, anyElement(machine, value).taints)
  for (const key of keys) {
    const [name] = key.atoms
    if (name?.kind !== 'str') continue
    const given = callContainerMethod(machine, atom as never, 'get', [key])
    if (given) keywords.set(name.value, given)
  }
  return NOTHING
}

/** The callee as a person wrote it, shortened. */
const writtenOf = (func: Expr): string => {
  const names: string[] = []
  let at: Expr = func
  for (let depth = 0; depth < 6; depth += 1) {
    if (at.kind === 'Attribute') {
      names.unshift(at.name)
      at = at.value
    } else if (at.kind === 'Call') at = at.func
    else break
  }
  if (at.kind === 'Name') names.unshift(at.id)
  return names.join('.')
}

/** Calls whatever the value may be. */
export const callValue = (machine: Machine, callee: Value, site: CallSite): Value => {
  if (callee.atoms.length === 0) return callLibrary(machine, '?', site)
  let result: Value | null = null
  for (const atom of callee.atoms) {
    const value = callAtom(machine, atom, site, callee.taints)
    if (value) result = result ? join(result, value) : value
  }
  return result ?? callLibrary(machine, '?', site)
}

const callAtom = (machine: Machine, atom: Atom, site: CallSite, taints: readonly Taint[]): Value | null => {
  switch (atom.kind) {
    case 'function':
      return invoke(machine, atom.fn, atom.self, site)
    case 'class':
      return instantiate(machine, atom.cls, site)
    case 'partial': {
      const keywords = new Map([...atom.keywords, ...site.keywords])
      return callValue(machine, atom.callee, { ...site, args: [...atom.args, ...site.args], keywords })
    }
    case 'symbol':
      return withTaints(callLibrary(machine, atom.path, site), taints)
    case 'object': {
      const called = attributeOf(machine, { atoms: [atom], taints: [] }, '__call__', NOWHERE)
      return called.atoms[0]?.kind === 'function'
        ? invoke(machine, called.atoms[0].fn, called.atoms[0].self, site)
        : null
    }
    default:
      return null
  }
}

const NOWHERE: Expr = { kind: 'Literal', at: 0, end: 0, value: null }

type MethodCall = { site: CallSite; node: Expr }

/** `receiver.name(…)` for every alternative of the receiver. */
const callMethod = (machine: Machine, receiver: Value, name: string, call: MethodCall): Value => {
  const { site } = call
  if (receiver.atoms.length === 0) return callUnknown(machine, receiver, name, site)
  let result: Value | null = null
  for (const atom of receiver.atoms) {
    const value = callMethodOf(machine, { atom, receiver }, name, call)
    result = result ? join(result, value) : value
  }
  return result ?? UNKNOWN
}

type Receiver = { atom: Atom; receiver: Value }

const callMethodOf = (
  machine: Machine,
  { atom, receiver }: Receiver,
  name: string,
  call: MethodCall,
): Value => {
  const { site, node } = call
  const self: Value = { atoms: [atom], taints: receiver.taints }
  if (name === '__call__' || name === '__getattribute__') return callSpecial(machine, self, name, call)
  if (atom.kind === 'num') return callLibrary(machine, `builtins.int().${name}`, { ...site, receiver: self })
  if (atom.kind === 'symbol') return callLibrary(machine, `${atom.path}.${name}`, { ...site, receiver: self })
  if (isContainer(atom)) {
    const value = callContainerMethod(machine, atom, name, site.args)
    const found = value ?? callOnBytes(machine, self, name, site)
    return found
      ? withTaints(found, found.atoms[0]?.kind === 'none' ? [] : receiver.taints)
      : callUnknown(machine, self, name, site)
  }
  if (atom.kind === 'str' || atom.kind === 'bytes' || atom.kind === 'text') {
    return callTextMethod(machine, name, { self, ...site }) ?? callUnknown(machine, self, name, site)
  }
  if (atom.kind === 'object' || atom.kind === 'class' || atom.kind === 'module') {
    const member = attributeOf(machine, { atoms: [atom], taints: [] }, name, node)
    if (member.atoms.length > 0) return callValue(machine, member, site)
  }
  return callUnknown(machine, self, name, site)
}

/** `exec.__call__(code)` and `os.__getattribute__('system')`: calls and attributes written out. */
const callSpecial = (machine: Machine, self: Value, name: string, { site, node }: MethodCall): Value => {
  if (name === '__call__' && self.atoms[0]?.kind !== 'object') return callValue(machine, self, site)
  const given = site.args.at(-1)
  const wanted = name === '__call__' ? name : given ? soleString(given) : null
  if (wanted === null) return { atoms: [], taints: self.taints }
  const member = attributeOf(machine, self, wanted, node)
  return name === '__call__' ? callValue(machine, member, site) : member
}

/** A list of numbers that is asked for text is a bytearray. */
const callOnBytes = (machine: Machine, self: Value, name: string, site: CallSite): Value | null => {
  if (!BYTES_METHODS.has(name)) return null
  const known = bytesOf(machine, self)
  if (known === null) return null
  if (name === 'tobytes') return ofBytes(known)
  return callTextMethod(machine, name, { self: ofBytes(known), ...site })
}
const BYTES_METHODS = new Set(['decode', 'hex', 'tobytes', 'translate'])

/** A method of something unknown: it may be text, and a model may know the name alone. */
const callUnknown = (machine: Machine, receiver: Value, name: string, site: CallSite): Value => {
  const asText = isTextMethod(name) ? callTextMethod(machine, name, { self: receiver, ...site }) : null
  const value = callLibrary(machine, `?.${name}`, { ...site, receiver })
  if (MUTATING.has(name) && site.receiverNode) {
    const taints = givenTo(site).reduce<readonly Taint[]>(
      (all, given) => joinTaints(all, deepTaints(machine, given)),
      [],
    )
    taintVariable(machine, site.receiverNode, { atoms: [], taints })
  }
  return asText ?? value
}

/** Methods by which a thing takes something in, whatever it is. */
const MUTATING = new Set(
  'append add extend update insert write writelines put push set appendleft send setdefault'.split(' '),
)

/** What a method of the script's own class gives, as Python calls it for `with`, `for` and `str()`; null where it has none. */
export const callOwn = (machine: Machine, value: Value, name: string, node: Expr): Value | null => {
  if (!value.atoms.some((atom) => atom.kind === 'object')) return null
  const method = attributeOf(machine, value, name, node)
  return method.atoms.some((atom) => atom.kind === 'function') ? invokeValue(machine, method, [], node) : null
}

/** Calls a function value with plain arguments, as `map`, decorators and callbacks do. */
export const invokeValue = (
  machine: Machine,
  callee: Value,
  args: readonly Value[],
  node: { at: number; end: number },
): Value =>
  callValue(machine, callee, {
    node,
    written: '',
    args,
    keywords: new Map(),
    rest: NOTHING,
    receiver: null,
    receiverNode: null,
  })
