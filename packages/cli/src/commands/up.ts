// `sentinel up`: server, agent and console on the loopback interface; the terminal shows Runs as they come.

import { InvalidArgumentError } from 'commander'
import { holderOf } from '../services/lock.ts'
import { signInLink } from '../services/signInLink.ts'
import { startServices } from '../services/start.ts'
import { tailRuns } from '../services/tailRuns.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type UpOptions = CommonOptions & { port?: number; detach?: boolean }

export function registerUp(context: Context): void {
  const command = context.program
    .command('up')
    .description('start server, agent and console, and show Runs as they come')
  withCommon(command, 'data')
    .option('--port <n>', 'port of the console on the loopback interface (default: a free one)', portNumber)
    .option('--detach', 'give the shell back; `sentinel down` stops it')
    .addHelpText('after', examples('up', 'up --detach', 'up --port 7400 --data /var/lib/sentinel'))
    .action((options: UpOptions) => up(context, options))
}

async function up({ terminal }: Context, options: UpOptions): Promise<void> {
  const data = folderOf(options)
  const attached = !options.detach
  const { origin, supervisor } = await startServices({
    data,
    attached,
    terminal,
    ...(options.port ? { port: options.port } : {}),
  })
  const link = await signInLink(data)
  if (options.json) terminal.out(asJson({ origin, link, data: data.root, pid: supervisor.pid }))
  else
    terminal.out(
      `Sentinel is up at ${origin}\nSign in with  ${terminal.paint('accent', link, 'out')}  (works once, for ten minutes)\n`,
    )
  if (!attached) return
  if (!options.json)
    terminal.err(terminal.paint('dim', 'Runs show here as they come; Ctrl-C stops Sentinel.\n'))
  const tail = new AbortController()
  const ended = new Promise<void>((resolve) => supervisor.on('exit', () => resolve()))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => supervisor.kill('SIGTERM'))
  void tailRuns({ data, terminal, json: options.json ?? false, signal: tail.signal })
  await ended
  tail.abort()
  process.exit(holderOf(data) ? 1 : 0)
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.')
  return port
}
