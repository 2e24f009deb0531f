// `sentinel export evidence`: evidence for somebody who does not trust us.

import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import {
  type Bundle,
  type BundleContent,
  type Client,
  type QueryInput,
  runFilterSchema,
  SentinelError,
} from '@sentinel/contract'
import type { Command } from 'commander'
import { bundlePage } from '../../proof/bundlePage.ts'
import { counted } from '../../render/format.ts'
import { connect } from '../../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

type EvidenceOptions = CommonOptions & { query?: string; output: string }

export function registerEvidence(command: Command, context: Context): void {
  withCommon(
    command
      .command('evidence')
      .argument('[run or alert]', 'id of a Run or the end of it, `last`, or id of an alert or its beginning')
      .description('write a signed bundle that anybody can check without this server'),
    'data',
  )
    .option('--query <filter>', 'instead of one, all Runs that match: "account=ada script=etl"')
    .requiredOption(
      '-o, --output <file>',
      'FILE.html: a page that checks itself; FILE.json: the bundle alone',
    )
    .addHelpText(
      'after',
      examples(
        'export evidence last -o run.html',
        'export evidence 0123456789abcdef -o alert.html',
        'export evidence --query "account=ada" -o ada.json',
        'verify run.html',
      ),
    )
    .action((named: string | undefined, options: EvidenceOptions) => exportEvidence(context, named, options))
}

async function exportEvidence({ terminal }: Context, named: string | undefined, options: EvidenceOptions) {
  const bundle = await bundleOf(connect(folderOf(options)).call, queryOf(named, options.query))
  const isPage = ['.html', '.htm'].includes(extname(options.output).toLowerCase())
  write(options.output, isPage ? bundlePage(bundle) : asJson(bundle))
  const { selected, spans, anchored, left } = JSON.parse(bundle.content) as BundleContent
  const told = {
    file: options.output,
    records: selected.length,
    spans: spans.length,
    anchored: anchored.length,
    left,
  }
  if (options.json) return terminal.out(asJson(told))
  const root =
    anchored.length === 0
      ? 'not yet under a published root'
      : `${anchored.length} of ${counted(spans.length, 'stretch', 'stretches')} under a published root`
  terminal.out(`${counted(selected.length, 'record')} in ${options.output}, ${root}\n`)
  if (left.length > 0)
    terminal.out(
      `${counted(left.length, 'Run')} still without a receipt for all records: ${left.join(', ')}\n`,
    )
  terminal.out(
    `Check it with \`sentinel verify ${options.output}\`${isPage ? ', or open it in a browser' : ''}.\n`,
  )
}

/** A Run is named by the end of its id, an alert by the beginning: what no Run is called may be an alert. */
async function bundleOf(call: Client, query: QueryInput<'exportEvidence'>): Promise<Bundle> {
  try {
    return await call('exportEvidence', { query })
  } catch (fault) {
    const isUnknown = fault instanceof SentinelError && fault.code === 'run-unknown'
    if (!isUnknown || !/^[0-9a-f]{4,16}$/.test(query.run ?? '')) throw fault
    return call('exportEvidence', { query: { alert: query.run } }).catch((other) => {
      throw other instanceof SentinelError && other.code === 'alert-unknown' ? fault : other
    })
  }
}

/** Faults: `input-invalid` where neither or both are given, or the filter has other members than Runs have. */
function queryOf(named: string | undefined, filter: string | undefined): QueryInput<'exportEvidence'> {
  if ((named === undefined) === (filter === undefined))
    throw new SentinelError('input-invalid', { reason: 'give a Run or an alert, or --query' })
  if (named !== undefined) return { run: named }
  const pairs = (filter ?? '').split(/\s+/).filter((word) => word !== '')
  const parsed = runFilterSchema.strict().safeParse(Object.fromEntries(pairs.map(pairOf)))
  if (parsed.success && pairs.length > 0) return parsed.data
  const names = Object.keys(runFilterSchema.shape).join(', ')
  throw new SentinelError('input-invalid', { reason: `--query takes name=value, with the names ${names}` })
}

const pairOf = (pair: string): [string, string] => {
  const [name = '', ...value] = pair.split('=')
  return [name, value.join('=')]
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('input-invalid', { reason: `${file} cannot be written (${reason})` }, { cause })
  }
}
