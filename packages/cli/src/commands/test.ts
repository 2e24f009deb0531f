// `sentinel test`: every test of the project, on a fresh clone too.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { home } from '../home.ts'
import type { Context } from './context.ts'

export function registerTest({ program }: Context): void {
  program
    .command('test')
    .description('run every test of the project')
    .option('--all', 'the long suites too: soak, fuzz, peers')
    .addHelpText('after', '\nExamples:\n  $ sentinel test\n  $ sentinel test --all\n')
    .action(({ all }: { all?: boolean }) => test(all ?? false))
}

async function test(all: boolean): Promise<void> {
  const suites = join(home, 'tests/runAll.ts')
  if (!existsSync(suites))
    throw new SentinelError('input-invalid', {
      reason: 'an installed product carries no tests; clone the project',
    })
  const child = spawn(process.execPath, all ? [suites, '--all'] : [suites], { cwd: home, stdio: 'inherit' })
  process.exitCode = await new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}
