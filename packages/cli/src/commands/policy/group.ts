// `sentinel policy groups` and `group`: which endpoints belong together, for conditions and staged roll-outs.

import { SentinelError } from '@sentinel/contract'
import { counted } from '../../render/format.ts'
import { table } from '../../render/table.ts'
import { connect } from '../../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

export function registerGroup({ program, terminal }: Context): void {
  withCommon(program.command('groups').description('list the groups of endpoints'), 'data')
    .addHelpText('after', examples('policy groups', 'policy groups --json'))
    .action(async (options: CommonOptions) => {
      const { groups } = await connect(folderOf(options)).call('approvals')
      if (options.json) return terminal.out(asJson({ groups }))
      const rows = groups.map(({ group, endpoints }) => [group, String(endpoints.length)])
      terminal.out(
        rows.length > 0 ? table(['GROUP', 'ENDPOINTS'], rows, terminal.tableColumns) : 'There are none.\n',
      )
    })
  withCommon(program.command('group').description('say which endpoints belong to a group'), 'data')
    .argument('<group>', 'its name, as `endpoint.groups` and `rollout.groups` have it')
    .argument('[endpoint...]', 'names or ids, in place of those before; none ends the group')
    .addHelpText('after', examples('policy group pilot desk-1 desk-2', 'policy group pilot'))
    .action(async (group: string, wanted: string[], options: CommonOptions) => {
      const { call } = connect(folderOf(options))
      const { endpoints: known } = await call('endpoints', { query: {} })
      const endpoints = wanted.map((name) => idOf(known, name))
      const set = await call('setGroup', { body: { group, endpoints } })
      terminal.out(
        options.json ? asJson(set) : `${group}: ${counted(endpoints.length, 'endpoint')}, within seconds.\n`,
      )
    })
}

function idOf(known: readonly { id: string; name: string }[], wanted: string): string {
  const found = known.filter(({ id, name }) => name === wanted || id === wanted)
  const [endpoint] = found
  if (!endpoint) throw new SentinelError('endpoint-unknown', { endpoint: wanted })
  if (found.length > 1) throw new SentinelError('endpoint-ambiguous', { endpoint: wanted })
  return endpoint.id
}
