// The one way an operation of the contract becomes a route: who may call, what may come in, what goes out.

import {
  type Operation,
  type OperationName,
  operations,
  SentinelError,
  segmentLimits,
} from '@sentinel/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { z } from 'zod'
import type { Call, Handler, Handlers } from './handlers.ts'

export type Authenticate = (request: FastifyRequest) => Promise<string | undefined>

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: OperationName
  }
  interface FastifyRequest {
    operator: string
  }
}

const jsonBytes = 64 * 1024

export function registerOperations(
  app: FastifyInstance,
  handlers: Handlers,
  authenticate: Authenticate,
): void {
  app.decorateRequest('operator', '')
  app.addContentTypeParser('application/zstd', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  for (const name of Object.keys(operations) as OperationName[])
    app.route(routeOf(name, handlers, authenticate))
}

function routeOf(name: OperationName, handlers: Handlers, authenticate: Authenticate): RouteOptions {
  const operation: Operation = operations[name]
  const isBinary = operation.carries?.request === 'binary'
  return {
    method: operation.method,
    url: operation.path,
    config: { operation: name },
    bodyLimit: isBinary ? segmentLimits.compressedBytes : jsonBytes,
    // Before the body is read: nobody who may not call makes us hold one.
    async onRequest(request) {
      if (operation.caller === 'operator') request.operator = await signedIn(request, authenticate)
    },
    async handler(request, reply) {
      const handle = handlers[name] as Handler<OperationName>
      return answer(operation, reply, await handle(callOf(operation, request, reply)))
    },
  }
}

async function signedIn(request: FastifyRequest, authenticate: Authenticate): Promise<string> {
  const operator = await authenticate(request)
  if (operator === undefined) throw new SentinelError('signed-out')
  return operator
}

function callOf(operation: Operation, request: FastifyRequest, reply: FastifyReply): Call<OperationName> {
  const isBinary = operation.carries?.request === 'binary'
  return {
    params: checked('path', operation.params, request.params),
    query: checked('query', operation.query, request.query),
    body: isBinary ? binary(request.body) : checked('body', operation.body, request.body ?? {}),
    operator: request.operator,
    request,
    reply,
  } as Call<OperationName>
}

function binary(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  throw new SentinelError('input-invalid', { reason: 'body: application/zstd is expected' })
}

/** Names the first member that is not as the contract says. */
function checked(place: string, schema: z.ZodType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const path = [place, ...(issue?.path ?? [])].join('.')
  throw new SentinelError('input-invalid', { reason: `${path}: ${issue?.message}` }, { cause: error })
}

/** Answers pass through the contract too, so that nothing leaves which it does not name. */
function answer(operation: Operation, reply: FastifyReply, given: unknown): unknown {
  if (operation.carries?.response === 'events')
    return reply.type('text/event-stream; charset=utf-8').send(given)
  return operation.response.parse(given)
}
