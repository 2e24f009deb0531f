// Signs that evidence of an endpoint was tampered with or is missing, each told apart from the others by its word.

import { z } from 'zod'
import { timeSchema } from './events.ts'
import { endpointIdSchema } from './evidence.ts'

export const integrityKind = z.enum([
  'silent', // no evidence for longer than a day, while it was enrolled
  'agent-stopped', // the agent was away or held for longer than it may be, and came back
  'clock-set-back', // a seal tells an earlier time than the one before
  'log-cut', // the end of its log was missing when the agent looked
  'log-altered', // a record of its log was not as it was written, there or on its way here
  'snapshot-restored', // it went on from a place where the server holds other records already
  'key-swapped', // a seal of another key, or the same workstation enrolled again under another key
  'inbox-edited', // an inbox file was cut, removed or rewritten by whoever owns it
])
export type IntegrityKind = z.infer<typeof integrityKind>

export const integrityWords: Record<IntegrityKind, string> = {
  silent: 'The endpoint has gone silent',
  'agent-stopped': 'The agent was stopped for a while',
  'clock-set-back': 'The clock was set back',
  'log-cut': 'The end of the log was cut off',
  'log-altered': 'Records of the log were altered',
  'snapshot-restored': 'The endpoint was restored from a copy',
  'key-swapped': 'The endpoint’s key was swapped',
  'inbox-edited': 'An inbox file was changed by its owner',
}

/** `n`: the record at which it shows, where there is one. `count`: how often it was told alike. */
export const integritySignSchema = z.object({
  kind: integrityKind,
  endpoint: z.object({ id: endpointIdSchema, name: z.string() }),
  time: timeSchema,
  n: z.number().int().nonnegative().nullable(),
  count: z.number().int().positive(),
  detail: z.string(),
})
export type IntegritySign = z.infer<typeof integritySignSchema>
