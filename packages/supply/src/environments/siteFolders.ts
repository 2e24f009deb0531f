// Where a prefix keeps its packages: the layouts of venvs, system Pythons, Debian and Windows, told by files alone.

import type { Files } from '../files.ts'

/** Site folders of a prefix, in the order of `sys.path`; none where the prefix holds no Python. */
export function siteFolders(files: Files, prefix: string): string[] {
  const configuration = files.text(`${prefix}/pyvenv.cfg`)
  const own = foldersBelow(files, prefix)
  const isOpen = /^\s*include-system-site-packages\s*=\s*true\s*$/im.test(configuration ?? '')
  const home = isOpen ? /^\s*home\s*=\s*(.+?)\s*$/im.exec(configuration ?? '')?.[1] : undefined
  const base = home?.replace(/[\\/](bin|Scripts)$/, '')
  return base && base !== prefix ? [...own, ...foldersBelow(files, base)] : own
}

function foldersBelow(files: Files, prefix: string): string[] {
  const found: string[] = []
  for (const library of ['lib', 'lib64', 'local/lib']) {
    const pythons = (files.list(`${prefix}/${library}`) ?? []).filter((name) =>
      /^(python|pypy)[\d.]*t?$/.test(name),
    )
    for (const python of pythons.sort()) {
      const names = files.list(`${prefix}/${library}/${python}`) ?? []
      for (const site of ['site-packages', 'dist-packages'])
        if (names.includes(site)) found.push(`${prefix}/${library}/${python}/${site}`)
    }
  }
  // `lib64` is often a link to `lib`: what has the same names is the same folder.
  const windows = `${prefix}/Lib/site-packages`
  if (found.length === 0 && files.list(windows)) found.push(windows)
  return distinct(files, found)
}

function distinct(files: Files, folders: readonly string[]): string[] {
  const seen = new Set<string>()
  return folders.filter((folder) => {
    const key = (files.list(folder) ?? []).toSorted().join('\n')
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
