// `sentinel report`: what leadership and auditors read about a period, or the steps of one incident, as a page, a PDF or data.

import { writeFileSync } from 'node:fs'
import { type Client, type EventRow, type Report, SentinelError } from '@sentinel/contract'
import { loadControls } from '@sentinel/knowledge'
import { Option } from 'commander'
import { auditPage } from '../report/auditPage.ts'
import { incidentCsv, reportCsv } from '../report/csv.ts'
import { type Incident, incidentOf } from '../report/incident.ts'
import { incidentPage } from '../report/incidentPage.ts'
import { leadershipPage } from '../report/leadershipPage.ts'
import { pagePdf } from '../report/pdf.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type ReportOptions = CommonOptions & {
  period: string
  format: 'html' | 'pdf' | 'json' | 'csv'
  for: 'leadership' | 'audit'
  alert?: string
  output?: string
}

export function registerReport(context: Context): void {
  withCommon(
    context.program
      .command('report')
      .description('report on a period, for leadership or for auditors, or on one alert'),
    'words',
  )
    .option('--period <days>', 'the last days: 30d', '30d')
    .addOption(
      new Option('--format <format>', 'what is written')
        .choices(['html', 'pdf', 'json', 'csv'])
        .default('html'),
    )
    .addOption(
      new Option('--for <readers>', 'who reads it').choices(['leadership', 'audit']).default('leadership'),
    )
    .option('--alert <alert>', 'report on this incident instead of a period')
    .option('-o, --output <file>', 'where to (default: the terminal; for a PDF, sentinel-report.pdf)')
    .addHelpText(
      'after',
      examples(
        'report -o report.html',
        'report --period 7d --format pdf',
        'report --for audit --format pdf -o audit.pdf',
        'report --alert 3f9a12 --format pdf',
      ),
    )
    .action((options: ReportOptions) => report(context, options))
}

async function report({ terminal }: Context, options: ReportOptions): Promise<void> {
  const { call, origin } = connect(folderOf(options))
  const text =
    options.alert === undefined
      ? await textOf(await call('report', { query: { days: daysOf(options.period) } }), options, origin)
      : await incidentText(await incident(call, options.alert), options, origin)
  const file = options.output ?? (options.format === 'pdf' ? 'sentinel-report.pdf' : undefined)
  if (file === undefined) return terminal.out(text.toString())
  try {
    writeFileSync(file, text)
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('input-invalid', { reason: `${file} cannot be written (${reason})` }, { cause })
  }
  terminal.out(`${file}\n`)
}

async function textOf(
  told: Report,
  { format, for: readers }: ReportOptions,
  origin: string,
): Promise<string | Buffer> {
  if (format === 'json') return asJson(told)
  if (format === 'csv') return reportCsv(told, origin)
  const page = readers === 'audit' ? auditPage(told, loadControls(), origin) : leadershipPage(told, origin)
  return format === 'pdf' ? pagePdf(page) : page
}

async function incident(call: Client, id: string): Promise<Incident> {
  const alert = await call('alert', { params: { id } })
  const { run } = alert.last
  const now = new Date().toISOString()
  if (run === null) return incidentOf(alert, null, [], now)
  const params = { id: run }
  const events: EventRow[] = []
  for (let after: number | null = -1; after !== null; ) {
    const page: { events: EventRow[]; next: number | null } = await call('runEvents', {
      params,
      query: { ...(after < 0 ? {} : { after }), limit: 5000 },
    })
    events.push(...page.events)
    after = page.next
  }
  return incidentOf(alert, await call('run', { params }), events, now)
}

async function incidentText(
  told: Incident,
  { format }: ReportOptions,
  origin: string,
): Promise<string | Buffer> {
  if (format === 'json') return asJson(told)
  if (format === 'csv') return incidentCsv(told, origin)
  const page = incidentPage(told, origin)
  return format === 'pdf' ? pagePdf(page) : page
}

function daysOf(period: string): number {
  const days = Number(/^(\d+)d?$/.exec(period)?.[1])
  if (days >= 1 && days <= 366) return days
  throw new SentinelError('input-invalid', {
    reason: '--period is a number of days from 1 to 366, as in 30d',
  })
}
