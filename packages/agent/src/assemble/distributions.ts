// Which distribution brought a module: the packages of a folder by the top-level modules that they bring.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type Files, modulesOf, normalise, readPackages } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'

export type Distribution = { name: string; version: string }
/** Distributions of one site-packages folder by the top-level modules that they bring. */
export type Distributions = ReadonlyMap<string, Distribution>

const files: Files = {
  list: (folder) => attempt(() => readdirSync(folder)),
  text: (path) => attempt(() => readFileSync(path, 'utf8')),
  bytes: (path) => attempt(() => readFileSync(path)),
}

/** Reads a folder's distributions; kept until the folder changes, which every install and removal does to it. */
export function createDistributionReader(): (folder: string) => Distributions {
  const kept = new Map<string, { changed: number; distributions: Distributions }>()
  return (folder) => {
    const changed = attempt(() => statSync(folder).mtimeMs) ?? 0
    const known = kept.get(folder)
    if (known?.changed === changed) return known.distributions
    const distributions = readDistributions(folder)
    kept.set(folder, { changed, distributions })
    return distributions
  }
}

function readDistributions(folder: string): Distributions {
  const byModule = new Map<string, Distribution[]>()
  for (const { name, version, info } of readPackages(files, folder))
    for (const module of modulesOf(files, info))
      byModule.set(module, [...(byModule.get(module) ?? []), { name, version }])
  return new Map([...byModule].flatMap(([module, claims]) => chosen(module, claims)))
}

/** A name that several distributions share (a namespace package) says nothing, unless one of them bears the name itself. */
function chosen(module: string, claims: Distribution[]): [string, Distribution][] {
  const only = claims.length === 1 ? claims[0] : claims.find((claim) => claim.name === normalise(module))
  return only ? [[module, only]] : []
}
