// `sentinel runs` and `sentinel show`: what was run, from the server of the data folder.

import type { QueryInput, RunSummary } from '@sentinel/contract'
import { duration, localTime, shortId } from '../render/format.ts'
import { outcome, runText } from '../render/runText.ts'
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

type RunsOptions = CommonOptions & Omit<QueryInput<'runs'>, 'launch' | 'before'>

export function registerRuns(context: Context): void {
  withCommon(context.program.command('runs').description('list Runs, newest first'), 'data')
    .option('--account <name>', 'only Runs of this account')
    .option('--endpoint <name>', 'only Runs on this endpoint')
    .option('--script <part>', 'only scripts whose path holds this')
    .option('--package <name[@version]>', 'only Runs that used this package')
    .option('--host <name>', 'only Runs that contacted this host')
    .option('--status <status>', 'running, succeeded, failed, killed, replaced or ended')
    .option('-q <text>', 'free text')
    .option('--limit <n>', 'how many', limitNumber, 50)
    .addHelpText(
      'after',
      examples('runs', 'runs --package pandas --status failed', 'runs --host api.openai.com --json'),
    )
    .action((options: RunsOptions) => runs(context, options))
  withCommon(
    context.program
      .command('show')
      .argument('[run]', 'a Run’s id, the end of it, or `last`', 'last')
      .description('show one Run'),
    'data',
  )
    .addHelpText('after', examples('show last', 'show 3f9a41c2 --json'))
    .action((id: string, options: CommonOptions) => show(context, id, options))
}

async function runs({ terminal }: Context, { data, json, ...query }: RunsOptions): Promise<void> {
  const list = await connect(folderOf({ ...(data ? { data } : {}) })).call('runs', { query })
  if (json) return terminal.out(asJson(list))
  if (list.runs.length === 0) return terminal.out('No Runs yet. Make one: `sentinel run script.py`\n')
  terminal.out(
    table(
      ['RUN', 'STARTED', 'TOOK', 'STATUS', 'ACCOUNT', 'SCRIPT'],
      list.runs.map(cells),
      terminal.tableColumns,
    ),
  )
  if (list.total > list.runs.length) terminal.out(`${list.runs.length} of ${list.total}; more with --limit\n`)
}

function cells(run: RunSummary): string[] {
  const plain = (_: string, text: string) => text
  return [
    shortId(run.id),
    localTime(run.startedAt),
    duration(run.durationMs),
    outcome(run, plain),
    run.account,
    run.scriptName,
  ]
}

async function show({ terminal }: Context, id: string, options: CommonOptions): Promise<void> {
  const { call, origin } = connect(folderOf(options))
  const run = await call('run', { params: { id } })
  const link = `${origin}/runs/${run.id}`
  if (options.json) return terminal.out(asJson({ ...run, link }))
  const paint: typeof terminal.paint = (style, text) => terminal.paint(style, text, 'out')
  terminal.out(runText({ run, link, paint, columns: terminal.columns, most: 200 }))
}
