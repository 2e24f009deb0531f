// The inventory: what Runs of the whole fleet depend on and touch, each thing once, with who has it and since when.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema, hashSchema } from './evidence.ts'
import { runIdSchema } from './inbox.ts'
import { advisoryAgeSchema, packageFaultSchema, packageReach, packageRiskSchema } from './packageRisk.ts'

const count = z.number().int().nonnegative()
const word = z.string().min(1).max(400)

export const inventoryNoun = z.enum(['packages', 'hosts', 'databases', 'models', 'files', 'environments'])
export type InventoryNoun = z.infer<typeof inventoryNoun>

/** Every member narrows. */
export const inventoryFilterSchema = z.object({
  q: word.optional().describe('part of the name; of a package also `name@version`'),
  account: word.optional().describe('an account whose Runs have it'),
  endpoint: word.optional().describe('id or name of an endpoint that has it'),
  vulnerable: z
    .literal('yes')
    .optional()
    .describe(
      'packages alone: those with a version that is vulnerable or malicious, the nearest and worst first',
    ),
})
export type InventoryFilter = z.infer<typeof inventoryFilterSchema>

export const inventoryRowSchema = z.object({
  name: z.string(),
  /** Of a package its versions, of an environment those of its Python; the rest have none. At most eight are named. */
  versions: z.array(z.string()),
  versionCount: count,
  /** Names, at most eight. */
  endpoints: z.array(z.string()),
  endpointCount: count,
  accounts: count,
  scripts: count,
  runs: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  /** Of a package what is known against its versions; null where nothing is, or nothing was judged. */
  risk: packageRiskSchema.nullable(),
})
export type InventoryRow = z.infer<typeof inventoryRowSchema>

export const inventoryListSchema = z.object({
  noun: inventoryNoun,
  items: z.array(inventoryRowSchema),
  total: count,
  /** When the first Run of all began: before that nobody looked, and nothing can be called new. */
  since: timeSchema.nullable(),
  /** What `risk` rests on; null of nouns that are not judged. */
  advisories: advisoryAgeSchema.nullable(),
})
export type InventoryList = z.infer<typeof inventoryListSchema>

/** Who has it: one line for each version on each endpoint, by each account. */
export const inventoryHolderSchema = z.object({
  version: z.string(),
  endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
  account: z.string(),
  reach: packageReach,
  /** Whether an advisory is about this version. */
  isVulnerable: z.boolean(),
  /** That used it: none of what is only installed. */
  runs: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
  lastRun: runIdSchema,
})
export const inventoryScriptSchema = z.object({
  sha256: hashSchema,
  name: z.string(),
  path: z.string(),
  runs: count,
  lastAt: timeSchema,
})
export const inventoryItemSchema = z.object({
  noun: inventoryNoun,
  /** Null where no Run has it. */
  item: inventoryRowSchema.nullable(),
  holders: z.array(inventoryHolderSchema),
  /** Which Scripts use it, the last first. */
  scripts: z.array(inventoryScriptSchema),
  /** What is known against a package's versions, the nearest and worst first. */
  faults: z.array(packageFaultSchema),
  advisories: advisoryAgeSchema.nullable(),
})
export type InventoryItem = z.infer<typeof inventoryItemSchema>
