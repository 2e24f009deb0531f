// Which distribution brought a module: read from the metadata that installers leave beside the packages, never by
// running pip or the interpreter. Formats: PyPA "Recording installed projects", and the older egg-info.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../platform/attempt.ts'

export type Distribution = { name: string; version: string }
/** Distributions of one site-packages folder by the top-level modules that they bring. */
export type Distributions = ReadonlyMap<string, Distribution>

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
  for (const name of attempt(() => readdirSync(folder)) ?? []) {
    if (!/\.(dist-info|egg-info)$/.test(name)) continue
    const info = join(folder, name)
    const distribution = readIdentity(info)
    if (!distribution) continue
    for (const module of modulesOf(info))
      byModule.set(module, [...(byModule.get(module) ?? []), distribution])
  }
  return new Map([...byModule].flatMap(([module, claims]) => chosen(module, claims)))
}

/** A name that several distributions share (a namespace package) says nothing, unless one of them bears the name itself. */
function chosen(module: string, claims: Distribution[]): [string, Distribution][] {
  const only =
    claims.length === 1 ? claims[0] : claims.find((claim) => normalise(claim.name) === normalise(module))
  return only ? [[module, only]] : []
}

/** PEP 503. */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

function readIdentity(info: string): Distribution | undefined {
  const text = read(join(info, 'METADATA')) ?? read(join(info, 'PKG-INFO')) ?? read(info)
  const name = text && /^Name: *(\S+)/im.exec(text)?.[1]
  const version = text && /^Version: *(\S+)/im.exec(text)?.[1]
  return name && version ? { name: normalise(name), version } : undefined
}

function modulesOf(info: string): Set<string> {
  const declared = read(join(info, 'top_level.txt'))
  if (declared !== undefined)
    return new Set(
      declared
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
  const record = read(join(info, 'RECORD')) ?? ''
  return new Set(record.split('\n').flatMap((line) => moduleOfPath(line.split(',')[0] ?? '')))
}

/** `numpy/__init__.py` and `six.py` and `_cffi.abi3.so` name modules; scripts, metadata and compiled files do not. */
function moduleOfPath(path: string): string[] {
  const [first = '', ...below] = path.split('/')
  if (
    first === '' ||
    first.startsWith('..') ||
    first === '__pycache__' ||
    /\.(dist-info|data|pth)$/.test(first)
  )
    return []
  if (below.length > 0) return [first]
  const module = /^([A-Za-z_]\w*)\.(py|so|pyd|[\w.-]+\.(so|pyd))$/.exec(first)?.[1]
  return module ? [module] : []
}

const read = (path: string) => attempt(() => readFileSync(path, 'utf8'))
