// `sentinel packages [NAME]`: which packages the Runs of all endpoints have used, and who has one of them.

import type { InventoryItem, InventoryRow, QueryInput } from '@sentinel/contract'
import { counted, localTime } from '../render/format.ts'
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

type Options = CommonOptions & QueryInput<'inventory'>
const params = { noun: 'packages' } as const

export function registerPackages(context: Context): void {
  withCommon(
    context.program
      .command('packages')
      .description('list the packages that Runs have used, or say who has one of them'),
    'data',
  )
    .argument('[name]', 'one package: who has it, and which Scripts use it')
    .option('--account <name>', 'only packages in Runs of this account')
    .option('--endpoint <name>', 'only packages in Runs on this endpoint')
    .option('-q <text>', 'part of the name, or name@version')
    .option('--limit <n>', 'how many', limitNumber, 100)
    .addHelpText('after', examples('packages', 'packages requests', 'packages -q requests@2.31 --json'))
    .action((name: string | undefined, options: Options) =>
      name === undefined ? packages(context, options) : holders(context, name, options),
    )
}

async function packages({ terminal }: Context, { data, json, ...query }: Options): Promise<void> {
  const list = await connect(folderOf(data ? { data } : {})).call('inventory', { params, query })
  if (json) return terminal.out(asJson(list))
  if (list.items.length === 0) return terminal.out('No Run has used a package like that.\n')
  const headings = ['PACKAGE', 'ENDPOINTS', 'SCRIPTS', 'RUNS', 'FIRST SEEN', 'LAST SEEN', 'VERSIONS']
  terminal.out(table(headings, list.items.map(cells), terminal.columns))
  if (list.total > list.items.length)
    terminal.out(`${list.items.length} of ${list.total}; more with --limit\n`)
  terminal.err(
    'Whether a version is vulnerable is not judged here: `sentinel audit` judges an environment.\n',
  )
}

const cells = (row: InventoryRow): string[] => [
  row.name,
  String(row.endpointCount),
  String(row.scripts),
  String(row.runs),
  localTime(row.firstAt),
  localTime(row.lastAt),
  row.versions.join(', '),
]

async function holders({ terminal }: Context, name: string, options: Options): Promise<void> {
  const found = await connect(folderOf(options)).call('inventoryItem', { params, query: { name } })
  if (options.json) return terminal.out(asJson(found))
  if (!found.item) return terminal.out(`No recorded Run has used ${name}.\n`)
  terminal.out(holdersText(found, terminal.columns))
}

function holdersText({ item, holders, scripts }: InventoryItem, columns: number): string {
  const had = holders.map(({ version, endpoint, account, runs, lastAt }) => [
    version,
    endpoint.name,
    account,
    String(runs),
    localTime(lastAt),
  ])
  const used = scripts.map(({ sha256, name, runs, path }) => [sha256.slice(0, 12), name, String(runs), path])
  return [
    `${item?.name}: ${counted(item?.runs ?? 0, 'Run')} on ${counted(item?.endpointCount ?? 0, 'endpoint')}\n\n`,
    table(['VERSION', 'ENDPOINT', 'ACCOUNT', 'RUNS', 'LAST RUN'], had, columns),
    used.length > 0 ? `\n${table(['HASH', 'SCRIPT', 'RUNS', 'PATH'], used, columns)}` : '',
  ].join('')
}
