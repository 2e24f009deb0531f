// What files tell of an executable: its prefix, the base that it was made from, its libraries and its version. Follows
// CPython's own search (Modules/getpath.py): pyvenv.cfg beside the name that was called, then landmarks near the real file.

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Interpreter } from '@sentinel/contract'
import { attempt } from '../platform/attempt.ts'

export type Layout = Pick<
  Interpreter,
  | 'path'
  | 'realPath'
  | 'implementation'
  | 'version'
  | 'prefix'
  | 'basePrefix'
  | 'standardLibrary'
  | 'sitePackages'
> & {
  /** A `._pth` file beside the executable: this build takes its path from there and never loads site. */
  isIsolated: boolean
}

const deepestNesting = 8

/** Undefined where the file is no Python that can be recognised: no environment and no standard library near it. */
export function layoutOf(path: string): Layout | undefined {
  const realPath = attempt(() => realpathSync(path))
  if (!realPath) return undefined
  const environment = environmentOf(path)
  const base = environment ? baseOf(environment, realPath) : baseNear(realPath)
  if (!base && !environment) return undefined
  const prefix = environment?.prefix ?? (base as Base).prefix
  const standardLibrary = base?.standardLibrary ?? null
  return {
    path,
    realPath,
    implementation: implementationOf(realPath),
    version: environment?.version ?? (base ? versionOf(base) : null),
    prefix,
    basePrefix: base?.prefix ?? prefix,
    standardLibrary,
    sitePackages: environment ? sitePackagesBelow(prefix, base) : base ? ownSitePackages(base) : null,
    isIsolated: existsSync(realPath.replace(/(\.exe)?$/i, '._pth')),
  }
}

type Environment = { prefix: string; home: string | undefined; version: string | undefined }

/** PEP 405: `pyvenv.cfg` beside the executable or one folder up. */
function environmentOf(path: string): Environment | undefined {
  const folder = dirname(path)
  for (const prefix of [folder, dirname(folder)]) {
    const text = attempt(() => readFileSync(join(prefix, 'pyvenv.cfg'), 'utf8'))
    if (text === undefined) continue
    const value = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*(.*?)\\s*$`, 'im').exec(text)?.[1]
    // venv writes `version`, virtualenv and uv `version_info`, which may end in a release level (3.12.1.final.0).
    const version = /^\d+\.\d+(\.\d+)?/.exec(value('version') ?? value('version_info') ?? '')?.[0]
    return { prefix, home: value('home'), version }
  }
  return undefined
}

type Base = { prefix: string; standardLibrary: string }

/** `home` is the folder of the base's executable; an environment that was made from another leads on to that one's base. */
function baseOf({ home }: Environment, realPath: string): Base | undefined {
  let folder = home
  for (let nesting = 0; folder && nesting < deepestNesting; nesting++) {
    const next = environmentOf(join(folder, basename(realPath)))
    if (!next) break
    folder = next.home
  }
  const called = folder && join(folder, basename(realPath))
  const real = called && attempt(() => realpathSync(called))
  return (real ? baseNear(real) : undefined) ?? baseNear(realPath)
}

/** The nearest folder above the executable with a standard library in it; `os.py` is CPython's own landmark. */
function baseNear(realPath: string): Base | undefined {
  let prefix = dirname(realPath)
  for (let level = 0; level < 3; level++, prefix = dirname(prefix)) {
    const standardLibrary = standardLibraryBelow(prefix, basename(realPath))
    if (standardLibrary) return { prefix, standardLibrary }
  }
  return undefined
}

function standardLibraryBelow(prefix: string, executable: string): string | undefined {
  const folders = ['lib', 'lib64', 'Lib'].flatMap((name) => {
    const lib = join(prefix, name)
    if (existsSync(join(lib, 'os.py'))) return [lib]
    const names = attempt(() => readdirSync(lib)) ?? []
    return names.filter((entry) => /^(python|pypy)\d\.\d+t?$/.test(entry)).map((entry) => join(lib, entry))
  })
  const real = folders.filter((folder) => existsSync(join(folder, 'os.py')))
  const feature = /\d\.\d+t?/.exec(executable)?.[0]
  const exact = feature && real.find((folder) => basename(folder).endsWith(feature))
  return exact ?? (real.length === 1 || !feature ? real.at(0) : undefined)
}

/** patchlevel.h has the whole version, but Debian ships it apart; the library's own name has its first two parts. */
function versionOf({ prefix, standardLibrary }: Base): string | null {
  const name = basename(standardLibrary)
  const headers = [
    join(prefix, 'include', name),
    join(prefix, 'include', `${name}m`),
    join(prefix, 'include'),
  ]
  for (const folder of headers) {
    const text = attempt(() => readFileSync(join(folder, 'patchlevel.h'), 'utf8'))
    const version = text && /^#define\s+PY_VERSION\s+"([^"+]+)/m.exec(text)?.[1]
    if (version) return version
  }
  return /\d\.\d+/.exec(name)?.[0] ?? null
}

function implementationOf(realPath: string): Interpreter['implementation'] {
  const name = basename(realPath).toLowerCase()
  if (name.startsWith('pypy')) return 'PyPy'
  return name.startsWith('graalpy') ? 'GraalPy' : 'CPython'
}

function sitePackagesBelow(prefix: string, base: Base | undefined): string | null {
  const name = base ? basename(base.standardLibrary) : ''
  const folders = [join(prefix, 'lib', name, 'site-packages'), join(prefix, 'Lib/site-packages')]
  return folders.find((folder) => existsSync(folder)) ?? null
}

/** Debian's site reads `dist-packages`; the one of the version alone is `/usr/local`'s (its patch of Lib/site.py). */
function ownSitePackages({ standardLibrary }: Base): string | null {
  const folders = [
    join(standardLibrary, 'site-packages'),
    join('/usr/local/lib', basename(standardLibrary), 'dist-packages'),
  ]
  const isDebian = standardLibrary.startsWith('/usr/lib/')
  return (isDebian ? folders.reverse() : folders.slice(0, 1)).find((folder) => existsSync(folder)) ?? null
}
