// `sentinel run`: a script with the probe on, for this one run, and in the end what it did.

import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { runText } from '../render/runText.ts'
import { type Connection, connect } from '../services/connect.ts'
import { runOfLaunch } from '../services/findRun.ts'
import { type Ended, endAs, launchPython } from '../services/launch.ts'
import { holderOf } from '../services/lock.ts'
import { tryPolicy } from '../services/policyTrial.ts'
import { startServices } from '../services/start.ts'
import type { Terminal } from '../terminal.ts'
import { asJson, type CommonOptions, type Context, folderOf, withCommon } from './context.ts'

type RunOptions = CommonOptions & { python?: string; quiet?: boolean; policy?: string }

const patienceMs = 5000

export function registerRun(context: Context): void {
  const command = context.program
    .command('run')
    .description('run a Python script with the probe on, then say what it did')
    .usage('[options] (script.py | -m module | -c code) [args…]')
  withCommon(command, 'data')
    .option('--python <path>', 'the interpreter (default: python3 on the PATH)')
    .option('--policy <name|file>', 'try a policy on this run, beside the one in force')
    .option('--quiet', 'print no summary')
    .argument('[script...]', 'as after `python`')
    .addHelpText(
      'after',
      '\nThe summary goes to standard error; output, input, signals and exit code are the script’s own.\n' +
        '\nExamples:\n  $ sentinel run report.py --month 2026-01\n  $ sentinel run -m http.server 8000\n  $ sentinel run --python .venv/bin/python etl.py\n  $ sentinel run --policy strict report.py\n',
    )
    .action((script: string[], options: RunOptions) => run(context, script, options))
}

async function run({ terminal }: Context, script: string[], options: RunOptions): Promise<void> {
  if (script.length === 0)
    throw new SentinelError('input-invalid', {
      reason: 'there is nothing to run: give a script, -m module or -c code',
    })
  const ended = await runWatched({
    terminal,
    data: folderOf(options),
    python: options.python ?? defaultPython(),
    args: script,
    options,
  })
  endAs(ended)
}

export type WatchedRun = {
  terminal: Terminal
  data: DataFolder
  python: string
  args: string[]
  cwd?: string
  options: Pick<RunOptions, 'quiet' | 'json' | 'policy'>
}

/** Runs it and prints the summary; never fails for a reason of ours once the interpreter was found, but `run-denied`. */
export async function runWatched({ terminal, data, python, args, cwd, options }: WatchedRun): Promise<Ended> {
  const connection = await ensureUp(terminal, data)
  using trial = options.policy
    ? await tryPolicy({ policy: options.policy, python, args, cwd, call: connection?.call })
    : undefined
  if (trial?.warning) terminal.err(`${trial.warning}\n`)
  const ended = await launchPython(python, args, data, { cwd, policy: trial?.path })
  if (!options.quiet) await summarise({ terminal, connection, ended, json: options.json ?? false })
  return ended
}

/** Without services the script still runs: what it did is recorded when they are back, or told as a Gap. */
async function ensureUp(terminal: Terminal, data: DataFolder): Promise<Connection | undefined> {
  try {
    if (!holderOf(data)) await startServices({ data, terminal })
    return connect(data)
  } catch (error) {
    if (!(error instanceof SentinelError)) throw error
    terminal.err(`sentinel: ${error.message} The script runs all the same. ${error.remedy}\n`)
    return undefined
  }
}

type Summary = { terminal: Terminal; connection: Connection | undefined; ended: Ended; json: boolean }

async function summarise({ terminal, connection, ended, json }: Summary): Promise<void> {
  if (!connection) return
  const run = await terminal
    .progress('Waiting for the evidence', () => runOfLaunch(connection.call, ended.launch, patienceMs))
    .catch(() => undefined)
  if (!run)
    return terminal.err(
      `sentinel: no evidence of this run has come yet; look for it at ${connection.origin}/runs?launch=${ended.launch}\n`,
    )
  const link = `${connection.origin}/runs/${run.id}`
  if (json) return terminal.err(asJson({ ...run, link }))
  terminal.err(`\n${runText({ run, link, paint: terminal.paint, columns: terminal.columns, most: 8 })}`)
}

/** The first of the usual names on the PATH, as a shell would find it. */
export function defaultPython(): string {
  const names = process.platform === 'win32' ? ['python.exe', 'py.exe'] : ['python3', 'python']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  for (const name of names)
    for (const folder of folders) if (isExecutable(join(folder, name))) return join(folder, name)
  throw new SentinelError('interpreter-not-found', {
    path: names[0] as string,
    reason: 'it is not on the PATH',
  })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
