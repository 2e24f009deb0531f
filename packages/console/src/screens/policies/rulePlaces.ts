// Where each rule stands in the YAML of its policy. The text itself is what was signed, so it is shown as written and
// only looked through, without a parser.

export type RulePlace = { first: number; last: number }

/** Lines from 0, both ends included. A rule whose place cannot be told is left out. */
export function rulePlaces(text: string, ids: readonly string[]): Map<string, RulePlace> {
  const lines = text.split('\n')
  const starts = ids.flatMap((id) => {
    const named = lines.findIndex((line) => idOf(line) === id)
    const first = lines.findLastIndex((line, i) => i <= named && /^\s*-\s/.test(line))
    return named === -1 || first === -1 ? [] : [{ id, first }]
  })
  return new Map(starts.map(({ id, first }) => [id, { first, last: lastOf(lines, first) }]))
}

const idOf = (line: string) => /(?:^|[\s{,])id:\s*['"]?([\w-]+)/.exec(line)?.[1]
const indentOf = (line: string) => line.length - line.trimStart().length

/** A rule ends where something stands as far out as its dash. */
function lastOf(lines: readonly string[], first: number): number {
  const indent = indentOf(lines[first] ?? '')
  const next = lines.findIndex((line, i) => i > first && line.trim() !== '' && indentOf(line) <= indent)
  return (next === -1 ? lines.findLastIndex((line) => line.trim() !== '') + 1 : next) - 1
}
