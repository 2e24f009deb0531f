// What conda installed into a prefix: one JSON file per package in `conda-meta` (conda's PrefixRecord).

import type { Files } from '../files.ts'
import type { InstalledPackage } from './readPackages.ts'

type PrefixRecord = {
  name?: unknown
  version?: unknown
  channel?: unknown
  license?: unknown
  depends?: unknown
}

/** Python packages that conda brings leave a dist-info as well: here they stand under conda's own name and version. */
export function readCondaPackages(files: Files, prefix: string): InstalledPackage[] {
  const folder = `${prefix}/conda-meta`
  return (files.list(folder) ?? []).flatMap((file) => {
    if (!file.endsWith('.json')) return []
    const info = `${folder}/${file}`
    const record = parse(files.text(info))
    if (typeof record?.name !== 'string' || typeof record.version !== 'string') return []
    const { name, version, channel, license, depends } = record
    return [
      {
        ecosystem: 'conda',
        name,
        version,
        folder: prefix,
        info,
        origin: { kind: 'conda', channel: typeof channel === 'string' ? withoutToken(channel) : 'unknown' },
        installer: 'conda',
        requested: false,
        requires: Array.isArray(depends) ? depends.filter((each) => typeof each === 'string') : [],
        licence: typeof license === 'string' ? license : null,
      },
    ]
  })
}

function parse(text: string | undefined): PrefixRecord | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) ?? undefined)
  } catch {
    return undefined
  }
}

/** Private channels carry their key in the address (`/t/<token>/`). */
const withoutToken = (channel: string) => channel.replace(/\/t\/[^/]+/, '/t/…').replace(/\/\/[^/@]*@/, '//')
