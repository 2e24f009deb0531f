// `sentinel anchor`: the root over all chains, to be kept or published outside of this server.

import type { Anchor } from '@sentinel/contract'
import { counted, localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type AnchorOptions = CommonOptions & { list?: boolean }

export function registerAnchor(context: Context): void {
  withCommon(
    context.program
      .command('anchor')
      .description('make the next root over the heads of all chains; the server makes one each night'),
    'data',
  )
    .option('--list', 'those that were made, newest first')
    .addHelpText(
      'after',
      `${examples('anchor', 'anchor --list --json')}\nEach root stands in a file under server/anchors of the data folder: publish it where nobody can change it.\nWith \`url: https://…\` in timestamp.yaml of the data folder, an authority (RFC 3161) puts its time on each.\n`,
    )
    .action((options: AnchorOptions) => anchor(context, options))
}

async function anchor({ terminal }: Context, options: AnchorOptions): Promise<void> {
  const { call } = connect(folderOf(options))
  const anchors = options.list ? (await call('anchors')).anchors : [await call('makeAnchor')]
  if (options.json) return terminal.out(asJson(options.list ? anchors : anchors[0]))
  if (anchors.length === 0) return terminal.out('No root was made yet.\n')
  terminal.out(table(['MADE', 'HEADS', 'STAMPED', 'ROOT'], anchors.map(cells), terminal.tableColumns))
  if (!options.list) terminal.out(`Over ${counted(anchors[0]?.size ?? 0, 'head')} of chains\n`)
}

const cells = ({ time, size, stamp, root }: Anchor): string[] => [
  localTime(time),
  String(size),
  stamp ? localTime(stamp.time) : '–',
  root,
]
