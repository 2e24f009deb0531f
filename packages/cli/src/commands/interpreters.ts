// `sentinel interpreters`, `watch` and `unwatch`: which Pythons there are, and putting the probe into them for good.

import { resolve } from 'node:path'
import {
  type Interpreter,
  interpreterListSchema,
  obstacleWords,
  SentinelError,
  supportWords,
  type WatchResult,
  watchResultsSchema,
} from '@sentinel/contract'
import { counted } from '../render/format.ts'
import { table } from '../render/table.ts'
import { askInterpreters } from '../services/interpreters.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type WatchOptions = CommonOptions & { all?: boolean; dryRun?: boolean }

export function registerInterpreters(context: Context): void {
  const { program } = context
  withCommon(
    program
      .command('interpreters')
      .description('list every Python of this machine, and whether it is watched'),
    'data',
  )
    .addHelpText('after', examples('interpreters', 'interpreters --json'))
    .action((options: CommonOptions) => list(context, options))
  withCommon(program.command('watch').description('put the probe into interpreters, for good'), 'data')
    .argument('[path...]', 'interpreters or environments')
    .option('--all', 'every one that can be')
    .option('--dry-run', 'say what would be done, and change nothing')
    .addHelpText(
      'after',
      `\nWatching adds files to an interpreter; \`sentinel unwatch\` takes them out again to the byte.\n${examples('watch .venv', 'watch /usr/bin/python3', 'watch --all --dry-run', 'watch --all')}`,
    )
    .action((paths: string[], options: WatchOptions) => change(context, { act: 'watch', paths, options }))
  withCommon(program.command('unwatch').description('take the probe out of interpreters'), 'data')
    .argument('[path...]', 'interpreters or environments')
    .option('--all', 'every one that is watched')
    .option('--dry-run', 'say what would be done, and change nothing')
    .addHelpText('after', examples('unwatch .venv', 'unwatch --all'))
    .action((paths: string[], options: WatchOptions) => change(context, { act: 'unwatch', paths, options }))
}

async function list({ terminal }: Context, options: CommonOptions): Promise<void> {
  const found = await askInterpreters(['list'], folderOf(options), interpreterListSchema)
  if (options.json) return terminal.out(asJson(found))
  if (found.interpreters.length === 0) return terminal.out('No Python was found on this machine.\n')
  const headings = ['VERSION', 'SUPPORT', 'PACKAGES', 'PATH', 'WATCHED']
  terminal.out(table(headings, found.interpreters.map(cells), terminal.tableColumns))
  const watched = found.interpreters.filter(({ watch }) => watch.channels.length > 0).length
  terminal.out(`${watched} of ${counted(found.interpreters.length, 'interpreter')} watched\n`)
}

function cells({ implementation, version, support, packages, watch, path }: Interpreter): string[] {
  const name = implementation === 'CPython' ? '' : `${implementation} `
  return [
    `${name}${version ?? 'unknown'}`,
    supportWords(support),
    String(packages.count),
    path,
    watchWords(watch),
  ]
}

function watchWords({ channels, obstacle }: Interpreter['watch']): string {
  if (channels.length > 0) return `yes (${channels.join(', ')})`
  return obstacle ? `no: ${obstacleWords[obstacle]}` : 'no'
}

type Change = { act: 'watch' | 'unwatch'; paths: string[]; options: WatchOptions }

/** Exits with 1 where something that was named was refused; with `--all` what cannot be watched is told and expected. */
async function change({ terminal }: Context, { act, paths, options }: Change): Promise<void> {
  if (paths.length === 0 && !options.all)
    throw new SentinelError('input-invalid', { reason: `name interpreters to ${act}, or give --all` })
  const named = options.all ? ['--all'] : ['--', ...paths.map((path) => resolve(path))]
  const trial = options.dryRun ? ['--dry-run'] : []
  const told = await askInterpreters([act, ...trial, ...named], folderOf(options), watchResultsSchema)
  terminal.out(options.json ? asJson(told) : told.results.map(sentence).join(''))
  if (!options.all && told.results.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1
}

function sentence({ path, outcome, obstacle, files = [] }: WatchResult): string {
  if (outcome === 'refused') return `${path}: refused, ${refusalWords(obstacle)}\n`
  return `${path}: ${outcomeWords[outcome]}\n${files.map((file) => `  ${file}\n`).join('')}`
}

const refusalWords = (obstacle: WatchResult['obstacle']) =>
  obstacle === null || obstacle === 'not-found' ? 'there is no Python' : obstacleWords[obstacle]

const outcomeWords: Record<Exclude<WatchResult['outcome'], 'refused'>, string> = {
  watched: 'watched from now on',
  already: 'was watched already',
  unwatched: 'not watched any more; nothing of Sentinel is left in it',
  'not-watched': 'was not watched',
  'would-watch': 'would be watched, by',
  'would-unwatch': 'would not be watched any more, without',
}
