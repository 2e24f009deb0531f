// The verdict on a set of packages: what is known against each, what could not be judged, and how old the knowledge is.

import type { Severity } from '@sentinel/analysis'
import type { AdvisoryIndex, Match } from '../advisories/advisoryIndex.ts'
import type { DataAge } from '../advisories/dataAge.ts'
import type { AdvisorySeverity } from '../advisories/severity.ts'
import { type Origin, originText } from '../environments/origin.ts'
import { checkRecord, type RecordMismatch } from '../environments/record.ts'
import { type Files, parentOf } from '../files.ts'
import type { PackageIdentity } from '../names/packageName.ts'
import type { RequirementProblem } from '../requirements/requirement.ts'
import { isVersion } from '../versions/specifier.ts'
import { type Ignore, ignoreFor } from './ignores.ts'

/** A package as it is installed, or asked for at one version. `version` is empty where several would do. */
export type Subject = PackageIdentity & {
  origin: Origin
  licence: string | null
  /** Where it was found: metadata folder, or requirements file with line. */
  place: { file: string; line: number | null }
}

/**
 * `affected` counts. `patched` is the system's own package, whose fixes come under an unchanged version, and `carried`
 * a copy inside another package, which only that one's authors can renew: both are shown, neither decides.
 */
export type Standing = 'affected' | 'patched' | 'carried'
export type PackageFinding = Match & { subject: Subject; standing: Standing; ignored: Ignore | null }
export type Unjudged = { subject: Subject; reason: string }

export type Audit = {
  /** What was looked at, in words. */
  target: string
  subjects: readonly Subject[]
  findings: readonly PackageFinding[]
  /** Never to be read as clean. */
  unjudged: readonly Unjudged[]
  problems: readonly RequirementProblem[]
  /** One version per package that is free of all its faults, by `name version`. */
  fixes: Readonly<Record<string, string>>
  age: DataAge
  /** Files that are not as their installer left them; absent where nobody compared them. */
  altered?: readonly AlteredFile[]
}

export type AlteredFile = { name: string; version: string; path: string; kind: RecordMismatch['kind'] }

/** Of installed packages: reads every file, which takes its time. */
export function alteredFiles(files: Files, subjects: readonly Subject[]): AlteredFile[] {
  return subjects
    .filter(({ place, origin }) => place.file.endsWith('.dist-info') && origin.kind !== 'vendored')
    .flatMap(({ name, version, place: { file: info } }) =>
      checkRecord(files, { folder: parentOf(info), info }).map((each) => ({ name, version, ...each })),
    )
}

export type AuditInput = {
  target: string
  subjects: readonly Subject[]
  problems: readonly RequirementProblem[]
  ignores: readonly Ignore[]
  age: DataAge
}

export function audit(input: AuditInput, index: AdvisoryIndex): Audit {
  const { target, subjects, problems, ignores, age } = input
  const findings: PackageFinding[] = []
  const unjudged: Unjudged[] = []
  const fixes: Record<string, string> = {}
  for (const subject of subjects) {
    const reason = age.kind === 'none' ? 'there is no advisory data' : obstacleOf(subject)
    if (reason) unjudged.push({ subject, reason })
    if (age.kind === 'none' || subject.ecosystem !== 'pypi' || subject.version === '') continue
    const { matches, fix } = index.matchesOf(subject.name, subject.version)
    const standing = standingOf(subject)
    for (const match of matches)
      findings.push({ ...match, subject, standing, ignored: ignoreFor(ignores, subject.name, match.ids) })
    if (fix && matches.length > 0) fixes[`${subject.name} ${subject.version}`] = fix
  }
  return { target, subjects, findings, unjudged, problems, fixes, age }
}

function obstacleOf({ ecosystem, version, origin }: Subject): string | null {
  if (ecosystem !== 'pypi') return `advisories of PyPI say nothing of ${ecosystem} packages`
  if (origin.kind === 'repository' || origin.kind === 'folder')
    return `it comes from ${originText(origin)}: its version says little of its code`
  if (version === '') return 'no exact version is asked for'
  return isVersion(version) ? null : `${version} is no version of PEP 440`
}

function standingOf({ origin, version }: Subject): Standing {
  if (origin.kind === 'vendored') return 'carried'
  const isPatched = origin.kind === 'distribution' || /\+(deb|dfsg|ubuntu|el|fc|suse)/i.test(version)
  return isPatched ? 'patched' : 'affected'
}

const order: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical']

/** What decides the exit code: nobody ignores it, it stands, and it is at the threshold or was never rated. */
export function counts({ severity, standing, ignored }: PackageFinding, threshold: Severity): boolean {
  return standing === 'affected' && ignored === null && reaches(severity, threshold)
}

export const reaches = (severity: AdvisorySeverity, threshold: Severity): boolean =>
  severity === 'unrated' || order.indexOf(severity) >= order.indexOf(threshold)
