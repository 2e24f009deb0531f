// The command line: one command per file in commands/. Faults are told with their cure, and nothing else is printed.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemOf, SentinelError } from '@sentinel/contract'
import { Command } from 'commander'
import { commands, headingOf } from './commands/commands.ts'
import { asJson, type Context } from './commands/context.ts'
import { separateScript } from './commands/separateScript.ts'
import { home } from './home.ts'
import { createTerminal } from './terminal.ts'

const terminal = createTerminal()
const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
const program = new Command('sentinel')
  .description('Makes every Python run visible, and turns it into evidence.')
  .version(version)
  .commandsGroup('This machine:')
  .helpCommand('help [command]', 'say how a command is used')
  .showHelpAfterError('(`--help` shows how it is meant)')
  .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
const context: Context = { terminal, program }
const args = process.argv.slice(2)
for (const register of await commands(args[0])) register(context)
for (const command of program.commands) command.helpGroup(headingOf(command.name()) ?? '')
const words = args[0] === 'run' ? ['run', ...separateScript(args.slice(1))] : args
try {
  await program.parseAsync(words, { from: 'user' })
} catch (error) {
  tell(
    error instanceof SentinelError
      ? error
      : new SentinelError('internal-fault', { reason: String(error) }, { cause: error }),
  )
}

function tell(error: SentinelError): void {
  if (args.includes('--json')) terminal.err(asJson(problemOf(error)))
  else terminal.err(`${terminal.paint('red', 'sentinel:')} ${error.message}\n${error.remedy}\n`)
  process.exitCode = error.code === 'input-invalid' ? 2 : 1
}
