// Findings for a terminal: one paragraph each, with the way from source to sink.
import type { Analysis, CodePlace, Finding } from '../analysis.ts'

const placeText = ({ file, line, column, cell }: CodePlace): string =>
  cell === undefined ? `${file}:${line}:${column}` : `${file} cell ${cell}:${line}:${column}`

const findingText = (finding: Finding): string => {
  const head = `${placeText(finding.place)}  ${finding.severity}  ${finding.rule} (CWE-${finding.cwe}, confidence ${finding.confidence})`
  const path = finding.path.map((step, place) => `    ${place + 1}. line ${step.line}: ${step.note}`)
  return [head, `  ${finding.message}`, `  > ${finding.excerpt}`, ...path, `  Fix: ${finding.fix}`].join('\n')
}

/** Ends with a line that counts what is shown. */
export const asText = (analyses: readonly Analysis[], findings: readonly Finding[]): string => {
  const lines = analyses.reduce((total, analysis) => total + analysis.lines, 0)
  const summary = `${findings.length} findings in ${analyses.length} scripts (${lines} lines).`
  return [...findings.map(findingText), summary].join('\n\n')
}
