// `sentinel policy apply`, `history` and `rollback`: the policy in force, signed by the server, version by version.

import type { PolicyVersion } from '@sentinel/contract'
import { findPolicy } from '@sentinel/knowledge'
import { InvalidArgumentError } from 'commander'
import { localTime } from '../../render/format.ts'
import { table } from '../../render/table.ts'
import { connect } from '../../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

export function registerApply({ program, terminal }: Context): void {
  const tell = (version: PolicyVersion, json?: boolean) =>
    terminal.out(
      json
        ? asJson(version)
        : `Version ${version.version} (${version.policy}) is in force; endpoints take it up within seconds.\n`,
    )
  withCommon(program.command('apply').description('put a policy in force on all endpoints'), 'data')
    .argument('<file>', 'a file, or the name of a built-in policy')
    .addHelpText('after', examples('policy apply own.yaml', 'policy apply baseline'))
    .action(async (file: string, options: CommonOptions) => {
      const { text } = findPolicy(file)
      tell(await connect(folderOf(options)).call('applyPolicy', { body: { text } }), options.json)
    })
  withCommon(program.command('rollback').description('put an earlier version in force again'), 'data')
    .argument('<version>', 'its number, as `policy history` lists it', versionNumber)
    .addHelpText('after', examples('policy rollback 3'))
    .action(async (version: number, options: CommonOptions) => {
      const { call } = connect(folderOf(options))
      tell(await call('rollBackPolicy', { body: { version } }), options.json)
    })
  withCommon(program.command('history').description('list the versions of the policy, newest first'), 'data')
    .addHelpText('after', examples('policy history', 'policy history --json'))
    .action(async (options: CommonOptions) => {
      const found = await connect(folderOf(options)).call('policyVersions')
      if (options.json) return terminal.out(asJson(found))
      if (found.versions.length === 0)
        return terminal.out('No policy was applied yet: everything is observed, nothing is stopped.\n')
      terminal.out(
        table(
          ['VERSION', 'SINCE', 'BY', 'POLICY', 'TITLE'],
          found.versions.map(cells),
          terminal.tableColumns,
        ),
      )
    })
}

const cells = ({ version, from, time, operator, policy, title }: PolicyVersion): string[] => [
  from === null ? String(version) : `${version} (as ${from})`,
  localTime(time),
  operator,
  policy,
  title,
]

function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A number from 1 on.')
  return Number(text)
}
