// The one door to files: supply asks, whoever calls it reads. Paths are joined with `/`, which Windows takes as well.

/** Answers undefined where something is not there or cannot be read; never throws. Links are followed. */
export type Files = {
  /** Names in a folder, in no order. */
  list(folder: string): readonly string[] | undefined
  /** A file as UTF-8; bytes that are none become U+FFFD. */
  text(path: string): string | undefined
  bytes(path: string): Uint8Array | undefined
}

/** A tree of files in memory, by path: for archives, and for tests. */
export function filesOf(tree: Readonly<Record<string, string | Uint8Array>>): Files {
  const folders = new Map<string, Set<string>>()
  for (const path of Object.keys(tree)) {
    const steps = path.split('/')
    for (let depth = steps.length - 1; depth > 0; depth--) {
      const folder = steps.slice(0, depth).join('/') || '/'
      const names = folders.get(folder) ?? new Set()
      folders.set(folder, names.add(steps[depth] as string))
    }
  }
  const bytes = (path: string) => {
    const content = tree[path]
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }
  return {
    list: (folder) => (folders.has(folder) ? [...(folders.get(folder) as Set<string>)] : undefined),
    text: (path) => (path in tree ? new TextDecoder().decode(bytes(path)) : undefined),
    bytes,
  }
}

export const parentOf = (path: string): string =>
  path.replace(/[\\/]+$/, '').replace(/[\\/]?[^\\/]*$/, '') || (path.startsWith('/') ? '/' : '.')

export const lastOf = (path: string): string => /[^\\/]*$/.exec(path.replace(/[\\/]+$/, ''))?.[0] ?? ''
