// Where a script lies, in a word: downloads and temporary folders are where strangers' code arrives.

const places: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['download', /[/\\](downloads|desktop[/\\]downloads)[/\\]/i],
  ['temporary', /^(\/private)?\/(var\/)?tmp\/|^\/dev\/shm\/|[/\\]te?mp[/\\]/i],
  ['share', /^(\/mnt|\/media|\/net|\/volumes)\/|^\\\\/i],
  ['home', /^(\/home|\/users|\/root)\/|^[a-z]:\\users\\/i],
  ['system', /^\/(usr|opt|bin|lib|library|system)\/|^[a-z]:\\(windows|program files)/i],
]

/** The first that fits; `other` for every other path, empty for what is no file. */
export function provenanceOf(path: string): string {
  if (path === '') return ''
  return places.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other'
}
