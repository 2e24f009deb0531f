// Checks on the way: what a test proves about untrusted data on the path where it holds.
import type { Call, Compare, Expr } from '../tree/ast.ts'
import { clearedBy, createStore, type Store } from '../values/store.ts'
import { isAllConstant, soleText, type Value } from '../values/value.ts'
import { deepTaints, isContainer, itemsOf } from './containers.ts'
import { evaluate } from './evaluate.ts'
import type { Machine } from './machine.ts'

/** Runs something on another path of the program. */
export const forked = <T>(machine: Machine, store: Store, run: () => T): T => {
  const outer = machine.store
  machine.store = store
  const result = run()
  machine.store = outer
  return result
}

const ALL = ['*']

/** Marks on the current path what the test, being `holds`, proves. */
export const applyGuards = (machine: Machine, test: Expr, holds: boolean): void => {
  if (test.kind === 'Unary' && test.op === 'not') applyGuards(machine, test.operand, !holds)
  else if (test.kind === 'Logical') {
    // `a and b` holding proves both; of `a or b` only what either proves.
    if ((test.op === 'and') === holds) for (const each of test.values) applyGuards(machine, each, holds)
    else applyEither(machine, test.values, holds)
  } else if (test.kind === 'Compare') compareGuard(machine, test, holds)
  else if (test.kind === 'Call') callGuard(machine, test, holds)
  else if (test.kind === 'Walrus') applyGuards(machine, test.value, holds)
  // An address without a host stays on the site.
  else if (test.kind === 'Attribute' && !holds && /^(netloc|hostname)$/.test(test.name))
    mark(machine, quietly(machine, test), ['redirect', 'ssrf'])
}

/** Marks what a call that came back proves of the data in `value`. */
export const prove = (machine: Machine, value: Value | null, kinds: readonly string[]): void => {
  if (value) mark(machine, value, kinds)
}

/** What every alternative proves by itself. */
const applyEither = (machine: Machine, tests: readonly Expr[], holds: boolean): void => {
  const proofs = tests.map((test) => {
    const path = createStore(machine.store)
    forked(machine, path, () => applyGuards(machine, test, holds))
    return path.checked
  })
  const [first, ...others] = proofs
  for (const [origin, kinds] of first ?? []) {
    const common = kinds.filter((kind) => others.every((proof) => proof.get(origin)?.includes(kind)))
    if (common.length > 0) machine.store.checked.set(origin, common)
  }
}

const mark = (machine: Machine, value: Value, kinds: readonly string[]): void => {
  for (const taint of deepTaints(machine, value)) {
    const before = clearedBy(machine.store, taint.origin.id)
    // What keeps a path inside its folder keeps it there for writing too.
    const proved = kinds.includes('path') ? [...kinds, 'path-write'] : kinds
    machine.store.checked.set(taint.origin.id, [...new Set([...before, ...proved])])
  }
}

/** Equality with a constant and membership in a fixed set leave nothing to choose. */
const compareGuard = (machine: Machine, test: Compare, holds: boolean): void => {
  const [op] = test.ops
  const [right] = test.comparators
  if (test.ops.length !== 1 || !op || !right) return
  if (op === '==' || op === '!=') {
    if ((op === '==') === holds) equalityGuard(machine, test.left, right)
  } else if (op === 'in' || op === 'not in')
    membershipGuard(machine, { left: test.left, right }, (op === 'in') === holds)
}

const equalityGuard = (machine: Machine, left: Expr, right: Expr): void => {
  const [a, b] = [quietly(machine, left), quietly(machine, right)]
  if (isAllConstant(b)) mark(machine, a, ALL)
  else if (isAllConstant(a)) mark(machine, b, ALL)
}

/** Evaluated before, when the test itself was: nothing is noted twice. */
const quietly = (machine: Machine, node: Expr): Value => {
  const wasMuted = machine.isMuted
  machine.isMuted = true
  const value = evaluate(machine, node)
  machine.isMuted = wasMuted
  return value
}

const membershipGuard = (machine: Machine, test: { left: Expr; right: Expr }, isMember: boolean): void => {
  const [left, right] = [quietly(machine, test.left), quietly(machine, test.right)]
  const part = soleText(left)
  if (part && deepTaints(machine, right).length > 0) {
    if (!isMember) mark(machine, right, absenceOf(part.value))
    return
  }
  const isFixed = isContainer(right.atoms[0] ?? null)
    ? itemsOf(machine, right) !== null || right.taints.length === 0
    : deepTaints(machine, right).length === 0
  if (isMember && isFixed) mark(machine, left, ALL)
  // `base in path.parents`
  if (isMember && test.right.kind === 'Attribute' && test.right.name === 'parents')
    mark(machine, right, ['path'])
}

/** What it proves that a piece of text does not occur. */
/** What it proves that a piece of text was replaced; `../` once removed may stand there again. */
export const removedBy = (piece: Value | undefined): string[] => {
  const text = piece ? soleText(piece)?.value : undefined
  return text === undefined ? [] : absenceOf(text).filter((kind) => kind !== 'path')
}

