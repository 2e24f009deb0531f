// Exports: destinations for evidence, how far each one is, and whether it can be reached.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { exportFrom, exportSettingsSchema, exportStatusSchema, exportTestSchema } from '../exports.ts'
import { operation } from './operation.ts'

const params = z.strictObject({ name: z.string().max(64) })

export const exportOperations = {
  exports: operation({
    ...addresses.exports,
    summary: 'Destinations of exports, with how far each one is and what keeps it.',
    caller: 'operator',
    response: z.object({ exports: z.array(exportStatusSchema) }),
  }),
  addExport: operation({
    ...addresses.addExport,
    summary: 'Sends evidence to one more destination, from now on or from the beginning.',
    caller: 'operator',
    body: z.strictObject({ settings: exportSettingsSchema, from: exportFrom.default('now') }),
    response: exportStatusSchema,
  }),
  removeExport: operation({
    ...addresses.removeExport,
    summary: 'Sends no more to a destination. How far it was is forgotten.',
    caller: 'operator',
    params,
    response: z.object({ name: z.string() }),
  }),
  testExport: operation({
    ...addresses.testExport,
    summary: 'Sends one event that says it is a test, and tells whether it arrived.',
    caller: 'operator',
    params,
    response: exportTestSchema,
  }),
} as const
