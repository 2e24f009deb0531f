// What sums up: the overview and the report.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { overviewSchema } from '../overview.ts'
import { reportSchema } from '../report.ts'
import { days, operation } from './operation.ts'

export const overviewOperations = {
  overview: operation({
    ...addresses.overview,
    summary: 'What happened in the last days, day by day, where data went, and what is new.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: overviewSchema,
  }),
  report: operation({
    ...addresses.report,
    summary: 'What leadership and auditors ask of the last days, with decisions to take.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: reportSchema,
  }),
} as const
