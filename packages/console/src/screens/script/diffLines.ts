// Two texts line by line: what both have, what each has alone. Pure. The longest common subsequence by dynamic
// programming: excerpts have some hundred lines at most, so its square is small.

export type DiffLine = {
  kind: 'same' | 'removed' | 'added'
  text: string
  before: number | null
  after: number | null
}

/** Numbers count from 1 in each text; null where a text does not have the line. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const common = lengths(a, b)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j])
      lines.push({ kind: 'same', text: a[i] as string, before: ++i, after: ++j })
    else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1)))
      lines.push({ kind: 'removed', text: a[i] as string, before: ++i, after: null })
    else lines.push({ kind: 'added', text: b[j] as string, before: null, after: ++j })
  }
  return lines
}

const at = (table: Uint16Array[], i: number, j: number) => table[i]?.[j] ?? 0

/** `[i][j]`: how long the longest common subsequence of what follows is. */
function lengths(a: string[], b: string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (table[i] as Uint16Array)[j] =
        a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1))
  return table
}

/** Changes with some lines around them; null stands for what was left out. */
export function aroundChanges(lines: DiffLine[], around = 3): (DiffLine | null)[] {
  const near = (i: number) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same')
  return lines.flatMap((line, i): (DiffLine | null)[] => {
    if (near(i)) return [line]
    return i === 0 || near(i - 1) ? [null] : []
  })
}