const absenceOf = (part: string): string[] => {
  if (part.includes('..') || part === '/' || part === '\\') return ['path']
  if (part === "'" || part === '"') return ['xpath', 'sql', 'code', 'ldap']
  if (part === '\n' || part === '\r') return ['log', 'header']
  if (part === '<') return ['html']
  return /^[;&|`$]$/.test(part) ? ['command'] : []
}

const VALIDATOR = /valid|allow|permit|whitelist|is_?safe|safe_|sanitiz|authori[sz]ed|check_/i

type CallGuard = (machine: Machine, test: Call, receiver: Expr | null) => void

const callGuard = (machine: Machine, test: Call, holds: boolean): void => {
  if (!holds) return
  const { func } = test
  const name = func.kind === 'Attribute' ? func.name : func.kind === 'Name' ? func.id : ''
  const receiver = func.kind === 'Attribute' ? func.value : null
  const guard = guardsByName[name] ?? (VALIDATOR.test(name) ? validatorGuard : undefined)
  guard?.(machine, test, receiver)
}

/** `text.isdigit()` and its kin leave nothing to inject with. */
const letterGuard: CallGuard = (machine, _test, receiver) => {
  if (receiver) mark(machine, quietly(machine, receiver), ALL)
}

/** A function that is called a check is believed to be one. */
const validatorGuard: CallGuard = (machine, test) => {
  for (const arg of test.args) mark(machine, quietly(machine, arg), ALL)
}

/** `path.startswith(root)` keeps a path inside, and an address at its host. */
const prefixGuard: CallGuard = (machine, test, receiver) => {
  const [first] = test.args
  const prefix = first ? quietly(machine, first) : null
  if (!receiver || !prefix || deepTaints(machine, prefix).length > 0) return
  const text = soleText(prefix)?.value
  const isAddress = text !== undefined && /^https?:\/\/[^/]+\/|^\/[^/\\]?/.test(text)
  const value = quietly(machine, receiver)
  const kinds = isRaw(value) ? [] : ['path']
  mark(machine, value, isAddress ? [...kinds, 'ssrf', 'redirect'] : kinds)
}

/** As it came from outside: `/srv/files/../../etc/passwd` starts with `/srv/files/`. */
const isRaw = (value: Value): boolean =>
  value.atoms.length > 0 &&
  value.atoms.every(
    (atom) =>
      atom.kind === 'symbol' &&
      /^(flask|quart|bottle|django|fastapi|sys\.argv|builtins\.input)\b/.test(atom.path),
  )

/** `host.endswith('.example.com')`, but not `endswith('example.com')`, which `badexample.com` passes too. */
const suffixGuard: CallGuard = (machine, test, receiver) => {
  const [first] = test.args
  const suffixes = first ? quietly(machine, first) : null
  const items = suffixes ? (itemsOf(machine, suffixes) ?? [suffixes]) : []
  const isHost = items.length > 0 && items.every((item) => /^\.[\w-]+\.\w+/.test(soleText(item)?.value ?? ''))
  if (receiver && isHost) mark(machine, quietly(machine, receiver), ['redirect', 'ssrf'])
}

/** A pattern that is anchored, or `fullmatch`, allows only what it spells out. */
const matchGuard = (machine: Machine, test: Call): void => {
  const values = test.args.map((arg) => quietly(machine, arg))
  const pattern = values.map((value) => soleText(value)?.value).find((text) => text !== undefined)
  const subject = values.at(pattern !== undefined && values.length > 1 ? 1 : 0)
  if (!subject || (pattern !== undefined && /^\^?\.[*+]/.test(pattern))) return
  mark(machine, subject, ALL)
}

/** `all(c in ALLOWED for c in text)` checks the text letter by letter. */
const comprehensionGuard = (machine: Machine, test: Call): void => {
  const [first] = test.args
  if (first?.kind !== 'Comprehension') return
  for (const clause of first.clauses) mark(machine, quietly(machine, clause.iterable), ALL)
}

const NUMBERS = /^(int|float|bool|Decimal|UUID)$/

const typeGuard = (machine: Machine, test: Call): void => {
  const [subject, type] = test.args
  if (subject && type?.kind === 'Name' && NUMBERS.test(type.id)) mark(machine, quietly(machine, subject), ALL)
}

const guardsByName: Record<string, CallGuard> = {
  isdigit: letterGuard,
  isalnum: letterGuard,
  isalpha: letterGuard,
  isnumeric: letterGuard,
  isdecimal: letterGuard,
  isidentifier: letterGuard,
  startswith: prefixGuard,
  endswith: suffixGuard,
  is_relative_to: prefixGuard,
  match: matchGuard,
  fullmatch: matchGuard,
  search: matchGuard,
  all: comprehensionGuard,
  isinstance: typeGuard,
}
