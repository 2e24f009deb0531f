// Every interpreter and environment of this machine, by reading alone: none is ever started, for it may be hostile.

import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Interpreter } from '@sentinel/contract'
import { attempt } from '../platform/attempt.ts'
import { type Candidate, type CandidateDeps, candidates } from './candidates.ts'
import { type Layout, layoutOf } from './layout.ts'
import { packageDigest } from './packageDigest.ts'

export type DiscoverDeps = CandidateDeps & {
  supportOf(version: string | null): Interpreter['support']
  channelsOf(layout: Layout): Interpreter['watch']['channels']
  obstacleOf(layout: Layout): Interpreter['watch']['obstacle']
}

/** One entry per prefix and real file, whatever number of names leads to it; bases before their environments. */
export function discover(deps: DiscoverDeps): Interpreter[] {
  return gather(candidates(deps)).map(({ layout, foundBy }) => describe(layout, foundBy, deps))
}

/** What a path names: an executable, or the folder of an environment or installation. */
export function layoutAt(path: string): Layout | undefined {
  const names = ['bin/python', 'bin/python3', 'Scripts/python.exe', 'python.exe'].map((name) =>
    join(path, name),
  )
  const named = [path, ...names].find((candidate) => attempt(() => statSync(candidate).isFile()))
  return named === undefined ? undefined : layoutOf(inRealFolder(named))
}

/** The folder's links are resolved (`/bin` is `/usr/bin`), the name's are not: an environment's name leads out of it. */
function inRealFolder(path: string): string {
  return join(attempt(() => realpathSync(dirname(path))) ?? dirname(path), basename(path))
}

type Found = { layout: Layout; foundBy: string[] }

function gather(all: Candidate[]): Found[] {
  const found = new Map<string, Found>()
  const layouts = new Map<string, Layout | undefined>()
  for (const { path: named, foundBy } of all) {
    const path = inRealFolder(named)
    if (!layouts.has(path)) layouts.set(path, layoutOf(path))
    const layout = layouts.get(path)
    if (!layout) continue
    const key = `${layout.prefix}\0${layout.realPath}`
    const known = found.get(key)
    if (!known) found.set(key, { layout, foundBy: [foundBy] })
    else {
      if (!known.foundBy.includes(foundBy)) known.foundBy.push(foundBy)
      if (isPlainer(path, known.layout.path)) known.layout = layout
    }
  }
  return [...found.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** The name with the fewest digits inside the prefix is the one that people use. */
function isPlainer(path: string, than: string): boolean {
  return dirname(path) === dirname(than) && basename(path).length < basename(than).length
}

const rank = ({ layout: { prefix, basePrefix, path } }: Found) =>
  `${basePrefix}\0${prefix === basePrefix ? '' : prefix}\0${path}`

function describe(layout: Layout, foundBy: string[], deps: DiscoverDeps): Interpreter {
  const { isIsolated: _, ...shown } = layout
  return {
    ...shown,
    foundBy,
    support: deps.supportOf(layout.version),
    packages: packageDigest(layout.sitePackages),
    watch: { channels: deps.channelsOf(layout), obstacle: deps.obstacleOf(layout) },
  }
}
