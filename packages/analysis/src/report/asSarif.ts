// Findings as SARIF 2.1.0 (OASIS), flows as `codeFlows`, so that code hosts and editors can show the path.
import type { CodePlace, Finding } from '../analysis.ts'
import type { Rule, Severity } from '../knowledge.ts'

const LEVELS: Record<Severity, string> = {
  info: 'note',
  low: 'note',
  medium: 'warning',
  high: 'error',
  critical: 'error',
}
/** GitHub's scale of `security-severity`. */
const SCORES: Record<Severity, string> = {
  info: '1.0',
  low: '3.0',
  medium: '5.5',
  high: '8.0',
  critical: '9.5',
}

const locationOf = (place: CodePlace, text?: string) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(place.file.replaceAll('\\', '/')) },
    region: { startLine: place.line, startColumn: place.column },
  },
  ...(text === undefined ? {} : { message: { text } }),
})

const ruleOf = (rule: Rule) => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.why },
  help: { text: rule.fix },
  defaultConfiguration: { level: LEVELS[rule.severity] },
  properties: {
    tags: ['security', `external/cwe/cwe-${rule.cwe}`],
    'security-severity': SCORES[rule.severity],
  },
})

const resultOf = (finding: Finding) => ({
  ruleId: finding.rule,
  level: LEVELS[finding.severity],
  message: { text: finding.message },
  locations: [locationOf(finding.place)],
  partialFingerprints: { 'sentinel/v1': finding.fingerprint },
  properties: { severity: finding.severity, confidence: finding.confidence },
  ...(finding.path.length === 0
    ? {}
    : {
        codeFlows: [
          {
            threadFlows: [
              { locations: finding.path.map((step) => ({ location: locationOf(step, step.note) })) },
            ],
          },
        ],
      }),
  ...(finding.suppressed
    ? { suppressions: [{ kind: 'inSource', justification: finding.suppressed.reason }] }
    : {}),
})

/** The whole log as a plain object, to be written as JSON. */
export const asSarif = (findings: readonly Finding[], rules: readonly Rule[]) => {
  const used = new Set(findings.map((finding) => finding.rule))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sentinel', rules: rules.filter((rule) => used.has(rule.id)).map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(resultOf),
      },
    ],
  }
}
