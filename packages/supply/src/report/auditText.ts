// An audit for people: what is wrong first, then what mends it, then what could not be judged, and always the data's age.

import { ageText } from '../advisories/dataAge.ts'
import { exploitationText } from '../advisories/exploitation.ts'
import type { AlteredFile, Audit, PackageFinding, Subject } from '../audit/audit.ts'

/** `shown`: the findings at the threshold. */
export function auditText(audit: Audit, shown: readonly PackageFinding[]): string {
  const standing = shown.filter((each) => each.standing === 'affected' && !each.ignored)
  const paragraphs = [
    ...groups(standing).map(([subject, findings]) => packageText(audit, subject, findings)),
    ...aside(shown.filter((each) => each.ignored).map(ignoredText), 'Ignored'),
    ...aside(shown.filter((each) => each.standing === 'patched' && !each.ignored).map(line), patchedHead),
    ...aside(shown.filter((each) => each.standing === 'carried' && !each.ignored).map(line), carriedHead),
    ...aside(
      audit.problems.map(({ file, line: at, reason }) => `${file}:${at}: ${reason}`),
      'Not understood',
    ),
    ...aside((audit.altered ?? []).map(alteredText), 'Not as their installer left them'),
    ...aside(unjudgedLines(audit), 'Not judged (which is not the same as clean)'),
    summary(audit, standing),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

const patchedHead =
  'Packages of the system: it mends faults under an unchanged version, ask its security tracker'
const carriedHead = 'Copies inside other packages: only these can renew them'

function groups(findings: readonly PackageFinding[]): [Subject, PackageFinding[]][] {
  const bySubject = new Map<Subject, PackageFinding[]>()
  for (const finding of findings)
    bySubject.set(finding.subject, [...(bySubject.get(finding.subject) ?? []), finding])
  return [...bySubject]
}

const placeText = ({ place }: Subject) => (place.line === null ? '' : `  (${place.file}:${place.line})`)

function packageText({ fixes }: Audit, subject: Subject, findings: readonly PackageFinding[]): string {
  const fix = fixes[`${subject.name} ${subject.version}`]
  const advice = findings.some(({ malicious }) => malicious)
    ? 'Remove it: it was made to harm. Treat what this account could reach as seen by others.'
    : fix
      ? `Fix: ${subject.name}==${fix}`
      : 'Fix: none is known; replace it, or limit what it can reach.'
  const lines = findings.map(
    ({ ids, severity, score, summary, ...used }) =>
      `  ${severity.padEnd(8)} ${score === null ? '    ' : score.toFixed(1).padStart(4)}  ${ids[0]}  ${summary}${usedText(used)}`,
  )
  return [`${subject.name} ${subject.version}${placeText(subject)}`, ...lines, `  ${advice}`].join('\n')
}

const usedText = (used: Parameters<typeof exploitationText>[0]) => {
  const text = exploitationText(used)
  return text && ` (${text})`
}

const line = ({ subject, ids, severity }: PackageFinding) =>
  `${subject.name} ${subject.version}  ${severity}  ${ids[0]}${subject.origin.kind === 'vendored' ? `  in ${subject.origin.within}` : ''}`

const ignoredText = (finding: PackageFinding) =>
  `${line(finding)}: ${finding.ignored?.reason} (${finding.ignored?.owner}, until ${finding.ignored?.expires})`

const alteredText = ({ name, version, path, kind }: AlteredFile) => `${name} ${version}: ${path} is ${kind}`

const aside = (lines: readonly string[], head: string): string[] =>
  lines.length === 0 ? [] : [`${head}:\n${lines.map((each) => `  ${each}`).join('\n')}`]

/** Without any data the reason is the same for all: told once, at the end. */
const unjudgedLines = ({ age, unjudged }: Audit): string[] =>
  age.kind === 'none'
    ? []
    : unjudged.map(
        ({ subject, reason }) => `${[subject.name, subject.version].filter(Boolean).join(' ')}: ${reason}`,
      )

function summary({ age, subjects, target }: Audit, standing: readonly PackageFinding[]): string {
  const packages = `${subjects.length} packages in ${target}`
  if (age.kind === 'none') return `${packages}.\n${ageText(age)}`
  const affected = new Set(standing.map(({ subject }) => subject)).size
  return `${standing.length} known faults in ${affected} of ${packages}.\n${ageText(age)}`
}
