// `sentinel scripts` and `sentinel script`: which programs there are, each text once, and one of them in full.

import { type QueryInput, type ScriptRow, type Severity, severity } from '@sentinel/contract'
import { Option } from 'commander'
import { severityText } from '../render/findingText.ts'
import { localTime } from '../render/format.ts'
import { scriptText } from '../render/scriptText.ts'
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

type ScriptsOptions = CommonOptions & QueryInput<'scripts'> & { minSeverity?: Severity }

export function registerScripts(context: Context): void {
  const { program } = context
  withCommon(
    program.command('scripts').description('list Scripts by their content, the last run first'),
    'data',
  )
    .addOption(
      new Option('--min-severity <severity>', 'the least that its worst Finding has').choices([
        ...severity.options,
      ]),
    )
    .option('--account <name>', 'only Scripts that this account ran')
    .option('--endpoint <name>', 'only Scripts that ran on this endpoint')
    .option('-q <text>', 'part of the name, path or hash')
    .option('--limit <n>', 'how many', limitNumber, 50)
    .addHelpText('after', examples('scripts', 'scripts --min-severity high', 'scripts -q etl.py --json'))
    .action((options: ScriptsOptions) => scripts(context, options))
  withCommon(
    program
      .command('script')
      .argument('<hash>', 'SHA-256 of its text, or the first eight or more digits of it')
      .description('show one Script: what it is for, who runs it, its versions and Findings'),
    'data',
  )
    .addHelpText('after', examples('script 054d4081', 'script 054d4081 --json'))
    .action((hash: string, options: CommonOptions) => script(context, hash, options))
}

async function scripts({ terminal }: Context, { data, json, ...query }: ScriptsOptions): Promise<void> {
  const list = await connect(folderOf(data ? { data } : {})).call('scripts', { query })
  if (json) return terminal.out(asJson(list))
  if (list.scripts.length === 0) return terminal.out('No Script has run. Run one: `sentinel run script.py`\n')
  const headings = [
    'HASH',
    'SCRIPT',
    'WORST',
    'RUNS',
    'FAILED',
    'VERSIONS',
    'AI TOOL',
    'LAST RUN',
    'WHAT IT IS FOR',
  ]
  terminal.out(table(headings, list.scripts.map(cells), terminal.tableColumns))
  if (list.total > list.scripts.length)
    terminal.out(`${list.scripts.length} of ${list.total}; more with --limit\n`)
}

const cells = ({
  sha256,
  name,
  worst,
  runs,
  failed,
  versions,
  assistants,
  lastAt,
  summary,
}: ScriptRow): string[] => [
  sha256.slice(0, 12),
  name,
  worst ? severityText(worst) : '–',
  String(runs),
  String(failed),
  String(versions),
  assistants.join(', ') || '–',
  localTime(lastAt),
  summary ?? 'not judged yet',
]

async function script({ terminal }: Context, hash: string, options: CommonOptions): Promise<void> {
  const { call, origin } = connect(folderOf(options))
  const detail = await call('script', { params: { hash: hash.toLowerCase() } })
  const link = `${origin}/scripts/${detail.script.sha256}`
  if (options.json) return terminal.out(asJson({ ...detail, link }))
  const paint: typeof terminal.paint = (style, text) => terminal.paint(style, text, 'out')
  terminal.out(scriptText({ detail, link, paint, columns: terminal.columns }))
}
