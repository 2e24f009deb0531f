// Patterns of statements that rules name: guards that vanish, errors that are swallowed around checks.
import type { Assert, Call, Compare, Node, Try } from '../tree/ast.ts'
import { childrenOf } from '../tree/children.ts'
import { pathsOf, type Value } from '../values/value.ts'
import { type Machine, note, placeOf } from './machine.ts'

/** Notes an observation for every rule that asks for it by name. */
export const observe = (
  machine: Machine,
  name: string,
  node: { at: number; end: number },
  detail = '',
): void => {
  for (const rule of machine.index.observedRules.get(name) ?? []) {
    const place = placeOf(machine, node)
    note(machine, 'rules', `${place.file}:${place.at}:${rule.id}`, { ...place, rule: rule.id, detail })
  }
}

const SECURITY_WORD =
  /(^|_|\b)(auth|authenticated|authorized|is_admin|admin|permission|permissions|auth_?token|password|login|logged_in|is_verified|verify_\w+|signature|superuser|is_staff|is_owner|has_access)(\b|_|$)/i

const MAX_LOOK = 400

/** The names that an expression or block reads, up to a bound. */
export const namesIn = (roots: readonly Node[]): string[] => {
  const names: string[] = []
  const pending = [...roots]
  for (let count = 0; pending.length > 0 && count < MAX_LOOK; count += 1) {
    const node = pending.shift() as Node
    if (node.kind === 'Name') names.push(node.id)
    if (node.kind === 'Attribute') names.push(node.name)
    pending.push(...childrenOf(node))
  }
  return names
}

/** `assert user.is_admin` is gone under `python -O`. Tests and invariants of other kinds are left alone. */
export const observeAssert = (machine: Machine, node: Assert): void => {
  const isTest = /(^|[\\/])(test_[^\\/]*|[^\\/]*_test|conftest)\.py$|[\\/]tests?[\\/]/.test(
    machine.frame.file,
  )
  const inTest = /^test|^setUp/.test(machine.frame.fn?.name ?? '')
  if (isTest || inTest) return
  if (namesIn([node.test]).some((name) => SECURITY_WORD.test(name))) observe(machine, 'assert-guard', node)
}

/** `except: pass` around a check lets it succeed by failing. */
export const observeHandlers = (machine: Machine, node: Try): void => {
  for (const handler of node.handlers) {
    const isBroad =
      handler.types.length === 0 ||
      handler.types.some((type) => type.kind === 'Name' && /^(Base)?Exception$/.test(type.id))
    const [only] = handler.body
    const isSilent =
      handler.body.length === 1 && (only?.kind === 'Pass' || only?.kind === 'Continue' || isPermissive(only))
    if (!isBroad || !isSilent || !only) continue
    const calls = node.body.filter((statement) => !['Import', 'ImportFrom'].includes(statement.kind))
    if (
      namesIn(calls).some((name) =>
        /verify|authenticat|authori[sz]e|check_(password|permission|token|signature|access)|(valid|is)_?(password|token|signature)|validate_(token|signature|password|license)/i.test(
          name,
        ),
      )
    ) {
      observe(machine, 'swallowed-check', handler)
    } else if (handler.types.length === 0 || only.kind === 'Pass')
      observe(machine, 'swallowed-error', handler)
  }
}

const isPermissive = (statement: Node | undefined): boolean =>
  statement?.kind === 'Return' && statement.value?.kind === 'Literal' && statement.value.value === true

const LOGGERS = new Set('info debug warning error critical exception log'.split(' '))
const LOGGED_SECRET =
  /^(\w*_)?(password|passwd|passphrase|secret(_key)?|api_?key|private_key|access_token|auth_token)$/i

/** `print(password)`, `log.info("… %s", api_key)`: the value itself, not its length or a test of it. */
export const observeLogging = (machine: Machine, node: Call): void => {
  const { func } = node
  const isPrint = func.kind === 'Name' && func.id === 'print'
  const isLog =
    func.kind === 'Attribute' &&
    LOGGERS.has(func.name) &&
    func.value.kind === 'Name' &&
    /log/i.test(func.value.id)
  const isWritten = func.kind === 'Attribute' && /^write(_text)?$/.test(func.name)
  if (!isPrint && !isLog && !isWritten) return
  const shown = node.args.flatMap((arg) => (arg.kind === 'Interpolated' ? arg.parts : [arg]))
  const isSecret = shown.some((part) => typeof part !== 'string' && LOGGED_SECRET.test(nameOf(part)))
  if (isSecret) observe(machine, isWritten ? 'secret-stored' : 'secret-logged', node)
}

const SIGNATURE = /^(hmac\.(new|HMAC)\(\)\.(hex)?digest|hmac\.digest)\(\)$/

/** `hmac.new(…).hexdigest() == given` takes the longer the more letters are right. */
export const observeComparison = (machine: Machine, node: Compare, sides: readonly Value[]): void => {
  const [op] = node.ops
  if (op !== '==' && op !== '!=') return
  if (sides.some((side) => pathsOf(side).some((path) => SIGNATURE.test(path))))
    observe(machine, 'timed-comparison', node)
}

const nameOf = (node: Node): string =>
  node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.name : ''
