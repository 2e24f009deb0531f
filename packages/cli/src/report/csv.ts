// A report as a table for spreadsheets (RFC 4180): one line for each number, and for each program.

import type { Report } from '@sentinel/contract'
import type { Incident } from './incident.ts'
import { measures } from './measures.ts'

/** A cell that begins like a formula is one to a spreadsheet: an apostrophe keeps it text. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const cell = (value: string | number | null) => `"${safe(String(value ?? '')).replaceAll('"', '""')}"`
const line = (...cells: (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`

export function reportCsv(report: Report, origin: string): string {
  const told = Object.entries(measures).map(([name, of]) => {
    const { says, rows } = of(report)
    return line('measure', name, says, '', '', '', '', origin + rows)
  })
  const decisions = report.decisions.map(({ decide, why, rows }) =>
    line('decision', decide, why, '', '', '', '', origin + rows),
  )
  const programs = report.automations.map((one) =>
    line(
      'program',
      one.name,
      one.purpose,
      one.accounts.join(' '),
      one.runs,
      one.failed,
      one.hours,
      origin + one.rows,
    ),
  )
  const head = line('kind', 'name', 'says', 'accounts', 'runs', 'failed', 'hours', 'rows')
  return head + [...told, ...decisions, ...programs].join('')
}

export function incidentCsv({ timeline }: Incident, origin: string): string {
  const steps = timeline.map(({ time, who, what, rows, isCause }) =>
    line(time, who, what, isCause ? 'cause' : '', origin + rows),
  )
  return line('time', 'who', 'what', 'kind', 'rows') + steps.join('')
}
