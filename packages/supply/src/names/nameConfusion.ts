// Which well-known name another one could be taken for. A signal, never a verdict: of names alone, as many honest ones are
// near to popular ones as malicious ones are (5.6 % and 5.8 % were measured for a peer's rules; of these rules, 3.6 %).

import { normalise } from './packageName.ts'

export type Likeness = 'homoglyph' | 'separator' | 'order' | 'affix' | 'edit'
export type Confusion = { name: string; likeness: Likeness }
export type ConfusionFinder = (name: string) => Confusion | null

/** Shorter names are near to each other by chance. */
const shortest = 5
const affix = /^(python|py|lib)-?|-?(python|py|lib|\d)$/g

/** `popular`: well-known names, most first; of several likenesses the most telling is given. */
export function createConfusionFinder(popular: readonly string[]): ConfusionFinder {
  const names = popular.map(normalise)
  const known = new Set(names)
  const shapes: readonly [Likeness, Map<string, string>, (name: string) => string][] = (
    [
      ['homoglyph', skeleton],
      ['separator', (name: string) => name.replaceAll('-', '')],
      ['order', (name: string) => name.split('-').sort().join('-')],
      ['affix', (name: string) => name.replace(affix, '')],
    ] as const
  ).map(([likeness, shape]) => [likeness, firstByShape(names, shape), shape])
  const byDeletion = deletions(new Set(names.filter((each) => each.length >= shortest)))
  return (written) => {
    const name = normalise(written)
    if (known.has(name) || name.length < shortest) return null
    for (const [likeness, byShape, shape] of shapes) {
      const shaped = shape(name)
      const meant = shaped.length >= shortest ? byShape.get(shaped) : undefined
      if (meant && meant.length >= shortest) return { name: meant, likeness }
    }
    const meant = [name, ...withoutOne(name)]
      .flatMap((each) => byDeletion.get(each) ?? [])
      .find((each) => isOneEdit(name, each))
    return meant ? { name: meant, likeness: 'edit' } : null
  }
}

function firstByShape(names: readonly string[], shape: (name: string) => string): Map<string, string> {
  const byShape = new Map<string, string>()
  for (const name of names) if (!byShape.has(shape(name))) byShape.set(shape(name), name)
  return byShape
}

/** Letters that look alike in a terminal: `rn` as `m`, `1` and `i` as `l`, `0` as `o`; and what only looks Latin. */
function skeleton(name: string): string {
  const latin = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  const plain = latin.replace(/[аеорсухіј]/g, (letter) => 'aeopcyxij'['аеорсухіј'.indexOf(letter)] as string)
  return plain
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('cl', 'd')
    .replace(/[1i|]/g, 'l')
    .replaceAll('0', 'o')
}

const withoutOne = (name: string) => [...name].map((_, at) => name.slice(0, at) + name.slice(at + 1))

/** Names by themselves and by every text with one letter less: two names one edit apart share one of these. */
function deletions(names: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of names)
    for (const each of new Set([name, ...withoutOne(name)])) {
      const known = found.get(each)
      if (known) known.push(name)
      else found.set(each, [name])
    }
  return found
}

/** Damerau's distance of one: a letter more, less or another, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  const room = Math.min(a.length, b.length) - start
  while (end < room && a.at(-1 - end) === b.at(-1 - end)) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length + right.length === 1 || (left.length === 1 && right.length === 1)) return true
  return left.length === 2 && right.length === 2 && left === `${right[1]}${right[0]}`
}
