// `sentinel rules …`: the detection rules, ours and one's own: listed, tried on their examples, explained.

import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { KnowledgeInvalid, loadDestinations, loadDetections, readDetectionFile } from '@sentinel/knowledge'
import { type DetectionRule, readDetections, tryExamples } from '@sentinel/policy'
import { severityText } from '../render/findingText.ts'
import { counted } from '../render/format.ts'
import { table } from '../render/table.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

export function registerRules({ program, terminal }: Context): void {
  const command = program
    .command('rules')
    .description('list, try and explain detection rules')
    .addHelpText(
      'after',
      '\nOwn rules are YAML files in the folder `detections` of the data folder; exceptions.yaml there\nsays what is as it should be.\n',
    )
  withCommon(command.command('list', { isDefault: true }).description('list the rules'), 'data')
    .addHelpText('after', examples('rules', 'rules list --json'))
    .action((options: CommonOptions) => {
      const { rules } = loaded(options)
      if (options.json) return terminal.out(asJson(rules.map(({ matches: _, spares: __, ...rule }) => rule)))
      const rows = rules.map(({ id, severity, confidence, technique, maturity, title }) => [
        id,
        severityText(severity),
        confidence,
        technique,
        maturity,
        title,
      ])
      terminal.out(
        table(
          ['RULE', 'SEVERITY', 'CONFIDENCE', 'ATT&CK', 'MATURITY', 'WHAT IT FINDS'],
          rows,
          terminal.tableColumns,
        ),
      )
    })
  withCommon(
    command
      .command('test')
      .description('try rules on their own examples; exit 1 where one fails')
      .argument('[file]'),
    'data',
  )
    .addHelpText('after', examples('rules test', 'rules test own.yaml --json'))
    .action((file: string | undefined, options: CommonOptions) => {
      const { rules, faults } = tried(file, options)
      process.exitCode = faults.length > 0 ? 1 : 0
      if (options.json) return terminal.out(asJson({ rules: rules.length, faults }))
      const told = faults.map((fault) => `${fault}\n`).join('')
      terminal.out(
        `${told}${counted(rules.length, 'rule')}: ${faults.length === 0 ? 'all do' : 'not all do'} as their examples say\n`,
      )
    })
  withCommon(
    command.command('explain').description('say what a rule finds, why, and what to do').argument('<rule>'),
    'data',
  )
    .addHelpText('after', examples('rules explain ssh-key-read'))
    .action((id: string, options: CommonOptions) => {
      const rule = loaded(options).rules.find((one) => one.id === id)
      if (!rule) throw new SentinelError('input-invalid', { reason: `no detection rule is called ${id}` })
      terminal.out(options.json ? asJson(rule) : ruleText(rule))
    })
}

/** A file that is not right is the person's, and no fault of ours. */
function reading<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof KnowledgeInvalid)
      throw new SentinelError('input-invalid', { reason: cause.message }, { cause })
    throw cause
  }
}

const loaded = (options: CommonOptions) =>
  reading(() => loadDetections(join(folderOf(options).root, 'detections')))

function tried(
  file: string | undefined,
  options: CommonOptions,
): { rules: DetectionRule[]; faults: string[] } {
  const { kinds } = loadDestinations()
  const { rules, exceptions } =
    file === undefined ? loaded(options) : { rules: reading(() => readDetectionFile(file)), exceptions: [] }
  const read = readDetections(rules, exceptions, kinds)
  if (read.kind === 'refused')
    return { rules, faults: read.faults.map(({ rule, message }) => `${rule}: ${message}`) }
  return { rules, faults: rules.flatMap((rule) => tryExamples(rule, kinds)) }
}

function ruleText(rule: DetectionRule): string {
  const row = (title: string, text: string) => `  ${title.padEnd(12)} ${text}\n`
  const steps = [...rule.after, { on: rule.on, when: rule.when }]
  const within = steps.length > 1 || rule.times > 1 ? ` within ${rule.minutes} minutes, by ${rule.by}` : ''
  return [
    `${severityText(rule.severity)}  ${rule.title}\n`,
    row('rule', `${rule.id} (${rule.technique}, confidence ${rule.confidence}, ${rule.maturity})`),
    ...steps.map(({ on, when }, index) =>
      row(index === 0 ? 'finds' : 'then', `${on.join(' or ')} where ${when.trim()}`),
    ),
    ...(within ? [row('', `${rule.times > 1 ? `${rule.times} times` : 'in this order'}${within}`)] : []),
    row('why', rule.why),
    row('to do', rule.respond),
  ].join('')
}
