// `sentinel endpoints`: whether every workstation is covered and healthy.

import { type EndpointRow, operations } from '@sentinel/contract'
import { InvalidArgumentError } from 'commander'
import { counted, localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type EndpointsOptions = CommonOptions & { days?: number }

export function registerEndpoints(context: Context): void {
  withCommon(
    context.program
      .command('endpoints')
      .description('list endpoints: whether they report, how far they are covered, what is missing'),
    'data',
  )
    .option('--days <n>', 'coverage, gaps and refusals of the last days (default: 7)', dayNumber)
    .addHelpText('after', examples('endpoints', 'endpoints --days 30 --json'))
    .action((options: EndpointsOptions) => endpoints(context, options))
}

async function endpoints({ terminal }: Context, { data, json, ...query }: EndpointsOptions): Promise<void> {
  const { call, origin } = connect(folderOf(data ? { data } : {}))
  const found = await call('endpoints', { query })
  if (json) return terminal.out(asJson(found))
  const headings = [
    'STATUS',
    'ENDPOINT',
    'LAST EVIDENCE',
    'WAITING',
    'COVERAGE',
    'GAPS',
    'REFUSED',
    'INTERPRETERS',
  ]
  terminal.out(table(headings, found.endpoints.map(cells), terminal.tableColumns))
  terminal.out(`${counted(found.endpoints.length, 'endpoint')}; more at ${origin}/endpoints\n`)
}

function cells(endpoint: EndpointRow): string[] {
  const { name, status, lastReceiptAt, agent, coverage, gaps, refusals } = endpoint
  return [
    status,
    name,
    lastReceiptAt ? localTime(lastReceiptAt) : 'never',
    agent ? String(agent.waiting) : '–',
    coverage.share === null ? '–' : `${(Math.floor(coverage.share * 1000) / 10).toFixed(1)} %`,
    String(gaps + coverage.missed),
    String(refusals),
    interpreterWords(endpoint),
  ]
}

function interpreterWords({ interpreters: { found, watched, endOfLife } }: EndpointRow): string {
  if (found === 0) return 'none known'
  const ended = endOfLife > 0 ? `, ${endOfLife} past their end of life` : ''
  return `${watched} of ${found} watched${ended}`
}

function dayNumber(text: string): number {
  const parsed = operations.endpoints.query.shape.days.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError('A number of days from 1 to 366.')
  return parsed.data
}
