// `sentinel alerts …`: what needs a person, the highest risk first; shown, and decided on.

import {
  type AlertDeed,
  type AlertDetail,
  type AlertState,
  alertSource,
  alertState,
  type QueryInput,
  type Severity,
  severity,
} from '@sentinel/contract'
import { Option } from 'commander'
import { severityText } from '../render/findingText.ts'
import { counted, localTime, shortId } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import {
  asJson,
  type CommonOptions,
  type Context,
  examples,
  folderOf,
  limitNumber,
  withCommon,
} from './context.ts'

type ListOptions = CommonOptions & QueryInput<'alerts'> & { minSeverity?: Severity; state?: AlertState }
type DeedOptions = CommonOptions & { reason?: string }

export function registerAlerts({ program, terminal }: Context): void {
  const command = program.command('alerts').description('list, show and decide on alerts')
  const context = { terminal, program: command }
  registerListing(context)
  withCommon(
    command.command('show').description('show one alert, its risk and its history').argument('<alert>'),
    'data',
  )
    .addHelpText('after', examples('alerts show 3f9a12', 'alerts show 3f9a12 --json'))
    .action(async (id: string, options: CommonOptions) => {
      const alert = await connect(folderOf(options)).call('alert', { params: { id } })
      terminal.out(options.json ? asJson(alert) : alertText(alert))
    })
  registerDeed(context, 'ack', 'say that somebody looks at it', 'optional', (reason) => ({
    act: 'acknowledge',
    ...(reason === undefined ? {} : { reason }),
  }))
  registerDeed(
    context,
    'resolve',
    'close it; it comes back when it is found again',
    'needed',
    (reason = '') => ({
      act: 'resolve',
      reason,
    }),
  )
  registerDeed(context, 'archive', 'close it until it is worse', 'needed', (reason = '') => ({
    act: 'archive',
    reason,
  }))
  registerDeed(
    context,
    'expect',
    'what is unusual is as it should be: do not tell it again',
    'optional',
    (reason) => ({
      act: 'expect',
      ...(reason === undefined ? {} : { reason }),
    }),
  )
  registerDeed(context, 'reopen', 'open it again', 'optional', (reason) => ({
    act: 'reopen',
    ...(reason === undefined ? {} : { reason }),
  }))
  registerWord(context, 'assign', '[name]', 'give it to somebody; to nobody without a name', (name) => ({
    act: 'assign',
    assignee: name ?? null,
  }))
  registerWord(context, 'comment', '<text>', 'write something beside it', (text = '') => ({
    act: 'comment',
    text,
  }))
}

function registerListing({ program, terminal }: Context): void {
  withCommon(
    program.command('list', { isDefault: true }).description('list alerts, the highest risk first'),
    'data',
  )
    .addOption(
      new Option('--state <state>', 'of this state (default: open)').choices([
        ...alertState.options,
        'open',
        'all',
      ]),
    )
    .addOption(
      new Option('--min-severity <severity>', 'the least that is listed').choices([...severity.options]),
    )
    .addOption(new Option('--source <source>', 'what raised it').choices([...alertSource.options]))
    .option('--rule <rule>', 'only of this rule')
    .option('--script <part>', 'only scripts whose path holds this')
    .option('--assignee <name>', 'only those given to this person')
    .option('--limit <n>', 'how many', limitNumber, 50)
    .addHelpText('after', examples('alerts', 'alerts --min-severity high', 'alerts list --state all --json'))
    .action(async ({ data, json, ...query }: ListOptions) => {
      const list = await connect(folderOf(data ? { data } : {})).call('alerts', { query })
      if (json) return terminal.out(asJson(list))
      if (list.alerts.length === 0) return terminal.out('No alerts.\n')
      const rows = list.alerts.map((one) => [
        one.id.slice(0, 8),
        String(Math.round(one.risk.score)),
        severityText(one.severity),
        one.state,
        String(one.occurrences),
        localTime(one.lastAt),
        one.script.split(/[\\/]/).at(-1) ?? one.script,
        one.title,
      ])
      const headings = ['ALERT', 'RISK', 'SEVERITY', 'STATE', 'TIMES', 'LAST SEEN', 'SCRIPT', 'WHAT']
      terminal.out(table(headings, rows, terminal.tableColumns))
      if (list.total > rows.length) terminal.out(`${rows.length} of ${list.total}; more with --limit\n`)
    })
}

function registerDeed(
  context: Context,
  name: string,
  says: string,
  reason: 'needed' | 'optional',
  deedOf: (reason?: string) => AlertDeed,
): void {
  const command = withCommon(context.program.command(name).description(says).argument('<alert>'), 'data')
  const flag = '--reason <text>'
  if (reason === 'needed') command.requiredOption(flag, 'why')
  else command.option(flag, 'why')
  command
    .addHelpText('after', examples(`alerts ${name} 3f9a12 --reason "a backup script"`))
    .action((id: string, options: DeedOptions) => change(context, id, deedOf(options.reason), options))
}

function registerWord(
  context: Context,
  name: string,
  argument: string,
  says: string,
  deedOf: (word?: string) => AlertDeed,
): void {
  withCommon(context.program.command(name).description(says).argument('<alert>').argument(argument), 'data')
    .addHelpText(
      'after',
      examples(`alerts ${name} 3f9a12 ${name === 'assign' ? 'ada' : '"asked the owner"'}`),
    )
    .action((id: string, word: string | undefined, options: CommonOptions) =>
      change(context, id, deedOf(word), options),
    )
}

async function change(
  { terminal }: Context,
  id: string,
  deed: AlertDeed,
  options: CommonOptions,
): Promise<void> {
  const alert = await connect(folderOf(options)).call('changeAlert', { params: { id }, body: deed })
  const assigned = alert.assignee === null ? '' : `, given to ${alert.assignee}`
  terminal.out(options.json ? asJson(alert) : `${alert.id.slice(0, 8)} is ${alert.state}${assigned}\n`)
}

function alertText(alert: AlertDetail): string {
  const { risk, last, history, deliveries } = alert
  const row = (title: string, text: string) => `  ${title.padEnd(12)} ${text}\n`
  const parts = Object.entries(risk.parts).map(([name, { factor, why }]) =>
    row('', `× ${factor} ${name}: ${why}`),
  )
  return [
    `${severityText(alert.severity)}  ${alert.title}\n`,
    row('alert', `${alert.id}, ${alert.state}${alert.assignee ? `, given to ${alert.assignee}` : ''}`),
    row('rule', `${alert.rule} (${alert.source}${alert.technique ? `, ${alert.technique}` : ''})`),
    row('script', alert.script),
    row(
      'seen',
      `${counted(alert.occurrences, 'time')} on ${counted(alert.endpoints, 'endpoint')}, last ${localTime(alert.lastAt)}`,
    ),
    row('run', last.run ? `${shortId(last.run)} on ${last.endpoint.name}` : `none, on ${last.endpoint.name}`),
    row('what', alert.message),
    row('why', alert.why),
    row('to do', alert.respond),
    row('risk', `${risk.score} = 100`),
    ...parts,
    ...history.map(({ time, act, operator, text }) =>
      row(
        'history',
        `${localTime(time)} ${act}${operator ? ` by ${operator}` : ''}${text ? `: ${text}` : ''}`,
      ),
    ),
    ...deliveries.map(({ channel, state, change: number, reason }) =>
      row('told', `${channel}: change ${number} ${state}${reason ? ` (${reason})` : ''}`),
    ),
  ].join('')
}
