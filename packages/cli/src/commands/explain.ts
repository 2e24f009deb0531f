// `sentinel explain RULE`: what a rule finds, why it matters, how to fix it, with an example of both kinds.
import type { Rule } from '@sentinel/analysis'
import { SentinelError } from '@sentinel/contract'
import { loadKnowledge } from '@sentinel/knowledge'
import type { Context } from './context.ts'

export function registerExplain({ program, terminal }: Context): void {
  program
    .command('explain')
    .description('say what a rule finds, why it matters and how to fix it')
    .argument('[rule]', 'the id of a rule; without it, all are listed')
    .action((id: string | undefined) => terminal.out(`${explain(id)}\n`))
}

const explain = (id: string | undefined): string => {
  const { rules } = loadKnowledge()
  if (id === undefined) return rules.map((each) => `${each.id.padEnd(30)} ${each.title}`).join('\n')
  const rule = rules.find((each) => each.id === id)
  if (!rule)
    throw new SentinelError('input-invalid', {
      reason: `there is no rule ${id}; \`sentinel explain\` lists them`,
    })
  return textOf(rule)
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
