// Regular expressions that backtrack without end: a repeated group whose content can be cut up in many ways.

/** One piece of a pattern with how often it may occur. */
type Piece = { text: string; inner: string | null; min: number; isEndless: boolean }

/** Whether a pattern is so plain that no text can keep it busy: one endless repetition at most, and none of a group. */
export const isQuickPattern = (pattern: string): boolean => {
  const plain = pattern.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x')
  return (plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0) <= 1 && !/\)[*+{?]|\(\?(?!P?<\w|:)/.test(plain)
}

const QUANTIFIER = /^(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?/

/**
 * The first group that is repeated without end although all it demands is itself repeated without end, as `([a-z]+)+`, or
 * that offers the same beginning twice, as `(a|aa)*`. Null where there is none, or nothing behind it could fail.
 */
export const slowPart = (pattern: string): string | null => {
  // What stands behind a group makes it fail, and everything within it.
  const pending = [{ text: pattern, mayFail: false }]
  for (let count = 0; pending.length > 0 && count < 200; count += 1) {
    const outer = pending.pop() as (typeof pending)[number]
    for (const alternative of splitAlternatives(outer.text)) {
      const pieces = piecesOf(alternative)
      for (const [place, piece] of pieces.entries()) {
        if (piece.inner === null) continue
        const mayFail = outer.mayFail || place < pieces.length - 1
        pending.push({ text: piece.inner, mayFail })
        if (piece.isEndless && mayFail && isAmbiguous(piece.inner)) return piece.text
      }
    }
  }
  return null
}

const isAmbiguous = (inner: string): boolean => {
  const alternatives = splitAlternatives(inner)
  if (alternatives.length > 1) {
    return alternatives.some((one, at) =>
      alternatives.some((other, to) => at !== to && one !== '' && isRun(one, other)),
    )
  }
  const pieces = piecesOf(inner)
  const demanded = pieces.filter((piece) => piece.min > 0)
  return pieces.some((piece) => piece.isEndless && demanded.every((other) => other === piece))
}

/** `aa` is `a` again. */
const isRun = (one: string, other: string): boolean =>
  /^\w+$/.test(one) && other.length > one.length && other === one.repeat(other.length / one.length)

/** Splits at `|` outside of groups and classes. */
const splitAlternatives = (pattern: string): string[] => {
  const parts: string[] = []
  let start = 0
  scan(pattern, (at, depth) => {
    if (pattern[at] !== '|' || depth > 0) return
    parts.push(pattern.slice(start, at))
    start = at + 1
  })
  return [...parts, pattern.slice(start)]
}

/** Walks over what is no escape and no class, telling how many groups are open. */
const scan = (pattern: string, visit: (at: number, depth: number) => void): void => {
  let depth = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at]
    if (letter === '\\') at += 1
    else if (letter === '[') at = endOfClass(pattern, at)
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    if (letter !== '\\' && letter !== '[') visit(at, depth)
  }
}

const endOfClass = (pattern: string, start: number): number => {
  const first = pattern[start + 1] === '^' ? start + 2 : start + 1
  for (let at = first + 1; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1
    else if (pattern[at] === ']') return at
  }
  return pattern.length - 1
}

const endOfGroup = (pattern: string, start: number): number => {
  let end = pattern.length - 1
  let isFound = false
  scan(pattern.slice(start), (at, depth) => {
    if (isFound || depth > 0) return
    end = start + at
    isFound = true
  })
  return end
}

const piecesOf = (pattern: string): Piece[] => {
  const pieces: Piece[] = []
  for (let at = 0; at < pattern.length && pieces.length < 500; ) {
    const end = endOfAtom(pattern, at)
    const atom = pattern.slice(at, end)
    const quantifier = QUANTIFIER.exec(pattern.slice(end, end + 16))
    const isLook = /^\(\?(<?[=!]|#)/.test(atom)
    const inner =
      atom.startsWith('(') && !isLook ? atom.slice(1, -1).replace(/^\?(P?<\w+>|[\w-]*:|>)/, '') : null
    const text = atom + (quantifier?.[0] ?? '')
    if (!/^[\^$]$/.test(atom) || pieces.length > 0)
      pieces.push({ text, inner, ...boundsOf(quantifier, isLook || atom === '$') })
    at = end + (quantifier?.[0].length ?? 0)
  }
  return pieces
}

const endOfAtom = (pattern: string, at: number): number => {
  if (pattern[at] === '\\') return at + 2
  if (pattern[at] === '[') return endOfClass(pattern, at) + 1
  return (pattern[at] === '(' ? endOfGroup(pattern, at) : at) + 1
}

const boundsOf = (
  quantifier: RegExpExecArray | null,
  isEmpty: boolean,
): { min: number; isEndless: boolean } => {
  if (!quantifier) return { min: isEmpty ? 0 : 1, isEndless: false }
  const [, sign, from, comma, to] = quantifier
  if (sign) return { min: sign === '+' ? 1 : 0, isEndless: sign !== '?' }
  return { min: Number(from || 0), isEndless: comma === ',' && to === '' }
}
