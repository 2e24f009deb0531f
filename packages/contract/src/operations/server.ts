// The server itself: whether it answers, its live stream, and who is signed in.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { timeSchema } from '../events.ts'
import { operation } from './operation.ts'

export const serverOperations = {
  health: operation({
    ...addresses.health,
    summary: 'Whether the server answers, and since when.',
    caller: 'anyone',
    response: z.object({
      product: z.literal('sentinel'),
      version: z.string(),
      startedAt: timeSchema,
      pid: z.number().int(),
    }),
  }),
  live: operation({
    ...addresses.live,
    summary: 'Changes as they are ingested: every Run, and with `run` the Events of that one.',
    caller: 'operator',
    query: z.strictObject({ run: z.string().max(36).optional() }),
    response: z.string(),
    carries: { response: 'events' },
  }),
  makeSignInLink: operation({
    ...addresses.makeSignInLink,
    summary: 'Makes a link that signs one browser in, once, within ten minutes.',
    caller: 'operator',
    response: z.object({ link: z.string(), expiresAt: timeSchema }),
  }),
  signIn: operation({
    ...addresses.signIn,
    summary: 'Spends a sign-in link; the session comes as a cookie.',
    caller: 'anyone',
    body: z.strictObject({ token: z.string().min(16).max(128) }),
    response: z.object({ operator: z.string() }),
  }),
  signOut: operation({
    ...addresses.signOut,
    summary: 'Ends the session.',
    caller: 'operator',
    response: z.object({}),
  }),
  me: operation({
    ...addresses.me,
    summary: 'The signed-in operator.',
    caller: 'operator',
    response: z.object({ operator: z.string(), server: z.string() }),
  }),
} as const
