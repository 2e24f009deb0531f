// What an audit looks at: installed packages, or what files ask for.

import type { InstalledPackage } from '../environments/readPackages.ts'
import type { Requirement } from '../requirements/requirement.ts'
import type { Subject } from './audit.ts'

export const subjectOfPackage = ({
  ecosystem,
  name,
  version,
  origin,
  licence,
  info,
}: InstalledPackage): Subject => ({
  ecosystem,
  name,
  version,
  origin,
  licence,
  place: { file: info, line: null },
})

/** What a marker rules out is not asked for. */
export const subjectsOfRequirements = (requirements: readonly Requirement[]): Subject[] =>
  requirements
    .filter(({ applies }) => applies)
    .map(({ ecosystem, name, version, url, editable, file, line }) => ({
      ecosystem: ecosystem ?? 'pypi',
      name,
      version: version ?? '',
      origin: url === null ? { kind: 'index' } : originOf(url, editable),
      licence: null,
      place: { file, line },
    }))

function originOf(url: string, editable: boolean): Subject['origin'] {
  if (/^(git|hg|svn|bzr)\+|\.git(@|#|$)/.test(url)) return { kind: 'repository', url, commit: null }
  const isArchive = /\.(whl|zip|tar\.gz)(#|$)/.test(url)
  return isArchive ? { kind: 'archive', url, hash: null } : { kind: 'folder', url, editable }
}
