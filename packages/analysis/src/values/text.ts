// Text known in part: joined, cut and searched so that what is cut away takes its taint with it.
import { joinTaints, ofAtom, ofString, soleText, type Taint, type Value } from './value.ts'

type Part = string | Value

/** Longest text that is kept; behind it only the fact that there is more. */
export const MAX_TEXT = 8_000_000

/** The pieces of a value as text: itself where it is known, else one hole. */
export const partsOf = (value: Value): readonly Part[] => {
  const [atom] = value.atoms
  if (value.atoms.length === 1 && atom) {
    if (atom.kind === 'str' && value.taints.length === 0) return [atom.value]
    if (atom.kind === 'num' || atom.kind === 'bool') return [numberText(atom.value)]
    if (atom.kind === 'text') return atom.parts
  }
  return [value]
}

const numberText = (value: number | bigint | boolean): string => {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return String(value)
}

/** Joins pieces into one value: a constant where all are known. */
export const concatenate = (parts: readonly Part[]): Value => {
  const merged: Part[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else if (part !== '') merged.push(part)
    if (merged.length > 64) return holeOf(parts)
  }
  const [first] = merged
  if (merged.length === 0) return ofString('')
  if (merged.length === 1 && typeof first === 'string') {
    return first.length > MAX_TEXT ? { atoms: [], taints: [] } : ofString(first)
  }
  return { ...ofAtom({ kind: 'text', parts: merged }), taints: taintsOf(merged) }
}

const holeOf = (parts: readonly Part[]): Value => ({ atoms: [], taints: taintsOf(parts) })

const taintsOf = (parts: readonly Part[]): readonly Taint[] =>
  parts.reduce<readonly Taint[]>(
    (all, part) => (typeof part === 'string' ? all : joinTaints(all, part.taints)),
    [],
  )

/** `text[from:to]` where both ends fall into known pieces; null where they do not. Ends count as Python's. */
export const cut = (value: Value, from: number | null, to: number | null): Value | null => {
  const atom = value.atoms.length === 1 ? value.atoms[0] : undefined
  if (atom?.kind !== 'text') return null
  let parts: readonly Part[] = atom.parts
  const start = from ?? 0
  const dropped = start >= 0 ? dropFront(parts, start) : keepBack(parts, -start)
  if (dropped === null) return null
  parts = dropped
  if (to === null) return concatenate(parts)
  // A negative start and a positive end would need the length of the hole.
  if (to >= 0 && start < 0) return null
  const kept = to < 0 ? dropBack(parts, -to) : keepFront(parts, to - Math.max(start, 0))
  return kept === null ? null : concatenate(kept)
}

const reversed = (parts: readonly Part[]): Part[] =>
  [...parts].reverse().map((part) => (typeof part === 'string' ? mirrored(part) : part))
const mirrored = (text: string) => [...text].reverse().join('')

const dropFront = (parts: readonly Part[], count: number): Part[] | null => {
  const [first, ...rest] = parts
  if (count === 0) return [...parts]
  if (typeof first !== 'string') return null
  return first.length >= count ? [first.slice(count), ...rest] : null
}

const keepFront = (parts: readonly Part[], count: number): Part[] | null => {
  const [first] = parts
  return typeof first === 'string' && first.length >= count ? [first.slice(0, count)] : null
}

const dropBack = (parts: readonly Part[], count: number): Part[] | null => {
  const dropped = dropFront(reversed(parts), count)
  return dropped ? reversed(dropped) : null
}

const keepBack = (parts: readonly Part[], count: number): Part[] | null => {
  const kept = keepFront(reversed(parts), count)
  return kept ? reversed(kept) : null
}

/** The known beginning of a text, empty where it begins with a hole. */
export const knownPrefix = (value: Value): string => {
  const whole = soleText(value)
  if (whole) return whole.value
  const atom = value.atoms.length === 1 ? value.atoms[0] : undefined
  const first = atom?.kind === 'text' ? atom.parts[0] : undefined
  return typeof first === 'string' ? first : ''
}

/** All that is known of it, holes shown as `{}`. */
export const skeleton = (value: Value): string | null => {
  const whole = soleText(value)
  if (whole) return whole.value
  const atom = value.atoms.length === 1 ? value.atoms[0] : undefined
  if (atom?.kind !== 'text') return null
  return atom.parts.map((part) => (typeof part === 'string' ? part : '{}')).join('')
}

/** Taints that stand behind a literal piece of a text: data that became a part of something the script began itself. */
export const taintsBehindLiteral = (value: Value): readonly Taint[] =>
  value.atoms.reduce<readonly Taint[]>((all, atom) => {
    if (atom.kind !== 'text') return all
    const first = atom.parts.findIndex((part) => typeof part === 'string' && part.trim() !== '')
    return first < 0 ? all : joinTaints(all, taintsOf(atom.parts.slice(first)))
  }, [])
