// What all Runs used, and what is known against it.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { advisoriesAnswerSchema, advisoriesAskedSchema } from '../advisories.ts'
import {
  inventoryFilterSchema,
  inventoryItemSchema,
  inventoryListSchema,
  inventoryNoun,
} from '../inventory.ts'
import { operation, page } from './operation.ts'

export const inventoryOperations = {
  inventory: operation({
    ...addresses.inventory,
    summary:
      'Packages (with what is known against them), hosts, databases, models, files or environments of all Runs, the last seen first.',
    caller: 'operator',
    params: z.strictObject({ noun: inventoryNoun }),
    query: z.strictObject({ ...inventoryFilterSchema.shape, limit: page.limit }),
    response: inventoryListSchema,
  }),
  inventoryItem: operation({
    ...addresses.inventoryItem,
    summary:
      'One of them by its exact name: who has it in which version, which Scripts use it, what is known against it.',
    caller: 'operator',
    params: z.strictObject({ noun: inventoryNoun }),
    query: z.strictObject({ name: z.string().min(1).max(4096) }),
    response: inventoryItemSchema,
  }),
  advisories: operation({
    ...addresses.advisories,
    summary: 'What is known against packages, signed, for endpoints; null where they have it already.',
    caller: 'agent',
    query: advisoriesAskedSchema,
    response: advisoriesAnswerSchema,
  }),
} as const
