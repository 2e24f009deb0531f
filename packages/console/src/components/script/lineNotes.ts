// What stands beside the lines of a script: what its Findings say there. Pure.

import type { Finding } from '@sentinel/contract'
import { severityTone } from '../SeverityMark.tsx'
import type { LineNote } from './ScriptText.tsx'

/** Each under the line that it is about; Findings in other files or in hidden code have no line here. */
export function findingNotes(findings: Finding[]): [number, LineNote][] {
  return findings
    .filter(({ file, layers }) => file === undefined && layers === undefined)
    .map(({ line, title, severity }) => [line, { ink: severityTone(severity), text: title, stands: true }])
}

export function notesByLine(all: Iterable<[number, LineNote]>): Map<number, LineNote[]> {
  const lines = new Map<number, LineNote[]>()
  for (const [line, note] of all) {
    const held = lines.get(line)
    if (held) held.push(note)
    else lines.set(line, [note])
  }
  return lines
}
