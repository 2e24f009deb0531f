// `sentinel policy list`, `show` and `vocabulary`: the built-in policies and what conditions may speak of.

import { builtInPolicies, findPolicy, loadDestinations, readPolicyText } from '@sentinel/knowledge'
import { facts, modes } from '@sentinel/policy'
import { table } from '../../render/table.ts'
import { asJson, type Context, examples } from '../context.ts'

type Json = { json?: boolean }

export function registerList({ program, terminal }: Context): void {
  program
    .command('list')
    .description('list the built-in policies')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('policy list', 'policy list --json'))
    .action(({ json }: Json) => {
      const rows = listed()
      if (json) return terminal.out(asJson(rows))
      const cells = rows.map(({ name, title, rules, ...counts }) => [
        name,
        String(rules),
        ...modes.slice(1).map((mode) => String(counts[mode as 'warn'])),
        title,
      ])
      terminal.out(
        table(['POLICY', 'RULES', 'OBSERVE', 'WARN', 'DENY', 'WHAT IT DOES'], cells, terminal.tableColumns),
      )
    })
  program
    .command('show')
    .description('print a policy as YAML')
    .argument('<name>', 'a built-in policy, or a file')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('policy show baseline > own.yaml', 'policy show strict --json'))
    .action((name: string, { json }: Json) => {
      const source = findPolicy(name)
      const reading = readPolicyText(source.text, loadDestinations().kinds)
      const shown = reading.kind === 'policy' ? reading.ready.policy : { faults: reading.faults }
      terminal.out(json ? asJson({ ...shown, digest: source.digest }) : source.text)
    })
  program
    .command('vocabulary')
    .description('list the names that a condition may use')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('policy vocabulary'))
    .action(({ json }: Json) => {
      if (json) return terminal.out(asJson(facts))
      const cells = Object.entries(facts).map(([name, { type, on, says }]) => [
        name,
        type,
        says,
        on.length > 5 ? 'every act' : on.join(', '),
      ])
      terminal.out(table(['NAME', 'TYPE', 'WHAT IT IS', 'KNOWN OF'], cells, terminal.tableColumns))
    })
}

function listed() {
  const { kinds } = loadDestinations()
  return builtInPolicies().flatMap((name) => {
    const reading = readPolicyText(findPolicy(name).text, kinds)
    if (reading.kind === 'refused') return []
    const { title, rules } = reading.ready.policy
    const inMode = (mode: string) => rules.filter((rule) => rule.mode === mode).length
    return [
      {
        name,
        title,
        rules: rules.length,
        observe: inMode('observe'),
        warn: inMode('warn'),
        deny: inMode('deny'),
      },
    ]
  })
}
