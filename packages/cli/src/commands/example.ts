// `sentinel example`: scripts as business users write them, each in an environment of its own below the data folder.

import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { home } from '../home.ts'
import { endAs } from '../services/launch.ts'
import { prepareEnvironment } from '../services/pythonEnvironment.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'
import { defaultPython, runWatched } from './run.ts'

type ExampleOptions = CommonOptions & { python?: string; policy?: string }
const folder = join(home, 'examples')

export function registerExample(context: Context): void {
  withCommon(
    context.program
      .command('example')
      .argument('[name]')
      .description('list the examples, or prepare and run one'),
    'data',
  )
    .option('--python <path>', 'the interpreter to make its environment with (default: python3 on the PATH)')
    .option('--policy <name|file>', 'try a policy on this run, beside the one in force')
    .addHelpText(
      'after',
      examples('example', 'example quarterly-report', 'example ai-summary --policy strict'),
    )
    .action((name: string | undefined, options: ExampleOptions) =>
      name ? runExample(context, name, options) : list(context, options),
    )
}

function list({ terminal }: Context, options: CommonOptions): void {
  const all = names().map((name) => ({ name, about: aboutOf(name) }))
  const width = Math.max(...all.map(({ name }) => name.length))
  const lines = all.map(
    ({ name, about }) => `${terminal.paint('bold', name.padEnd(width), 'out')}  ${about}\n`,
  )
  terminal.out(
    options.json
      ? asJson({ examples: all })
      : `${lines.join('')}\nRun one: sentinel example ${all[0]?.name}\n`,
  )
}

const names = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const scriptOf = (name: string) => `${name.replaceAll('-', '_')}.py`

/** The first line of an example's script says what it does. */
function aboutOf(name: string): string {
  const [first = ''] = readFileSync(join(folder, name, scriptOf(name)), 'utf8').split('\n')
  return first.replace(/^(#|""") ?/, '').replace(/"""$/, '')
}

async function runExample({ terminal }: Context, name: string, options: ExampleOptions): Promise<void> {
  if (!names().includes(name)) throw new SentinelError('example-unknown', { name })
  const data = folderOf(options)
  const place = join(data.examples, name)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  const python = await prepareEnvironment({
    terminal,
    name,
    place,
    base: options.python ?? defaultPython(),
    requirements: join(folder, name, 'requirements.txt'),
  })
  // In a copy, so that what the example writes does not lie among the program's own files.
  const work = join(place, 'work')
  cpSync(join(folder, name), work, { recursive: true })
  endAs(await runWatched({ terminal, data, python, args: [scriptOf(name)], cwd: work, options }))
}
