// What an environment holds by the names of its metadata entries alone: cheap enough to ask of every environment again and
// again, and the one thing that its digest is made of.

import { createHash } from 'node:crypto'
import { normalise, type PackageIdentity } from '../names/packageName.ts'

/** `entry`: the name of its metadata in the folder that was listed. */
export type ListedPackage = PackageIdentity & { entry: string }

/** PyPA "Recording installed projects": `<name>-<version>.dist-info`; and the older egg-info. */
const metadata = /^(.+?)-([^-]+)(?:-py[\d.]+.*)?\.(?:dist-info|egg-info)$/
/** conda's PrefixRecords: `<name>-<version>-<build>.json`. */
const condaRecord = /^(.+)-([^-]+)-[^-]+\.json$/

/** `names`: of a site folder's entries. */
export const listedPackages = (names: readonly string[]): ListedPackage[] => listed(names, metadata, 'pypi')

/** `names`: of the entries of `conda-meta`. */
export const listedCondaPackages = (names: readonly string[]): ListedPackage[] =>
  listed(names, condaRecord, 'conda')

function listed(names: readonly string[], form: RegExp, ecosystem: PackageIdentity['ecosystem']) {
  return names.flatMap((entry) => {
    const [, name, version] = form.exec(entry) ?? []
    if (!name || !version) return []
    return { ecosystem, name: ecosystem === 'pypi' ? normalise(name) : name, version, entry }
  })
}

/** SHA-256, hex, over the sorted lines `name==version`; no path and no spelling is in it. */
export function packagesDigest(packages: readonly ListedPackage[]): { count: number; digest: string } {
  const lines = new Set(packages.map(({ name, version }) => `${name}==${version}`))
  const digest = createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex')
  return { count: lines.size, digest }
}
