// `sentinel findings`: what was found in the scripts of all Runs, from the server of the data folder.

import { type FindingRow, type QueryInput, type Severity, severity } from '@sentinel/contract'
import { Option } from 'commander'
import { placeText, severityText } from '../render/findingText.ts'
import { localTime, shortId } from '../render/format.ts'
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

type FindingsOptions = CommonOptions & QueryInput<'findings'> & { minSeverity?: Severity }

export function registerFindings(context: Context): void {
  withCommon(
    context.program.command('findings').description('list what was found in the scripts of all Runs'),
    'data',
  )
    .addOption(
      new Option('--min-severity <severity>', 'the least that is listed').choices([...severity.options]),
    )
    .option('--rule <rule>', 'only Findings of this rule')
    .option('--script <part>', 'only scripts whose path holds this')
    .option('--account <name>', 'only Runs of this account')
    .option('--endpoint <name>', 'only Runs on this endpoint')
    .option('--limit <n>', 'how many', limitNumber, 50)
    .addHelpText(
      'after',
      examples('findings', 'findings --min-severity high', 'findings --rule sql-injection --json'),
    )
    .action((options: FindingsOptions) => findings(context, options))
}

async function findings({ terminal }: Context, { data, json, ...query }: FindingsOptions): Promise<void> {
  const list = await connect(folderOf({ ...(data ? { data } : {}) })).call('findings', { query })
  if (json) return terminal.out(asJson(list))
  if (list.findings.length === 0) return terminal.out('Nothing was found in the scripts that ran.\n')
  const headings = ['SEVERITY', 'SCRIPT', 'WHERE', 'RULE', 'RUNS', 'LAST SEEN', 'RUN', 'WHAT']
  terminal.out(table(headings, list.findings.map(cells), terminal.tableColumns))
  if (list.total > list.findings.length)
    terminal.out(`${list.findings.length} of ${list.total}; more with --limit\n`)
}

const cells = ({ finding, runs, lastAt, lastRun }: FindingRow): string[] => [
  severityText(finding.severity),
  lastRun.scriptName,
  placeText(finding),
  finding.rule,
  String(runs),
  localTime(lastAt),
  shortId(lastRun.id),
  finding.message,
]
