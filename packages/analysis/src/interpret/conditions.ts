// Whether a condition of a rule or model holds for a call.
import type { Condition, Constant } from '../knowledge.ts'
import { readContents } from '../values/store.ts'
import { skeleton } from '../values/text.ts'
import { type Atom, isAllConstant, isConstant, soleAtom, soleNumber, type Value } from '../values/value.ts'
import { libraryBases } from './attributes.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { deepTaints, isContainer, itemsOf } from './containers.ts'
import { isHarmlessFor, type Machine } from './machine.ts'

/** All conditions of the list hold. */
export const allHold = (
  machine: Machine,
  conditions: readonly Condition[] | undefined,
  site: CallSite,
): boolean => (conditions ?? []).every((condition) => holds(machine, condition, site))

export const anyHolds = (
  machine: Machine,
  conditions: readonly Condition[] | undefined,
  site: CallSite,
): boolean => (conditions ?? []).some((condition) => holds(machine, condition, site))

const holds = (machine: Machine, condition: Condition, site: CallSite): boolean => {
  if (condition.beside) return condition.beside.some((name) => machine.frame.locals.has(name))
  const value = entryOf(machine, condition, argumentOf(site, condition.argument ?? 0))
  if (condition.absent) return value === null && !hasOpenRest(site)
  if (value === null) return condition.not === true
  const isMet = tests.every((test) => test(condition, value, machine))
  return condition.not ? !isMet : isMet
}

const entryOf = (machine: Machine, condition: Condition, value: Value | null): Value | null => {
  if (condition.entry === undefined || value === null) return value
  const atom = soleAtom(value)
  if (atom?.kind === 'symbol') return keptUnder(machine, atom.id, condition.entry)
  return atom?.kind === 'dict'
    ? (readContents(machine.store, atom.id).entries?.get(`s${condition.entry}`) ?? null)
    : null
}

/** What a library's object was told under a name; names of headers and the like are the same in any case. */
const keptUnder = (machine: Machine, id: number | undefined, name: string): Value | null => {
  if (id === undefined) return null
  const wanted = `ks${name}`.toLowerCase()
  const { entries } = readContents(machine.store, id)
  for (const [key, value] of entries ?? []) if (key.toLowerCase() === wanted) return value
  return null
}

/** An unknown `**options` may bring any keyword: what is not seen is not proved absent. */
const hasOpenRest = (site: CallSite): boolean => site.rest.atoms.length > 0 || site.rest.taints.length > 0

type Test = (condition: Condition, value: Value, machine: Machine) => boolean

const equals = (atom: Atom, constant: Constant): boolean => {
  if (atom.kind === 'none') return constant === null
  if (atom.kind === 'str' || atom.kind === 'bytes' || atom.kind === 'bool') return atom.value === constant
  return atom.kind === 'num' && Number(atom.value) === constant
}

const isTest: Test = ({ is }, value) => {
  if (is === undefined) return true
  const constants = Array.isArray(is) ? (is as readonly Constant[]) : [is as Constant]
  return value.atoms.some((atom) => constants.some((constant) => equals(atom, constant)))
}

const belowTest: Test = ({ below }, value) => {
  if (below === undefined) return true
  const atom = soleAtom(value)
  return atom?.kind === 'num' && Number(atom.value) < below
}

const bitsTest: Test = ({ bits }, value) => {
  if (bits === undefined) return true
  const number = soleNumber(value)
  return number !== null && (number & bits) !== 0
}

const matchesTest: Test = ({ matches }, value, machine) => {
  if (matches === undefined) return true
  const pattern = new RegExp(matches, 'i')
  const items = (itemsOf(machine, value) ?? []).map(skeleton)
  // A program's words are also tried as the line that a person would type.
  const line = items.length > 1 ? items.map((item) => item ?? '{}').join(' ') : null
  const texts = [skeleton(value), ...value.atoms.map(textOfAtom), ...items, line]
  return texts.some((text) => text !== null && pattern.test(text))
}

const textOfAtom = (atom: Atom): string | null => {
  if (atom.kind === 'str' || atom.kind === 'bytes') return atom.value
  return atom.kind === 'num' ? String(atom.value) : null
}

/** A class of the script's own is what it descends from. */
const pathsOfAtom = (atom: Atom): string[] => {
  if (atom.kind === 'symbol') return [atom.path]
  return atom.kind === 'class' || atom.kind === 'object' ? libraryBases(atom.cls) : []
}

const refersTest: Test = ({ refers }, value, machine) => {
  if (refers === undefined) return true
  return [value, ...(itemsOf(machine, value) ?? [])].some((each) =>
    each.atoms
      .flatMap(pathsOfAtom)
      .some((known) => refers.some((path) => known === path || known === `${path}()`)),
  )
}

const constantTest: Test = ({ constant }, value, machine) => {
  if (constant === undefined) return true
  const items = isContainer(soleAtom(value)) ? itemsOf(machine, value) : null
  const isConstant = items ? items.every(isAllConstant) : isAllConstant(value)
  return isConstant === constant
}

const builtTest: Test = ({ built }, value) => {
  if (built === undefined) return true
  const isBuilt = value.atoms.some(
    (atom) =>
      atom.kind === 'text' && atom.parts.some((part) => typeof part !== 'string' && !isHarmless(part)),
  )
  return isBuilt === built
}

/** What can only be digits or was made safe to stand in a text. */
const SAFE_RESULT =
  /(^|[._])(int|float|len|round|join|hexdigest|digest|quote\w*|escape\w*|Identifier|Literal|uuid\d?|now|today|strftime|isoformat)\(\)$/

/** A hole that only constants or numbers can fill, or data of a known source: flow rules speak for that. */
const isHarmless = (part: Value): boolean =>
  part.taints.length > 0 ||
  isAllConstant(part) ||
  (part.atoms.length > 0 &&
    part.atoms.every((atom) => isConstant(atom) || (atom.kind === 'symbol' && SAFE_RESULT.test(atom.path))))

const fromTest: Test = ({ from }, value, machine) => {
  if (from === undefined) return true
  return deepTaints(machine, value).some((taint) => from.includes(taint.origin.kind))
}

const clearedTest: Test = ({ cleared }, value, machine) => {
  if (cleared === undefined) return true
  const taints = deepTaints(machine, value)
  return taints.length > 0 && taints.every((taint) => isHarmlessFor(machine, taint, cleared))
}

/** Told under a key that is no constant of the script's, such as a library's name for a feature. */
const ANY_KEY = 'k'

const keptTest: Test = ({ kept }, value, machine) => {
  if (kept === undefined) return true
  return value.atoms.some((atom) => {
    if (atom.kind !== 'symbol' || atom.id === undefined) return false
    const told = readContents(machine.store, atom.id).entries?.get(ANY_KEY)
    return told?.atoms.every((each) => equals(each, kept)) ?? false
  })
}

const tests: Test[] = [
  isTest,
  belowTest,
  bitsTest,
  matchesTest,
  refersTest,
  constantTest,
  builtTest,
  fromTest,
  clearedTest,
  keptTest,
]
