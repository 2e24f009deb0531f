// Command-line options that can only be numbers or one of a few words: what the parser lets through is no free text.
import { readContents } from '../values/store.ts'
import { SOME_NUMBER, soleString, type Value, withTaints } from '../values/value.ts'
import { keep } from './assignments.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import type { Intrinsic } from './intrinsics.ts'
import { type Machine, taintOf } from './machine.ts'

/** The attribute that an option is found under afterwards, as argparse derives it. */
const nameOf = (site: CallSite): string | null => {
  const given =
    site.keywords.get('dest') ??
    site.args.findLast((arg) => soleString(arg)?.startsWith('--')) ??
    site.args[0]
  const written = given ? soleString(given) : null
  return written === null ? null : written.replace(/^-+/, '').replaceAll('-', '_')
}

const NUMERIC = new Set(['builtins.int', 'builtins.float', 'builtins.bool', 'decimal.Decimal', 'uuid.UUID'])
const SWITCHES = new Set(['store_true', 'store_false', 'store_const', 'count', 'version', 'help'])

const isBounded = (site: CallSite): boolean => {
  const type = argumentOf(site, 'type')
  const action = argumentOf(site, 'action')
  const isNumber = type?.atoms.some((atom) => atom.kind === 'symbol' && NUMERIC.has(atom.path)) ?? false
  const isSwitch = action !== null && SWITCHES.has(soleString(action) ?? '')
  return isNumber || isSwitch || argumentOf(site, 'choices') !== null
}

const parserIdOf = (site: CallSite): number | undefined => {
  const atom = site.receiver?.atoms.find((each) => each.kind === 'symbol')
  return atom?.kind === 'symbol' ? atom.id : undefined
}

const addArgument: Intrinsic = (machine, site) => {
  const [id, name] = [parserIdOf(site), nameOf(site)]
  if (id !== undefined && name !== null && isBounded(site)) keep(machine, id, `.${name}`, SOME_NUMBER)
  return null
}

/** The namespace shares the parser's place, where the bounded options are kept. */
const parseArguments: Intrinsic = (machine, site) => {
  const id = parserIdOf(site)
  if (id === undefined) return null
  const path = 'argparse.ArgumentParser().parse_args()'
  const value: Value = { atoms: [{ kind: 'symbol', path, id }], taints: [] }
  return withTaints(value, [taintOf(machine, 'argv', site.node, path)])
}

/** What is known of an option, where anything is. */
export const boundedOption = (machine: Machine, id: number | undefined, name: string): Value | undefined =>
  id === undefined ? undefined : readContents(machine.store, id).entries?.get(`.${name}`)

export const optionIntrinsics: Record<string, Intrinsic> = {
  'argparse.ArgumentParser().add_argument': addArgument,
  'argparse.ArgumentParser().parse_args': parseArguments,
}
