// `sentinel export`: evidence for other systems, and for people who do not trust us.

import type { Context } from './context.ts'
import { registerAdd } from './export/add.ts'
import { registerDestinations } from './export/destinations.ts'
import { registerEvidence } from './export/evidence.ts'

export function registerExport(context: Context): void {
  const command = context.program
    .command('export')
    .description('take evidence out, for people and for programs')
  registerEvidence(command, context)
  registerAdd(command, context)
  registerDestinations(command, context)
}
