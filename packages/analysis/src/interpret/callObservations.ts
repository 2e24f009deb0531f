// What calls give away beside their models: passwords under quick hashes, patterns that never end.

import type { Node } from '../tree/ast.ts'
import { ofString, soleText, truthOf } from '../values/value.ts'
import { argumentOf, type CallSite, givenTo } from './callSite.ts'
import { deepTaints, itemsOf } from './containers.ts'
import { runCode } from './dynamicCode.ts'
import type { Machine } from './machine.ts'
import { namesIn, observe } from './observations.ts'
import { slowPart } from './slowPattern.ts'

/** Looks at a library call by its dotted path. */
export const observeCall = (machine: Machine, path: string, site: CallSite): void => {
  if (path.startsWith('re.')) observePattern(machine, path, site)
  else if (QUICK_HASH.test(path)) observeHashing(machine, path, site)
  else if (path.startsWith('subprocess.')) runInline(machine, site)
}

/** `[sys.executable, '-c', code]` runs code that stands in this script. */
const runInline = (machine: Machine, site: CallSite): void => {
  const words = site.args[0] ? itemsOf(machine, site.args[0]) : null
  const [program, flag, code] = words ?? []
  if (!program || !flag) return
  const isPython =
    program.atoms.some((atom) => atom.kind === 'symbol' && atom.path === 'sys.executable') ||
    /python[\d.w]*(\.exe)?$/i.test(soleText(program)?.value ?? '')
  if (!isPython) return
  const dropped = machine.written.get(soleText(flag)?.value ?? '')
  if (dropped !== undefined) runCode(machine, ofString(dropped), site.node, 'exec')
  else if (code && soleText(flag)?.value === '-c') runCode(machine, code, site.node, 'exec')
}

const WITH_PATTERN = new Set(
  ['compile', 'match', 'search', 'fullmatch', 'findall', 'finditer', 'sub', 'subn', 'split'].map(
    (name) => `re.${name}`,
  ),
)
const MAX_PATTERN = 2000

const observePattern = (machine: Machine, path: string, site: CallSite): void => {
  const given = WITH_PATTERN.has(path) ? argumentOf(site, [0, 'pattern']) : null
  const pattern = given ? soleText(given)?.value : undefined
  if (pattern === undefined || pattern.length > MAX_PATTERN || !/[)][*+{]/.test(pattern)) return
  const slow = slowPart(pattern)
  if (slow !== null) observe(machine, 'slow-pattern', site.node, slow.slice(0, 60))
}

const QUICK_HASH = /^hashlib\.(md5|sha1|sha224|sha256|sha384|sha512|sha3_\d+|blake2[bs]|new)(\(\)\.update)?$/
const PASSWORD = /passw(or)?d|passphrase|(^|_)pwd?(_|$)/i
/** What stands for a password and is none: its hash, its length, the list it is looked up in. */
const ABOUT_PASSWORD = /hash|digest|salt_only|length|breach|pwned|policy|url|path|file/i

const isPasswordName = (name: string): boolean => PASSWORD.test(name) && !ABOUT_PASSWORD.test(name)

const observeHashing = (machine: Machine, path: string, site: CallSite): void => {
  const flag = argumentOf(site, 'usedforsecurity')
  if (!('args' in site.node) || (flag && truthOf(flag) === false)) return
  const names = namesIn((site.node as { args: readonly Node[] }).args)
  const labels = givenTo(site)
    .flatMap((value) => deepTaints(machine, value))
    .flatMap(({ origin }) => (origin.kind === 'parameter' ? [origin.label] : []))
  const isNamed = [...names, ...labels].some(isPasswordName)
  if (isNamed) observe(machine, 'password-hash', site.node, path.replace('().update', ''))
}
