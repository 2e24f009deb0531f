// A Run's imports: distributions become `package.used` once each, the user's own modules are named, the standard library
// is gathered to be told once.

import type { Event, ProbeLine, RunStartedLine } from '@sentinel/contract'
import type { ModuleResolver } from './modules.ts'
import { timeOf } from './time.ts'

type ImportedLine = Extract<ProbeLine, { type: 'module.imported' }>

export type Imports = {
  begin(started: RunStartedLine): void
  take(line: ImportedLine): Event[]
  standardLibrary(): string[]
}

const mostStandard = 512

export function createImports(run: string, resolve: ModuleResolver): Imports {
  const standard = new Set<string>()
  const packages = new Set<string>()
  let surroundings = { path: [] as readonly string[], prefix: '', basePrefix: '' }

  return {
    begin({ path, prefix, basePrefix }) {
      surroundings = { path, prefix, basePrefix }
    },
    take({ module, standard: isStandard, at, seq, time, path }) {
      if (path) surroundings = { ...surroundings, path }
      const origin = isStandard ? ({ kind: 'standard' } as const) : resolve(module, surroundings)
      const head = { run, seq, time: timeOf(time), ...(at ? { at } : {}) }
      if (origin.kind === 'standard') {
        if (standard.size < mostStandard) standard.add(module)
        return []
      }
      if (origin.kind !== 'package') {
        const place = origin.kind === 'local' ? { path: origin.path } : {}
        return [{ ...head, type: 'module.imported', module, origin: origin.kind, ...place }]
      }
      const { name, version } = origin.distribution
      if (packages.has(`${name}@${version}`)) return []
      packages.add(`${name}@${version}`)
      const purl = `pkg:pypi/${name}@${encodeURIComponent(version)}`
      return [{ ...head, type: 'package.used', name, version, purl, module, location: origin.location }]
    },
    standardLibrary: () => [...standard],
  }
}
