// When each file of a package runs: while it is installed, at every start of Python, when it is imported, or when asked for.

import { parse } from 'smol-toml'
import { asList, asTable, asText } from '../requirements/tables.ts'
import { type Contents, textIn } from './contents.ts'

export type Role = 'install' | 'start-up' | 'import' | 'library'

const startUp = /^((site|user)customize(\.py|\/__init__\.py)|[^/]+\.(pth|start))$/
const aside = /(^|\/)(tests?|testing|docs?|examples?|samples?|benchmarks?|fixtures)\//i

/** Of programs and start-up files alone. What is for tests and documents runs with nobody's import. */
export function rolesOf(contents: Contents): Map<string, Role> {
  const roles = new Map<string, Role>()
  for (const path of contents.files.keys()) {
    const inner = contents.form === 'sources' ? path.replace(/^src\//, '') : path
    if (startUp.test(inner)) roles.set(path, 'start-up')
    else if (/\.pyw?$/.test(path) && !aside.test(path))
      roles.set(path, isImported(inner) ? 'import' : 'library')
  }
  if (roles.size < small) for (const path of importedAtOnce(contents, roles)) roles.set(path, 'import')
  for (const path of startedModules(contents)) if (roles.has(path)) roles.set(path, 'start-up')
  for (const path of builders(contents)) if (roles.has(path)) roles.set(path, 'install')
  return roles
}

/** A front door of a large package imports all of it, which tells nothing. */
const small = 60

/** What the front door imports from beside it runs with it. */
function importedAtOnce({ files }: Contents, roles: ReadonlyMap<string, Role>): string[] {
  return [...roles].flatMap(([door, role]) => {
    if (role !== 'import' || !door.endsWith('/__init__.py')) return []
    const folder = door.slice(0, -'__init__.py'.length)
    const imports = textIn(files, door).matchAll(
      /^[ \t]*from[ \t]+(?:\.|[\w.]+\.)?(\w*)[ \t]+import[ \t]+([^\n]+)/gm,
    )
    const named = [...imports].flatMap(([, from, names = '']) => [from, ...names.split(/[\s,()]+/)])
    return named.map((name) => `${folder}${name}.py`).filter((path) => roles.get(path) === 'library')
  })
}

/** The package's front door, and single modules. */
const isImported = (path: string) => /^[^/]+(\/__init__)?\.pyw?$/.test(path)

function builders(contents: Contents): string[] {
  if (contents.form !== 'sources') return []
  return ['setup.py', 'hatch_build.py', 'build.py', '_build.py', ...ownBackend(contents)]
}

/** PEP 517: a build backend that comes with the sources, below `backend-path`. */
function ownBackend({ files }: Contents): string[] {
  const system = asTable(
    tomlOf(files.has('pyproject.toml') ? textIn(files, 'pyproject.toml') : '')['build-system'],
  )
  const module = asText(system['build-backend'])?.split(':')[0]?.replaceAll('.', '/')
  return asList(system['backend-path']).flatMap((each) => {
    const folder = (asText(each) ?? '').replace(/^\.?\/?/, '').replace(/\/?$/, '/')
    const start = `${folder === '/' ? '' : folder}${module}`
    return [`${start}.py`, `${start}/__init__.py`]
  })
}

function tomlOf(text: string): Record<string, unknown> {
  try {
    return parse(text)
  } catch {
    return {}
  }
}

/** Modules of the package that its `.pth` files import. */
function startedModules({ files }: Contents): string[] {
  const lines = [...files.keys()]
    .filter((path) => /^[^/]+\.(pth|start)$/.test(path))
    .map((path) => textIn(files, path))
  return lines.flatMap((text) =>
    [...text.matchAll(/\bimport[ \t]+([\w.]+)|__import__\(['"]([\w.]+)|^([\w.]+):\w+/gm)].flatMap(
      ([, a, b, c]) => {
        const path = (a ?? b ?? c ?? '').replaceAll('.', '/')
        return [`${path}.py`, `${path}/__init__.py`]
      },
    ),
  )
}
