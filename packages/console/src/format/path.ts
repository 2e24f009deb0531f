// Paths that must fit: the end says the most, the beginning says where, the middle can go.

/** Splits before the last segment (or, for what has none, before the last third), so that the tail can be kept whole. */
export function splitForMiddle(value: string): { head: string; tail: string } {
  const cut = Math.max(value.lastIndexOf('/', value.length - 2), value.lastIndexOf('\\', value.length - 2))
  const at = cut > 0 && value.length - cut <= 64 ? cut : Math.ceil(value.length * 0.66)
  return { head: value.slice(0, at), tail: value.slice(at) }
}

/** The last segment: `/srv/etl/load.py` → `load.py`. */
export const baseName = (path: string) =>
  path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)

/** `path:line` → both; a path without a line is taken whole. */
export function splitPlace(at: string): { path: string; line: number | null } {
  const match = /^(.*):(\d+)$/.exec(at)
  return match ? { path: match[1] ?? at, line: Number(match[2]) } : { path: at, line: null }
}

/** A source line short enough for a column: `load.py:42`. */
export const shortPlace = (at: string) => baseName(at)
