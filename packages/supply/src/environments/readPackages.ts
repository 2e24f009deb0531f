// The packages of one site folder, from the metadata that installers leave: never by running pip or the interpreter.
// Formats: PyPA "Recording installed projects" (dist-info), setuptools' egg-info, `.egg` and `.egg-link`.

import { type Files, lastOf, parentOf } from '../files.ts'
import { normalise, type PackageIdentity } from '../names/packageName.ts'
import { type Metadata, parseMetadata } from './metadata.ts'
import { type Origin, parseDirectUrl } from './origin.ts'

export type InstalledPackage = PackageIdentity & {
  /** Where its files are imported from. */
  folder: string
  /** Its metadata: a folder, or a single file of old. */
  info: string
  origin: Origin
  /** As the installer names itself: `pip`, `uv`, `conda`. */
  installer: string | null
  /** Asked for by name, not only as another's dependency (PEP 376). */
  requested: boolean
  requires: readonly string[]
  licence: string | null
}

/** `distribution` folders belong to the system's package manager (`dist-packages` of Debian). */
export function readPackages(files: Files, folder: string): InstalledPackage[] {
  const names = files.list(folder) ?? []
  return names.flatMap((name) => {
    const path = `${folder}/${name}`
    if (name.endsWith('.dist-info')) return readDistInfo(files, folder, path)
    if (name.endsWith('.egg-info')) return readEggInfo(files, folder, path)
    if (name.endsWith('.egg')) return readEggInfo(files, path, `${path}/EGG-INFO`)
    return name.endsWith('.egg-link') ? readEggLink(files, path) : []
  })
}

function readDistInfo(files: Files, folder: string, info: string): InstalledPackage[] {
  // Listed first: asking for files that are not there costs more than the list.
  const names = new Set(files.list(info))
  const metadata = names.has('METADATA') ? parseMetadata(files.text(`${info}/METADATA`) ?? '') : undefined
  if (!metadata) return []
  const direct = names.has('direct_url.json') ? files.text(`${info}/direct_url.json`) : undefined
  const installer = names.has('INSTALLER') ? files.text(`${info}/INSTALLER`)?.trim() || null : null
  const origin = (direct && parseDirectUrl(direct)) || originBy(folder, installer)
  return [asPackage(metadata, { folder, info, origin, installer, requested: names.has('REQUESTED') })]
}

function readEggInfo(files: Files, folder: string, info: string): InstalledPackage[] {
  const text = files.text(`${info}/PKG-INFO`) ?? files.text(info)
  const metadata = text === undefined ? undefined : parseMetadata(text)
  if (!metadata) return []
  const requires = files.text(`${info}/requires.txt`)?.split(/\n\s*\[/)[0] ?? ''
  const all = [...metadata.requires, ...requires.split('\n').map((line) => line.trim())].filter(Boolean)
  const where = { folder, info, origin: originBy(folder, null), installer: null, requested: false }
  return [asPackage({ ...metadata, requires: all }, where)]
}

/** `setup.py develop`: the first line names the folder that the package runs from. */
function readEggLink(files: Files, link: string): InstalledPackage[] {
  const target = files.text(link)?.split('\n')[0]?.trim()
  if (!target) return []
  const info = (files.list(target) ?? []).find((name) => name.endsWith('.egg-info'))
  if (!info) return []
  const origin: Origin = { kind: 'folder', url: `file://${target}`, editable: true }
  return readEggInfo(files, target, `${target}/${info}`).map((each) => ({ ...each, origin }))
}

type Placed = Pick<InstalledPackage, 'folder' | 'info' | 'origin' | 'installer' | 'requested'>

const asPackage = ({ name, version, requires, licence }: Metadata, placed: Placed): InstalledPackage => ({
  ecosystem: 'pypi',
  name: normalise(name),
  version,
  requires,
  licence,
  ...placed,
})

/** pip on Debian writes INSTALLER into `/usr/local`, while dpkg's own packages have none, or say `debian`. */
function originBy(folder: string, installer: string | null): Origin {
  const isSystem = lastOf(folder) === 'dist-packages' && /^python3?$/.test(lastOf(parentOf(folder)))
  if (installer === 'debian' || (isSystem && installer === null)) return { kind: 'distribution' }
  if (installer === 'rpm' || installer === 'dnf') return { kind: 'distribution' }
  return { kind: 'index' }
}
