// Copies of packages that another package carries inside itself, by the lists that vendoring tools leave there.

import type { Files } from '../files.ts'
import { normalise } from '../names/packageName.ts'
import { type InstalledPackage, readPackages } from './readPackages.ts'

const folders = ['_vendor', '_vendored', 'vendor', 'extern']

/** One level down: `pip/_vendor/vendor.txt`, `setuptools/_vendor/*.dist-info`. */
export function readVendored(files: Files, site: string, names: readonly string[]): InstalledPackage[] {
  return names
    .filter((name) => /^[A-Za-z_]\w*$/.test(name))
    .flatMap((name) => {
      const inside = new Set(files.list(`${site}/${name}`))
      return folders
        .filter((folder) => inside.has(folder))
        .flatMap((folder) => {
          const origin = { kind: 'vendored', within: name } as const
          const path = `${site}/${name}/${folder}`
          const whole = readPackages(files, path).map((each) => ({ ...each, origin }))
          return [...whole, ...listed(files, path).map((each) => ({ ...each, origin }))]
        })
    })
}

function listed(files: Files, folder: string): Omit<InstalledPackage, 'origin'>[] {
  const info = `${folder}/vendor.txt`
  const pins = (files.text(info) ?? '').matchAll(/^\s*([\w.-]+)==([\w.!+-]+)/gm)
  return [...pins].map(([, name = '', version = '']) => ({
    ecosystem: 'pypi',
    name: normalise(name),
    version,
    folder,
    info,
    installer: null,
    requested: false,
    requires: [],
    licence: null,
  }))
}
