// Imports that look like a popular package's name with a slip in it: what models invent and squatters register.
import type { Machine, Place } from '../interpret/machine.ts'
import { walkStatements } from '../tree/children.ts'
import type { Assembly } from './assemble.ts'

/** What people call modules of their own, though a package's name is one letter away (`tools`, `toolz`). */
const OWN_MODULES = new Set(
  'tools utils config models views forms tests admin users types local state'.split(' '),
)

type Suspect = { place: Place; detail: string }

/** Only where the list of popular names is given, and only names that are in no list themselves. */
export const misspeltImports = (machine: Machine, { input, parsed }: Assembly): Suspect[] => {
  const { popularPackages, libraries } = machine.index.knowledge
  if (popularPackages.length === 0) return []
  const popular = new Set(popularPackages)
  const known = new Set(libraries.flatMap((library) => library.imports))
  const suspects: Suspect[] = []
  walkStatements(parsed.module, (node) => {
    const names =
      node.kind === 'Import'
        ? node.names.map((alias) => alias.name)
        : node.kind === 'ImportFrom' && node.level === 0
          ? [node.module]
          : []
    for (const name of names) {
      const top = (name.split('.')[0] ?? '').toLowerCase()
      if (
        top.length < 5 ||
        top.startsWith('_') ||
        popular.has(top) ||
        known.has(top) ||
        OWN_MODULES.has(top) ||
        machine.resolve({ name: top, level: 0, from: input.path })
      )
        continue
      const meant = popularPackages.find((other) => isSlip(top, other))
      if (meant)
        suspects.push({
          place: { file: input.path, at: node.at, end: node.end },
          detail: `${top}, which looks like ${meant}`,
        })
    }
  })
  return suspects
}

/** One letter dropped, doubled, replaced or two swapped. */
const isSlip = (written: string, meant: string): boolean => {
  if (Math.abs(written.length - meant.length) > 1 || meant.length < 5 || written === meant) return false
  let start = 0
  while (start < written.length && written[start] === meant[start]) start += 1
  let end = 0
  while (
    end < written.length - start &&
    end < meant.length - start &&
    written.at(-1 - end) === meant.at(-1 - end)
  )
    end += 1
  const [left, right] = [written.slice(start, written.length - end), meant.slice(start, meant.length - end)]
  // A digit behind a name is that package's next generation (`httpx2`).
  if (/^\d$/.test(left) && right === '' && start === meant.length) return false
  if (left.length + right.length === 1) return true
  if (left.length === 2 && right.length === 2) return left === `${right[1]}${right[0]}`
  return left.length === 1 && right.length === 1 && start > 0
}
