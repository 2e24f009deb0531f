// An environment as its files tell it, a digest to know it again by, and what changed since it was last seen.

import type { Files } from '../files.ts'
import { readCondaPackages } from './condaPackages.ts'
import { listedPackages, packagesDigest } from './listedPackages.ts'
import { originText } from './origin.ts'
import { type InstalledPackage, readPackages } from './readPackages.ts'
import { readStartupFiles, type StartupFile } from './startupFiles.ts'
import { readVendored } from './vendored.ts'

export type Environment = {
  packages: readonly InstalledPackage[]
  startupFiles: readonly StartupFile[]
  /** As agents tell it of interpreters: over the names and versions in its site folders. */
  digest: string
}

/** `sites` in the order of `sys.path`: of two copies of a package the first is the one that is imported. */
export function readEnvironment(files: Files, sites: readonly string[], prefix?: string): Environment {
  const packages = firstOfEach(sites.flatMap((site) => readPackages(files, site)))
  const vendored = sites.flatMap((site) => readVendored(files, site, files.list(site) ?? []))
  const conda = prefix === undefined ? [] : readCondaPackages(files, prefix)
  const startupFiles = sites.flatMap((site) => readStartupFiles(files, site))
  const all = [...packages, ...vendored, ...conda].sort(byName)
  const { digest } = packagesDigest(sites.flatMap((site) => listedPackages(files.list(site) ?? [])))
  return { packages: all, startupFiles, digest }
}

const byName = (a: InstalledPackage, b: InstalledPackage) =>
  compareText(a.name, b.name) || compareText(a.version, b.version) || compareText(a.info, b.info)

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function firstOfEach(packages: readonly InstalledPackage[]): InstalledPackage[] {
  const seen = new Map<string, InstalledPackage>()
  for (const each of packages) if (!seen.has(each.name)) seen.set(each.name, each)
  return [...seen.values()]
}

const packageLine = ({ ecosystem, name, version, origin }: InstalledPackage) =>
  `${ecosystem} ${name} ${version} ${originText(origin)}`

export type EnvironmentChange = {
  added: InstalledPackage[]
  removed: InstalledPackage[]
  /** New, or with another content than before. */
  startupFiles: StartupFile[]
}

/** What has to travel when an environment is seen again. A new version is one removed and one added. */
export function changeBetween(before: Environment, after: Environment): EnvironmentChange {
  const linesBefore = new Set(before.packages.map(packageLine))
  const linesAfter = new Set(after.packages.map(packageLine))
  const known = new Set(before.startupFiles.map(({ path, digest }) => `${digest} ${path}`))
  return {
    added: after.packages.filter((each) => !linesBefore.has(packageLine(each))),
    removed: before.packages.filter((each) => !linesAfter.has(packageLine(each))),
    startupFiles: after.startupFiles.filter(({ path, digest }) => !known.has(`${digest} ${path}`)),
  }
}
