// `sentinel policy test FILE --over 30d`: the policy over what was recorded, before anybody is stopped by it.

import type { PolicyTrial } from '@sentinel/contract'
import { findPolicy } from '@sentinel/knowledge'
import { InvalidArgumentError } from 'commander'
import { counted } from '../../render/format.ts'
import { table } from '../../render/table.ts'
import { connect } from '../../services/connect.ts'
import { readyPolicy } from '../../services/policyTrial.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

type Options = CommonOptions & { over: number }

export function registerTest({ program, terminal }: Context): void {
  withCommon(
    program
      .command('test')
      .description('say what a policy would have warned of and stopped, for whom, how often'),
    'data',
  )
    .argument('<file>', 'a file, or the name of a built-in policy')
    .option('--over <days>', 'over the last days, as in 30d', days, 30)
    .addHelpText('after', examples('policy test own.yaml', 'policy test strict --over 7d --json'))
    .action(async (file: string, options: Options) => {
      // Its faults are told with the name of the file, before any server is asked.
      readyPolicy(file)
      const { call } = connect(folderOf(options))
      const body = { text: findPolicy(file).text, days: options.over }
      const found = await terminal.progress('Judging what was recorded', () => call('tryPolicy', { body }))
      terminal.out(options.json ? asJson(found) : trialText(found, terminal.tableColumns))
    })
}

function days(text: string): number {
  const given = /^(\d{1,3})d?$/.exec(text)?.[1]
  if (!given || Number(given) < 1 || Number(given) > 366)
    throw new InvalidArgumentError('Days from 1d to 366d.')
  return Number(given)
}

const words = { allow: 'noticed', warn: 'warned', deny: 'stopped' } as const

function trialText({ runs, acts, would, isWhole }: PolicyTrial, columns: number): string {
  const over = `${counted(acts, 'act')} in ${counted(runs, 'Run')}${isWhole ? '' : ', the newest: there are more'}`
  if (would.length === 0) return `No rule would have spoken: ${over}.\n`
  const headings = ['WOULD HAVE', 'RULE', 'TIMES', 'RUNS', 'FOR', 'AS IN']
  const undecided = would.some(({ faults }) => faults > 0)
    ? 'Some of it could not be decided from what is recorded: `--json` counts it as faults.\n'
    : ''
  return `${over}:\n\n${table(headings, would.map(cells), columns)}${undecided}`
}

const cells = ({
  verdict,
  rule,
  times,
  runs,
  accounts,
  subjects,
}: PolicyTrial['would'][number]): string[] => [
  words[verdict],
  rule,
  String(times),
  String(runs),
  accounts.length > 2 ? counted(accounts.length, 'account') : accounts.join(', '),
  subjects.join(', '),
]
