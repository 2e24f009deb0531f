// Application Security Posture Finding 2007: a weakness in the text of a Script.

import type { OcsfClass } from '../ocsf.ts'
import { common, findingFile } from './findingInfo.ts'

const elsewhere = new Set(['package', 'secret', 'malice'])
/** Where a rule names no weakness: CWE-710, improper adherence to coding standards. */
const unnamed = 710

export const postureFinding = {
  uid: 2007,
  caption: 'Application Security Posture Finding',
  activities: { 1: 'Create' },
  tells: {
    'finding.raised': (event, source) => {
      if (elsewhere.has(event.kind)) return undefined
      const { line, column, endLine, rule, fix } = event
      return {
        activity: 1,
        severity: event.severity,
        attributes: {
          ...common(event),
          vulnerabilities: [
            {
              cwe: { uid: String(event.cwe ?? unnamed) },
              title: event.title,
              desc: event.message,
              affected_code: [
                {
                  file: findingFile(event, source),
                  start_line: line,
                  end_line: endLine ?? line,
                  ...(column === undefined ? {} : { start_column: column }),
                  rule: { uid: rule, name: rule },
                },
              ],
              ...(fix ? { remediation: { desc: fix } } : {}),
            },
          ],
          ...(fix ? { remediation: { desc: fix } } : {}),
        },
        unmapped: { path: event.path.length > 0 ? event.path : undefined, cell: event.cell },
      }
    },
  },
} satisfies OcsfClass
