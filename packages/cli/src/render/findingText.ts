// Findings in words: severity as icon, word and colour; where; what. And what a Script is for.

import type { Finding, RunDetail, Severity } from '@sentinel/contract'
import type { Style, Terminal } from '../terminal.ts'
import { counted, shorten } from './format.ts'

const icons: Record<Severity, string> = { critical: '✖', high: '▲', medium: '◆', low: '◇', info: '·' }
const styles: Record<Severity, Style> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'dim',
  info: 'dim',
}

export const severityText = (severity: Severity): string => `${icons[severity]} ${severity}`

/** `line 5`, `cell 2, line 5`, `helpers.py, line 5`. */
export const placeText = ({ file, cell, line }: Finding): string =>
  [file?.split(/[\\/]/).at(-1), cell === undefined ? undefined : `cell ${cell}`, `line ${line}`]
    .filter(Boolean)
    .join(', ')

type Section = { run: RunDetail; paint: Terminal['paint']; columns: number; most: number }

/** What the Script is for, and its Findings; empty where it was not judged yet. */
export function judgementText({ run, paint, columns, most }: Section): string {
  const { judgement, findings } = run
  const row = (title: string, text: string) => `  ${paint('dim', title.padEnd(12))} ${text}\n`
  const width = columns - 15
  const shown = findings.slice(0, most)
  const rest = run.counts.findings - shown.length
  return [
    judgement?.summary ? row('intent', shorten(judgement.summary, width)) : '',
    judgement?.reason ? row('not judged', shorten(judgement.reason, width)) : '',
    ...shown.map((finding, index) => row(index === 0 ? 'findings' : '', findingLine(finding, paint, width))),
    rest > 0 ? row('', paint('dim', `and ${counted(rest, 'more', 'more')}`)) : '',
  ].join('')
}

/** Cut before it is painted: a colour takes no room. */
function findingLine(finding: Finding, paint: Terminal['paint'], width: number): string {
  const severity = severityText(finding.severity)
  const text = `  ${placeText(finding)}  ${finding.rule}: ${finding.message}`
  return paint(styles[finding.severity], severity) + shorten(text, width - severity.length)
}
