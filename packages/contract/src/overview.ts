// The overview: what happened in the last days, day by day and beside the days before, and where data went.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { inventoryNoun } from './inventory.ts'

const count = z.number().int().nonnegative()

/** `daily`: the oldest day first, today last. `before`: of as many days before these. */
export const trendSchema = z.object({ count, before: count, daily: z.array(count) })
export type Trend = z.infer<typeof trendSchema>

export const destinationSchema = z.object({
  host: z.string(),
  /** Who that is and of which kind, where it is known: `OpenAI`, `model`. */
  name: z.string().nullable(),
  kind: z.string().nullable(),
  runs: count,
  accounts: z.array(z.string()),
  scripts: z.array(z.string()),
  /** Of bodies; what nobody told of is not in it. */
  bytesSent: count,
  /** How often a policy stopped what was to be sent there; its bytes are not in those above. */
  stopped: count,
  /** Classes of data that was seen in what was sent there, and in what was stopped. */
  classesSent: z.array(z.string()),
  classesStopped: z.array(z.string()),
  /** Classes of data that the same Runs read: it may have gone there. */
  classesRead: z.array(z.string()),
})
export type DestinationRow = z.infer<typeof destinationSchema>

/** `total`: of hosts, those that are not listed too. */
export const destinationListSchema = z.object({ destinations: z.array(destinationSchema), total: count })
export type DestinationList = z.infer<typeof destinationListSchema>

export const overviewSchema = z.object({
  days: count,
  /** When the first Run of all began: before that nobody looked. */
  since: timeSchema.nullable(),
  runs: trendSchema,
  failed: trendSchema,
  /** Acts that a policy stopped. */
  denied: trendSchema,
  /** The most bytes first, then the most Runs. Hosts of the machine itself are left out. */
  destinations: z.array(destinationSchema),
  /** First seen in these days; empty where the record is no older. */
  fresh: z.array(
    z.object({
      noun: inventoryNoun,
      total: count,
      names: z.array(z.object({ name: z.string(), firstAt: timeSchema })),
    }),
  ),
})
export type Overview = z.infer<typeof overviewSchema>
