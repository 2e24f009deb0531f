// `sentinel packages [NAME]`: which packages the Runs of all endpoints have used, who has one of them, and what is known
// against it.

import type { QueryInput } from '@sentinel/contract'
import { ageText } from '@sentinel/supply'
import { packagesText, packageText, vulnerableText } from '../render/packagesText.ts'
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

type Options = CommonOptions & Omit<QueryInput<'inventory'>, 'vulnerable'> & { vulnerable?: true }
const params = { noun: 'packages' } as const

export function registerPackages(context: Context): void {
  withCommon(
    context.program
      .command('packages')
      .description(
        'list the packages that Runs have used and what is known against them, or say who has one of them',
      ),
    'data',
  )
    .argument('[name]', 'one package: who has it, which Scripts use it, what is known against it')
    .option('--account <name>', 'only packages in Runs of this account')
    .option('--endpoint <name>', 'only packages in Runs on this endpoint')
    .option('-q <text>', 'part of the name, or name@version')
    .option(
      '--vulnerable',
      'only vulnerable and malicious ones, installed ones too: the nearest and worst first',
    )
    .option('--limit <n>', 'how many', limitNumber, 100)
    .addHelpText(
      'after',
      examples('packages', 'packages --vulnerable', 'packages requests', 'packages -q requests@2.31 --json'),
    )
    .action((name: string | undefined, options: Options) =>
      name === undefined ? packages(context, options) : holders(context, name, options),
    )
}

async function packages({ terminal }: Context, options: Options): Promise<void> {
  const { data, json, vulnerable, ...filter } = options
  const query = { ...filter, ...(vulnerable ? { vulnerable: 'yes' as const } : {}) }
  const list = await connect(folderOf(data ? { data } : {})).call('inventory', { params, query })
  if (json) return terminal.out(asJson(list))
  terminal.out((vulnerable ? vulnerableText : packagesText)(list, terminal.tableColumns))
  if (list.total > list.items.length)
    terminal.out(`${list.items.length} of ${list.total}; more with --limit\n`)
  if (list.advisories) terminal.err(`${ageText(list.advisories)}\n`)
}

async function holders({ terminal }: Context, name: string, options: Options): Promise<void> {
  const found = await connect(folderOf(options)).call('inventoryItem', { params, query: { name } })
  if (options.json) return terminal.out(asJson(found))
  if (!found.item) return terminal.out(`No recorded Run has used ${name}.\n`)
  terminal.out(packageText(found, terminal.tableColumns))
  if (found.advisories) terminal.err(`${ageText(found.advisories)}\n`)
}
