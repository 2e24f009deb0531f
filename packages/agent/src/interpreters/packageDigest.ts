// Which Packages an environment holds, from the names of their metadata folders alone: cheap enough for every environment.

import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type { Interpreter } from '@sentinel/contract'
import { normalise } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'

/** PyPA "Recording installed projects": `<name>-<version>.dist-info`; and the older egg-info. */
const metadata = /^(.+?)-([^-]+)(?:-py[\d.]+.*)?\.(?:dist-info|egg-info)$/

export function packageDigest(sitePackages: string | null): Interpreter['packages'] {
  const names = (sitePackages && attempt(() => readdirSync(sitePackages))) || []
  const lines = new Set(
    names.flatMap((entry) => {
      const [, name, version] = metadata.exec(entry) ?? []
      return name && version ? [`${normalise(name)}==${version}`] : []
    }),
  )
  const digest = createHash('sha256')
    .update([...lines].sort().join('\n'))
    .digest('hex')
  return { count: lines.size, digest }
}
