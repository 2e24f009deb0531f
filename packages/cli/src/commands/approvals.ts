// `sentinel approvals …`: what accounts ask for, decided for a scope and a time; endpoints take it up signed.

import type { Approval, ApprovalList, ApprovalRequest } from '@sentinel/contract'
import { SentinelError } from '@sentinel/contract'
import { InvalidArgumentError } from 'commander'
import { localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type Give = CommonOptions & { for: number; reason?: string; everyone?: boolean; everywhere?: boolean }

export function registerApprovals({ program, terminal }: Context): void {
  const command = program.command('approvals').description('list, give and withdraw approvals')
  withCommon(
    command.command('list', { isDefault: true }).description('what is asked for and approved'),
    'data',
  )
    .addHelpText('after', examples('approvals', 'approvals --json'))
    .action(async (options: CommonOptions) => {
      const found = await connect(folderOf(options)).call('approvals')
      terminal.out(options.json ? asJson(found) : listText(found, terminal.tableColumns))
    })
  withCommon(
    command.command('give').description('approve a request, for its account, script and endpoint'),
    'data',
  )
    .argument('<request>', 'the beginning of its id')
    .option('--for <time>', 'how long, as in 30m, 8h or 7d', minutes, 8 * 60)
    .option('--reason <text>', 'why (default: the reason of the request)')
    .option('--everyone', 'for every account')
    .option('--everywhere', 'on every endpoint')
    .addHelpText(
      'after',
      examples('approvals give 3f9a41c2 --for 7d', 'approvals give 3f9a --everyone --json'),
    )
    .action(async (id: string, options: Give) => {
      const { call } = connect(folderOf(options))
      const request = find((await call('approvals')).requests, id)
      const given = await call('approve', { body: scopeOf(request, options) })
      terminal.out(options.json ? asJson(given) : `Approved until ${utc(given)}: ${scopeText(given)}.\n`)
    })
  withCommon(command.command('withdraw').description('end an approval before its time'), 'data')
    .argument('<approval>', 'the beginning of its id')
    .addHelpText('after', examples('approvals withdraw 7c01'))
    .action(async (id: string, options: CommonOptions) => {
      const ended = await connect(folderOf(options)).call('withdrawApproval', { params: { id } })
      terminal.out(options.json ? asJson(ended) : `Withdrawn: ${scopeText(ended)}.\n`)
    })
}

function minutes(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? []
  const total = Number(count) * ({ m: 1, h: 60, d: 24 * 60 }[unit] ?? Number.NaN)
  if (!(total >= 1 && total <= 366 * 24 * 60)) throw new InvalidArgumentError('As in 30m, 8h or 7d.')
  return total
}

function find(requests: readonly ApprovalRequest[], beginning: string): ApprovalRequest {
  const found = requests.filter(({ request }) => request.startsWith(beginning))
  const [request] = found
  if (!request || found.length > 1)
    throw new SentinelError('input-invalid', {
      reason: `${beginning} begins ${found.length} requests; \`sentinel approvals\` lists them`,
    })
  return request
}

const scopeOf = (request: ApprovalRequest, options: Give) => ({
  rule: request.rule ?? null,
  account: options.everyone ? null : request.account.name,
  script: request.script?.sha256 ?? null,
  endpoint: options.everywhere ? null : request.endpoint.id,
  request: request.request,
  reason: options.reason ?? request.reason,
  until: new Date(Date.now() + options.for * 60_000).toISOString().slice(0, 16),
})

const utc = ({ until }: Approval) => `${until.replace('T', ' ')} UTC`

const scopeText = ({ rule, account, script, endpoint }: Approval): string =>
  [
    rule === null ? 'the script is approved' : `rule ${rule} is lifted`,
    account === null ? 'for everybody' : `for ${account}`,
    script === null ? 'in any script' : `in the script ${script.slice(0, 12)}`,
    endpoint === null ? 'on every endpoint' : `on endpoint ${endpoint.slice(0, 8)}`,
  ].join(' ')

function listText({ requests, approvals }: ApprovalList, columns: number): string {
  if (requests.length + approvals.length === 0) return 'Nobody has asked for anything.\n'
  const answered = new Set(approvals.map(({ request }) => request))
  const open = requests.filter(({ request }) => !answered.has(request))
  const asked = table(['REQUEST', 'BY', 'ON', 'WHEN', 'RULE', 'REASON'], open.map(requestCells), columns)
  const given = table(['APPROVAL', 'STATE', 'BY', 'WHAT', 'REASON'], approvals.map(approvalCells), columns)
  return `${open.length > 0 ? `${asked}\n` : ''}${approvals.length > 0 ? given : ''}`
}

const requestCells = ({ request, account, endpoint, time, rule, reason }: ApprovalRequest): string[] => [
  request.slice(0, 8),
  account.name,
  endpoint.name,
  localTime(time),
  rule ?? 'approved script',
  reason,
]

const approvalCells = (approval: Approval): string[] => [
  approval.id.slice(0, 8),
  stateOf(approval),
  approval.operator,
  scopeText(approval),
  approval.reason,
]

function stateOf(approval: Approval): string {
  if (approval.withdrawn) return `withdrawn by ${approval.withdrawn.operator}`
  return approval.until < new Date().toISOString().slice(0, 16) ? 'over' : `until ${utc(approval)}`
}
