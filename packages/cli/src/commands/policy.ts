// `sentinel policy …`: what is allowed, tried before it is in force, put in force, and explained afterwards.

import type { Context } from './context.ts'
import { registerApply } from './policy/apply.ts'
import { registerCheck } from './policy/check.ts'
import { registerExplainRun } from './policy/explainRun.ts'
import { registerGroup } from './policy/group.ts'
import { registerList } from './policy/list.ts'
import { registerTest } from './policy/test.ts'

export function registerPolicy({ program, terminal }: Context): void {
  const policy = program
    .command('policy')
    .description('say what Python runs may do: check, try, apply and explain policies')
    .addHelpText(
      'after',
      '\nA policy is YAML: rules with a condition in CEL and a mode (off, observe, warn or deny).\n' +
        'Begin with a copy of a built-in one: sentinel policy show baseline > own.yaml\n',
    )
  const context = { terminal, program: policy }
  registerCheck(context)
  registerList(context)
  registerTest(context)
  registerExplainRun(context)
  registerApply(context)
  registerGroup(context)
}
