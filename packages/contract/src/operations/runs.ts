// Runs with their Events, the Scripts they ran, and what was found in those.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { findingFilterSchema, findingListSchema } from '../findingList.ts'
import { eventRowSchema, runDetailSchema, runFacetsSchema, runFilterSchema, runListSchema } from '../runs.ts'
import { scriptDetailSchema, scriptFilterSchema, scriptListSchema } from '../scripts.ts'
import { operation, page, runParams, whole } from './operation.ts'

export const runOperations = {
  runs: operation({
    ...addresses.runs,
    summary: 'Runs, newest first.',
    caller: 'operator',
    query: z.strictObject({ ...runFilterSchema.shape, ...page }),
    response: runListSchema,
  }),
  runFacets: operation({
    ...addresses.runFacets,
    summary: 'The most frequent values of each filter, with counts, under the other filters.',
    caller: 'operator',
    query: z.strictObject(runFilterSchema.shape),
    response: runFacetsSchema,
  }),
  run: operation({
    ...addresses.run,
    summary: 'One Run with its resources, gaps and proof.',
    caller: 'operator',
    params: runParams,
    response: runDetailSchema,
  }),
  runEvents: operation({
    ...addresses.runEvents,
    summary: 'Events of a Run in the order of their records.',
    caller: 'operator',
    params: runParams,
    query: z.strictObject({
      after: whole.optional(),
      limit: z.coerce.number().int().min(1).max(5000).default(1000),
    }),
    response: z.object({ events: z.array(eventRowSchema), next: z.number().int().nullable() }),
  }),
  findings: operation({
    ...addresses.findings,
    summary: 'Findings in the scripts of all Runs, the worst and latest first.',
    caller: 'operator',
    query: z.strictObject({ ...findingFilterSchema.shape, limit: page.limit }),
    response: findingListSchema,
  }),
  scripts: operation({
    ...addresses.scripts,
    summary: 'Scripts by content hash, the last run first.',
    caller: 'operator',
    query: z.strictObject({ ...scriptFilterSchema.shape, limit: page.limit }),
    response: scriptListSchema,
  }),
  script: operation({
    ...addresses.script,
    summary: 'One Script: who runs it, its versions, Findings, text and what its Runs touched.',
    caller: 'operator',
    params: z.strictObject({ hash: z.string().regex(/^[0-9a-f]{8,64}$/, 'not a hash, nor its beginning') }),
    response: scriptDetailSchema,
  }),
} as const
