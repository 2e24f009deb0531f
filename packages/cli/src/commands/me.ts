// `sentinel me`: what is recorded about the account that asks.

import { hostname, userInfo } from 'node:os'
import { kept, mePage, meText, notKept, type Recorded } from '../me/meText.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type MeOptions = CommonOptions & { html?: boolean }

const shown = 20

export function registerMe(context: Context): void {
  withCommon(
    context.program.command('me').description('say in plain words what is recorded about your own account'),
    'data',
  )
    .option('--html', 'print a page')
    .addHelpText('after', examples('me', 'me --html > me.html'))
    .action((options: MeOptions) => me(context, options))
}

async function me({ terminal }: Context, options: MeOptions): Promise<void> {
  const { call, origin } = connect(folderOf(options))
  const account = userInfo().username
  const [{ runs, total }, report] = await Promise.all([
    call('runs', { query: { account, limit: shown } }),
    call('report', { query: { days: 30 } }),
  ])
  const { policy, made } = report
  const recorded: Recorded = { account, endpoint: hostname(), total, runs, policy }
  const link = `${origin}/runs?account=${encodeURIComponent(account)}`
  if (options.json) return terminal.out(asJson({ account, total, runs, policy, kept, notKept, link }))
  terminal.out(options.html ? mePage(recorded, link, made) : meText(recorded, link))
}
