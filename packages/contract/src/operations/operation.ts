// What an operation is, and the shapes that many of them ask by.

import { z } from 'zod'
import type { Address } from '../addresses.ts'

type Shape = z.ZodType
/** Who may call it: anybody, an enrolled agent (its seals prove it), or a signed-in operator. */
export type Caller = 'anyone' | 'agent' | 'operator'

export type Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  R extends Shape = Shape,
> = Address & {
  summary: string
  caller: Caller
  params: P
  query: Q
  body: B
  response: R
  /** `binary`: zstd-compressed record lines; `events`: server-sent events. Else JSON. */
  carries?: { request?: 'binary'; response?: 'events' }
}

const nothing = z.strictObject({})
type Nothing = typeof nothing

export function operation<
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  B extends Shape = Nothing,
  R extends Shape = Nothing,
>(
  spec: Pick<Operation, 'method' | 'path' | 'summary' | 'caller' | 'carries'> & {
    params?: P
    query?: Q
    body?: B
    response: R
  },
): Operation<P, Q, B, R> {
  return {
    ...spec,
    params: spec.params ?? nothing,
    query: spec.query ?? nothing,
    body: spec.body ?? nothing,
  } as Operation<P, Q, B, R>
}

export const whole = z.coerce.number().int().nonnegative()
export const days = z.coerce.number().int().min(1).max(366).default(7)
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.string().max(200).optional(),
}
/** A Run's id, its last eight or more characters, or `last`. */
export const runParams = z.strictObject({ id: z.string().regex(/^(last|[0-9a-f-]{6,36})$/, 'not a Run id') })
