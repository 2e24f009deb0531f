// What sums up: the overview and the report.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { destinationListSchema, overviewSchema } from '../overview.ts'
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
  destinations: operation({
    ...addresses.destinations,
    summary: 'Where Runs sent something in the last days: the most bytes first, then the most Runs.',
    caller: 'operator',
    query: z.strictObject({
      days: days.default(30),
      limit: z.coerce.number().int().min(1).max(500).default(300),
    }),
    response: destinationListSchema,
  }),
  report: operation({
    ...addresses.report,
    summary: 'What leadership and auditors ask of the last days, with decisions to take.',
    caller: 'operator',
    query: z.strictObject({ days }),
    response: reportSchema,
  }),
} as const
