// What an operation's handler is given and what it answers, derived from the contract.

import type { Readable } from 'node:stream'
import type { BodyOf, OperationName, ParamsOf, QueryOf, ResponseOf } from '@sentinel/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `operator` is who calls, and empty where the operation is not for operators. */
export type Call<N extends OperationName> = {
  params: ParamsOf<N>
  query: QueryOf<N>
  body: N extends 'receiveSegment' ? Buffer : BodyOf<N>
  operator: string
  request: FastifyRequest
  reply: FastifyReply
}
export type Answer<N extends OperationName> = N extends 'live' ? Readable : ResponseOf<N>
export type Handler<N extends OperationName> = (call: Call<N>) => Promise<Answer<N>>
export type Handlers = { [N in OperationName]: Handler<N> }
