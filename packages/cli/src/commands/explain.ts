// `sentinel explain RULE`: what a rule finds, why it matters, how to fix it, with an example of both kinds.
import type { Rule } from '@sentinel/analysis'
import { SentinelError } from '@sentinel/contract'
import { loadKnowledge } from '@sentinel/knowledge'
import { asJson, type Context, examples } from './context.ts'

export function registerExplain({ program, terminal }: Context): void {
  program
    .command('explain')
    .description('say what a rule finds, why it matters and how to fix it')
    .argument('[rule]', 'the id of a rule; without it, all are listed')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('explain', 'explain command-injection', 'explain command-injection --json'),
    )
    .action((id: string | undefined, { json }: { json?: boolean }) => {
      const { rules } = loadKnowledge()
      const told = id === undefined ? rules : ruleOf(rules, id)
      terminal.out(json ? asJson(told) : `${Array.isArray(told) ? listOf(told) : textOf(told)}\n`)
    })
}

const listOf = (rules: readonly Rule[]): string =>
  rules.map((each) => `${each.id.padEnd(30)} ${each.title}`).join('\n')

const ruleOf = (rules: readonly Rule[], id: string): Rule => {
  const rule = rules.find((each) => each.id === id)
  if (!rule)
    throw new SentinelError('input-invalid', {
      reason: `there is no rule ${id}; \`sentinel explain\` lists them`,
    })
  return rule
}

const indented = (code: string) => code.trimEnd().replaceAll(/^/gm, '    ')

const textOf = (rule: Rule): string =>
  [
    `${rule.title} (${rule.id})`,
    `CWE-${rule.cwe}, severity ${rule.severity}, confidence ${rule.confidence}`,
    `Why: ${rule.why}`,
    `Fix: ${rule.fix}`,
    `Found in:\n${indented(rule.matches[0] ?? '')}`,
    `Not found in:\n${indented(rule.mustNotMatch[0] ?? '')}`,
  ].join('\n\n')
