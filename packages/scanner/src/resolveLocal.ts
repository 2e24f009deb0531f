// Finds the text of local modules on disk, in the folders that the run would search.
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ResolveModule } from '@sentinel/analysis'

const MAX_BYTES = 2_000_000

/** `roots` are searched in order, after the folder of the importing file. Installed packages are no local modules. */
export const createResolver =
  (roots: readonly string[]): ResolveModule =>
  ({ name, level, from }) => {
    if (from.includes('#')) return null
    const base = level > 0 ? join(dirname(from), ...Array<string>(level - 1).fill('..')) : null
    const folders = base ? [base] : [dirname(from), ...roots]
    const path = name.replaceAll('.', '/')
    for (const folder of folders) {
      for (const candidate of path === '' ? ['__init__.py'] : [`${path}.py`, `${path}/__init__.py`]) {
        const text = readText(join(folder, candidate))
        if (text !== null) return { path: join(folder, candidate), text }
      }
    }
    return null
  }

/** Null for what is no readable regular file of sensible size. */
const readText = (path: string): string | null => {
  try {
    const { size } = statSync(path)
    return size <= MAX_BYTES && statSync(path).isFile() ? readFileSync(path, 'utf8') : null
  } catch {
    // Most candidates do not exist: that is the answer, not a fault.
    return null
  }
}
