// Real interpreters for tests that change them: copies in a temporary folder, without what only size would come of.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { candidates } from '../interpreters/candidates.ts'
import { type Layout, layoutOf } from '../interpreters/layout.ts'
import { placesOf } from '../interpreters/places.ts'
import { thisPlatform } from '../platform/thisPlatform.ts'

const left = new Set([
  'test',
  'tests',
  'site-packages',
  '__pycache__',
  'idlelib',
  'lib2to3',
  'tkinter',
  'turtledemo',
  'pydoc_data',
])

/** Bases of this machine that can be copied, the oldest and the newest first; with SENTINEL_TEST_ALL every one. */
export function copiablePythons(): Layout[] {
  // Of what is installed: a copy that another test runs just now, with a probe in it, is none to copy from.
  const platform = { ...thisPlatform(), processes: () => [] }
  const all = new Map<string, Layout>()
  for (const { path } of candidates({
    platform,
    places: placesOf(process.platform),
    environment: process.env,
  })) {
    const layout = layoutOf(path)
    const minor = Number(layout?.version?.split('.')[1] ?? 0)
    const copiable = layout && layout.prefix === layout.basePrefix && layout.prefix !== '/usr' && minor >= 8
    if (copiable && layout.version && layout.sitePackages)
      all.set(layout.version.split('.').slice(0, 2).join('.'), layout)
  }
  const sorted = [...all]
    .sort(([a], [b]) => Number(a.split('.')[1]) - Number(b.split('.')[1]))
    .map(([, layout]) => layout)
  const few = [sorted[0], sorted.at(-1)].filter((layout) => layout !== undefined)
  return process.env.SENTINEL_TEST_ALL ? sorted : [...new Set(few)]
}

/** Copies it to `to`; the layout of the copy. Its standard library is compiled, so that a run changes nothing more. */
export function copyPython(from: Layout, to: string): Layout {
  const library = join(to, relative(from.prefix, from.standardLibrary as string))
  const executable = join(to, 'bin', basename(from.realPath))
  mkdirSync(join(to, 'bin'), { recursive: true })
  cpSync(from.realPath, executable)
  symlinkSync(basename(executable), join(to, 'bin/python'))
  const header = join('include', basename(library), 'patchlevel.h')
  cpSync(join(from.prefix, header), join(to, header))
  for (const name of readdirSync(dirname(from.standardLibrary as string)))
    if (name.startsWith('libpython')) cpSync(join(from.prefix, 'lib', name), join(to, 'lib', name))
  cpSync(from.standardLibrary as string, library, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: (path) => !left.has(basename(path)) && !basename(path).startsWith('config-'),
  })
  mkdirSync(join(library, 'site-packages'))
  utimesSync(library, 1_700_000_000.5, 1_600_000_000.25)
  return layoutOf(join(to, 'bin/python')) as Layout
}

/** Of everything below a folder: names, kinds, modes, contents, links and times of change, each on a line. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .concat('.')
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const stats = lstatSync(path, { bigint: true })
      const content = stats.isSymbolicLink()
        ? readlinkSync(path)
        : stats.isFile()
          ? createHash('sha256').update(readFileSync(path)).digest('hex')
          : ''
      return `${name} ${stats.mode.toString(8)} ${stats.mtimeNs} ${content}`
    })
}

/** An environment of a copy, made by the copy itself. */
export function makeEnvironment(base: Layout, to: string): Layout {
  execFileSync(base.path, ['-I', '-m', 'venv', '--without-pip', to])
  return layoutOf(join(to, 'bin/python')) as Layout
}
