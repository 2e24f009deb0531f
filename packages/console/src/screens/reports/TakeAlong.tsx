// The same as a page to print: for leadership on one sheet, for auditors by control, or as a table.

import { Command } from '../../components/Command.tsx'
import { Part } from '../../components/Part.tsx'

const forms = [
  {
    title: 'For leadership, one sheet',
    line: (days: number) => `./sentinel report --period ${days}d --format pdf`,
  },
  {
    title: 'For auditors: ISO 27001, SOC 2, LGPD, GDPR, NIST CSF',
    line: (days: number) => `./sentinel report --for audit --period ${days}d --format pdf -o audit.pdf`,
  },
  {
    title: 'As a table',
    line: (days: number) => `./sentinel report --period ${days}d --format csv -o report.csv`,
  },
]

export const TakeAlong = ({ days }: { days: number }) => (
  <Part id="take" title="Take it along">
    <ul className="flex flex-col gap-3">
      {forms.map(({ title, line }) => (
        <li key={title}>
          <p className="mb-1 text-soft text-sm">{title}</p>
          <Command line={line(days)} />
        </li>
      ))}
    </ul>
  </Part>
)
