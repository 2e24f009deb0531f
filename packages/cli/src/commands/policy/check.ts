// `sentinel policy check FILE`: every fault with its place and cure, and what only observes because nobody can decide it
// in the process.

import { findPolicy, loadDestinations, readPolicyText } from '@sentinel/knowledge'
import { compilePolicy, type NotHere, type PolicyFault, type ReadyPolicy } from '@sentinel/policy'
import { counted } from '../../render/format.ts'
import { asJson, type Context, examples } from '../context.ts'

/** Exit 0: it is right; 1: it is not. */
export function registerCheck({ program, terminal }: Context): void {
  program
    .command('check')
    .description('say what is wrong with a policy, where, and how to mend it')
    .argument('<file>', 'a file, or the name of a built-in policy')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('policy check own.yaml', 'policy check strict --json'))
    .action((file: string, { json }: { json?: boolean }) => {
      const { kinds } = loadDestinations()
      const reading = readPolicyText(findPolicy(file).text, kinds)
      const faults = reading.kind === 'refused' ? reading.faults : []
      const notHere = reading.kind === 'policy' ? notHereOf(reading.ready) : []
      if (json) terminal.out(asJson({ file, faults, notHere }))
      else
        terminal.out(reading.kind === 'refused' ? faultText(file, faults) : rightText(reading.ready, notHere))
      process.exitCode = reading.kind === 'refused' ? 1 : 0
    })
}

/** As an endpoint of no group and with no facts of its own would compile it. */
export function notHereOf(ready: ReadyPolicy): readonly NotHere[] {
  const facts = {
    'endpoint.id': '',
    'endpoint.name': '',
    'endpoint.groups': [],
    'endpoint.platform': process.platform,
  }
  return compilePolicy(ready, { endpoint: { id: '', groups: [] }, facts, kinds: {}, accounts: {} }).notHere
}

export const faultText = (file: string, faults: readonly PolicyFault[]): string =>
  faults
    .map(
      ({ place, code, message, remedy }) =>
        `${file}:${place.line}:${place.column}: ${message} (${code})\n  ${remedy}\n`,
    )
    .join('')

function rightText({ policy }: ReadyPolicy, notHere: readonly NotHere[]): string {
  const summary = `${policy.policy} is right: ${counted(policy.rules.length, 'rule', 'rules')}, ${counted(policy.examples.length, 'example', 'examples')}\n`
  const later = notHere.filter(({ act }) => act !== 'run.started')
  if (later.length === 0) return summary
  const lines = later.map(({ rule, act, why }) => `  ${rule} on ${act}: ${why}\n`)
  return `${summary}Decided after the act, so that nothing is stopped:\n${lines.join('')}`
}
