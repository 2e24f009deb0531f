// Which Packages an environment holds, from the names of their metadata folders alone: cheap enough for every environment.

import { readdirSync } from 'node:fs'
import type { Interpreter } from '@sentinel/contract'
import { listedPackages, packagesDigest } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'

export function packageDigest(sitePackages: string | null): Interpreter['packages'] {
  const names = (sitePackages && attempt(() => readdirSync(sitePackages))) || []
  return packagesDigest(listedPackages(names))
}
