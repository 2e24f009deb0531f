// Paths that must fit: the end says the most, the beginning says where, the middle can go.

/** Splits before the last segment, so that the tail can be kept whole; what is no path is all tail. */
export function splitForMiddle(value: string): { head: string; tail: string } {
  const cut = lastSlash(value, value.length - 2)
  return cut > 0 ? { head: value.slice(0, cut), tail: value.slice(cut) } : { head: '', tail: value }
}

/** The two folders next to a file: `/home/ana/reports/q3/load.py` → `reports/q3`. */
export const nearFolders = (path: string) =>
  path
    .slice(0, Math.max(0, lastSlash(path)))
    .split(/[/\\]/)
    .slice(-2)
    .join('/')

/** A file of a package, told from the folder that packages lie in: `…/site-packages/numpy/x.so` → `numpy/x.so`. */
export const inPackage = (path: string) =>
  path.replace(/^.*[/\\](?:site-packages|dist-packages|lib-dynload)[/\\]/, '')

const lastSlash = (path: string, before?: number) =>
  Math.max(path.lastIndexOf('/', before), path.lastIndexOf('\\', before))

/** The last segment: `/srv/etl/load.py` → `load.py`. */
export const baseName = (path: string) => path.slice(lastSlash(path) + 1)

/** A file, or how deep in hidden code: what `load.py#120` runs is layer 1 of it, what `load.py#120#4` runs is layer 2. */
export const fileName = (path: string) => {
  const depth = baseName(path).split('#').length - 1
  return depth > 0 ? `layer ${depth}` : baseName(path)
}

/** `path:line` → both; a path without a line is taken whole. */
export function splitPlace(at: string): { path: string; line: number | null } {
  const match = /^(.*):(\d+)$/.exec(at)
  return match ? { path: match[1] ?? at, line: Number(match[2]) } : { path: at, line: null }
}

/** A source line short enough for a column: `load.py:42`. */
export const shortPlace = (at: string) => baseName(at)
