// What a package's own files say of it, for people: the verdict first, then each sign with its place, then what it can do.

import type { CapabilityDifference } from '../heuristics/capabilities.ts'
import type { ContentsJudgement, ContentsSeverity } from '../heuristics/judgeContents.ts'

const verdicts: Record<ContentsSeverity, string> = {
  critical: 'made to harm, by all signs',
  high: 'very likely made to harm',
  medium: 'does what needs a reason: read it before you install it',
  low: 'nothing that honest packages do not do as well',
  none: 'no sign of harm was found, which is no proof of its absence',
}

/** `differences`: to an older version; undefined where none was given. */
export function judgementText(
  { name, version, severity, signs, isWhole }: ContentsJudgement,
  differences: readonly CapabilityDifference[] | undefined,
): string {
  const lines = signs.map(
    ({ weight, reason, file, line }) => `  ${String(weight).padStart(3)}  ${reason}${placeOf(file, line)}`,
  )
  const paragraphs = [
    [
      `${name || 'A package'} ${version}: ${severity === 'none' ? '' : `${severity}, `}${verdicts[severity]}`,
      ...lines,
    ],
    ...(isWhole ? [] : [['Not all of it could be read: what was not read is not judged.']]),
    ...(differences ? [differenceLines(differences)] : []),
  ]
  return `${paragraphs.map((each) => each.join('\n')).join('\n\n')}\n`
}

const placeOf = (file: string | null, line: number | null) => (file === null ? '' : `  (${file}:${line})`)

const words = { new: 'new  ', 'new-targets': 'wider', gone: 'gone ' } as const

function differenceLines(differences: readonly CapabilityDifference[]): string[] {
  if (differences.length === 0) return ['It can do what the older version could.']
  return [
    'Compared with the older version:',
    ...differences.map(
      ({ kind, role, does, targets, file, line }) =>
        `  ${words[kind]}  ${does} (${role})${targets.length > 0 ? `: ${targets.join(', ')}` : ''}${placeOf(file, line)}`,
    ),
  ]
}
