// An audit as SARIF 2.1.0 (OASIS), for code hosts and editors.

import { ageText } from '../advisories/dataAge.ts'
import { worstExploitation } from '../advisories/exploitation.ts'
import type { Audit, PackageFinding } from '../audit/audit.ts'
import { pageAddress } from './pageAddress.ts'

const levels = {
  info: 'note',
  low: 'note',
  unrated: 'warning',
  medium: 'warning',
  high: 'error',
  critical: 'error',
} as const
/** GitHub's scale of `security-severity`, where no score is given. */
const scores = { info: 1, low: 3, unrated: 5, medium: 5.5, high: 8, critical: 9.5 } as const

export function auditSarif(audit: Audit, shown: readonly PackageFinding[]): object {
  const rules = new Map(shown.map((finding) => [finding.ids[0], ruleOf(finding)]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sentinel', rules: [...rules.values()] } },
        // Without data nothing was judged: a reader must not take an empty list for a clean one.
        invocations: [
          {
            executionSuccessful: audit.age.kind !== 'none',
            toolExecutionNotifications: [{ level: levelOfAge(audit), message: { text: ageText(audit.age) } }],
          },
        ],
        results: shown.map((finding) => resultOf(audit, finding)),
      },
    ],
  }
}

const levelOfAge = ({ age }: Audit) => (age.kind === 'none' ? 'error' : age.isStale ? 'warning' : 'note')

const ruleOf = ({ ids, summary, page, severity, score }: PackageFinding) => ({
  id: ids[0],
  shortDescription: { text: summary || (ids[0] as string) },
  ...(page ? { helpUri: pageAddress(page) } : {}),
  defaultConfiguration: { level: levels[severity] },
  properties: { tags: ['security'], 'security-severity': (score ?? scores[severity]).toFixed(1) },
})

function resultOf({ fixes }: Audit, finding: PackageFinding) {
  const { ids, subject, severity, summary, ignored, standing } = finding
  const { name, version, place } = subject
  const fix = fixes[`${name} ${version}`]
  const advice = fix ? `Fixed in ${fix}.` : 'No fix is known.'
  return {
    ruleId: ids[0],
    level: standing === 'affected' ? levels[severity] : 'note',
    message: { text: `${name} ${version}: ${summary} ${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) },
          region: { startLine: place.line ?? 1 },
        },
      },
    ],
    partialFingerprints: { 'sentinel/v1': `${name}@${version}:${ids[0]}` },
    properties: { severity, standing, ids, ...worstExploitation([finding]) },
    ...(ignored
      ? {
          suppressions: [
            {
              kind: 'external',
              justification: `${ignored.reason} (${ignored.owner}, until ${ignored.expires})`,
            },
          ],
        }
      : {}),
  }
}
