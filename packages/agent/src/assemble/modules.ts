// Where an imported module comes from: the standard library, a distribution, or the user's own files. Walks the Run's
// own sys.path in Python's order, as the import system did.

import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { attempt } from '../platform/attempt.ts'
import { createDistributionReader, type Distribution } from './distributions.ts'

export type ModuleOrigin =
  | { kind: 'standard' }
  | { kind: 'package'; distribution: Distribution; location: string }
  | { kind: 'local'; path: string }
  | { kind: 'unknown' }

export type Surroundings = { path: readonly string[]; prefix: string; basePrefix: string }
export type ModuleResolver = (module: string, surroundings: Surroundings) => ModuleOrigin

export function createModuleResolver(): ModuleResolver {
  const distributionsOf = createDistributionReader()
  return (module, { path, prefix, basePrefix }) => {
    for (const folder of path) {
      const found = find(folder, module)
      if (!found) continue
      if (isStandard(folder, basePrefix)) return { kind: 'standard' }
      const distribution = distributionsOf(folder).get(module)
      if (distribution) return { kind: 'package', distribution, location: folder }
      return isSite(folder) || isStandard(folder, prefix)
        ? { kind: 'unknown' }
        : { kind: 'local', path: found }
    }
    // What no folder holds is compiled into the interpreter, or came by a way of its own (zip files, hooks).
    return { kind: 'unknown' }
  }
}

/** Package folder, module file or extension module of that name in a folder. */
function find(folder: string, module: string): string | undefined {
  for (const name of [module, `${module}.py`, `${module}.pyc`]) {
    const path = join(folder, name)
    if (existsSync(path)) return path
  }
  const names = attempt(() => readdirSync(folder)) ?? []
  const extension = names.find((name) => name.startsWith(`${module}.`) && /\.(so|pyd)$/.test(name))
  return extension && join(folder, extension)
}

/** The folders of a search path that hold the user's own modules. */
export const localFolders = ({ path, prefix, basePrefix }: Surroundings): string[] =>
  path.filter((folder) => !isSite(folder) && !isStandard(folder, basePrefix) && !isStandard(folder, prefix))

/** `lib/python3.12`, its `lib-dynload`, `Lib` and `DLLs` on Windows: under the base prefix and not a site folder. */
function isStandard(folder: string, basePrefix: string): boolean {
  const real = attempt(() => realpathSync(folder)) ?? folder
  const base = attempt(() => realpathSync(basePrefix)) ?? basePrefix
  return (
    (real.startsWith(base + sep) && /^(python[\d.]+t?|lib-dynload|lib|dlls)$/i.test(basename(real))) || false
  )
}

const isSite = (folder: string) => /^(site|dist)-packages$/.test(basename(folder))
