// `sentinel export list | status | test | remove`: where evidence goes, how far each destination is, and what keeps it.

import type { ExportSettings, ExportStatus } from '@sentinel/contract'
import type { Command } from 'commander'
import { counted, duration, localTime } from '../../render/format.ts'
import { table } from '../../render/table.ts'
import { connect } from '../../services/connect.ts'
import type { Terminal } from '../../terminal.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

export function registerDestinations(command: Command, context: Context): void {
  withCommon(command.command('list').description('where evidence goes'), 'data')
    .addHelpText('after', examples('export list', 'export list --json'))
    .action((options: CommonOptions) => list(context, options))
  withCommon(command.command('status').description('how far each destination is, and what keeps it'), 'data')
    .addHelpText(
      'after',
      `${examples('export status', 'export status --json')}\nExit code 1 where one is failing. Nothing is lost meanwhile: evidence waits here.\n`,
    )
    .action((options: CommonOptions) => status(context, options))
  withCommon(
    command
      .command('test')
      .argument('<name>', 'as `sentinel export list` names it')
      .description('send one event that says it is a test'),
    'data',
  )
    .addHelpText('after', `${examples('export test siem')}\nExit code 1 where it did not arrive.\n`)
    .action((name: string, options: CommonOptions) => test(context, name, options))
  withCommon(
    command
      .command('remove')
      .argument('<name>', 'as `sentinel export list` names it')
      .description('send no more to a destination'),
    'data',
  )
    .addHelpText(
      'after',
      `${examples('export remove siem')}\nHow far it was is forgotten; \`export add … --from beginning\` sends everything again.\n`,
    )
    .action((name: string, options: CommonOptions) => remove(context, name, options))
}

const none = 'Evidence goes nowhere else. `sentinel export add --help` shows how to send it on.\n'

async function list({ terminal }: Context, options: CommonOptions): Promise<void> {
  const { exports } = await connect(folderOf(options)).call('exports')
  if (options.json)
    return terminal.out(asJson(exports.map(({ settings, addedAt }) => ({ ...settings, addedAt }))))
  if (exports.length === 0) return terminal.out(none)
  const rows = exports.map(({ settings, addedAt }) => [
    settings.name,
    settings.kind,
    settings.format,
    localTime(addedAt),
    placeOf(settings),
  ])
  terminal.out(table(['NAME', 'KIND', 'FORMAT', 'SINCE', 'WHERE'], rows, terminal.tableColumns))
}

async function status({ terminal }: Context, options: CommonOptions): Promise<void> {
  const { exports } = await connect(folderOf(options)).call('exports')
  if (exports.some(({ state }) => state === 'failing')) process.exitCode = 1
  if (options.json) return terminal.out(asJson(exports))
  if (exports.length === 0) return terminal.out(none)
  const rows = exports.map((one) => [
    one.settings.name,
    one.state,
    String(one.sent),
    String(one.waiting),
    one.waiting === 0 ? '–' : duration(one.lagSeconds * 1000),
    one.lastSentAt ? localTime(one.lastSentAt) : 'never',
  ])
  terminal.out(table(['NAME', 'STATE', 'SENT', 'WAITING', 'LAG', 'LAST SENT'], rows, terminal.tableColumns))
  for (const one of exports) tellFailure(terminal, one)
}

function tellFailure(
  { out, paint }: Terminal,
  { settings, state, retries, lastError, nextTryAt }: ExportStatus,
) {
  if (state !== 'failing' || !lastError) return
  const next = nextTryAt ? `; next try at ${localTime(nextTryAt)}` : ''
  const tries = counted(retries, 'try', 'tries')
  out(`\n${paint('red', `✗ ${settings.name}`, 'out')}: ${lastError.reason} (${tries} in a row${next})\n`)
}

async function test({ terminal }: Context, name: string, options: CommonOptions): Promise<void> {
  const result = await connect(folderOf(options)).call('testExport', { params: { name } })
  if (!result.arrived) process.exitCode = 1
  if (options.json) return terminal.out(asJson(result))
  terminal.out(
    result.arrived
      ? `${terminal.paint('green', '✓ It arrived', 'out')} in ${result.ms} ms.\n`
      : `${terminal.paint('red', '✗ It did not arrive', 'out')}: ${result.reason}.\n`,
  )
}

async function remove({ terminal }: Context, name: string, options: CommonOptions): Promise<void> {
  const removed = await connect(folderOf(options)).call('removeExport', { params: { name } })
  terminal.out(options.json ? asJson(removed) : `${name} gets no more.\n`)
}

function placeOf(settings: ExportSettings): string {
  switch (settings.kind) {
    case 'file':
      return settings.folder
    case 'syslog':
      return `${settings.host}:${settings.port}`
    default:
      return settings.url
  }
}
