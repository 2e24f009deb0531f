// `sentinel coverage`: the share of Python processes that a probe told of, and why the others have none.

import { type Coverage, operations, unwatchedWords } from '@sentinel/contract'
import { InvalidArgumentError } from 'commander'
import { counted, localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type CoverageOptions = CommonOptions & { days?: number; endpoint?: string }

export function registerCoverage(context: Context): void {
  withCommon(
    context.program.command('coverage').description('say which Python processes no probe told of, and why'),
    'data',
  )
    .option('--days <n>', 'of the last days (default: 7)', dayNumber)
    .option('--endpoint <id>', 'of one endpoint')
    .addHelpText('after', examples('coverage', 'coverage --days 30 --json'))
    .action((options: CoverageOptions) => coverage(context, options))
}

async function coverage({ terminal }: Context, { data, json, ...query }: CoverageOptions): Promise<void> {
  const found = await connect(folderOf(data ? { data } : {})).call('coverage', { query })
  terminal.out(json ? asJson(found) : coverageText(found, terminal.tableColumns))
}

function coverageText(found: Coverage, columns: number): string {
  if (found.share === null) return 'No Python process was seen in this time.\n'
  const whole = found.probed + found.missed
  const share = `${(Math.floor(found.share * 1000) / 10).toFixed(1)} %`
  const summary = `${share} of ${counted(whole, 'Python process', 'Python processes')} had a probe; the system itself saw ${found.observed}\n`
  if (found.unwatched.length === 0) return summary
  const rows = found.unwatched.map(({ cause, count, lastAt, argv, executable }) => [
    unwatchedWords[cause],
    String(count),
    localTime(lastAt),
    argv.join(' ') || executable,
  ])
  return `${summary}\n${table(['NO PROBE BECAUSE', 'TIMES', 'LAST', 'PROCESS'], rows, columns)}`
}

function dayNumber(text: string): number {
  const parsed = operations.coverage.query.shape.days.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError('A number of days from 1 to 366.')
  return parsed.data
}
