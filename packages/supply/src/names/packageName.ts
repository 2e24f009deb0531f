// Names of packages: one spelling to compare by, and the address that the world knows a version by.

import { PackageURL } from 'packageurl-js'

/** PEP 503. */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** purl (ECMA-427) of a distribution, as advisories and bills of materials name it. */
export function purlOf({ ecosystem, name, version }: PackageIdentity): string {
  return new PackageURL(ecosystem, null, name, version).toString()
}

export type PackageIdentity = { ecosystem: 'pypi' | 'conda'; name: string; version: string }

/** The normalised name that a PyPI purl stands for; undefined for any other purl, and for what is none. */
export function nameOfPurl(purl: string): string | undefined {
  try {
    const { type, name } = PackageURL.fromString(purl)
    return type === 'pypi' && name ? normalise(name) : undefined
  } catch {
    return undefined
  }
}
