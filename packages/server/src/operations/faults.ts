// Faults as answers: RFC 9457 problem+json with a code of the contract, a line in the log, and a memory of what was refused.

import {
  type ErrorCode,
  type OperationName,
  problemOf,
  SentinelError,
  segmentLimits,
} from '@sentinel/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ControlStore } from '../controlStore/controlStore.ts'

/** Where a refusal may mean that somebody tried something: an upload, an enrolment, a sign-in. */
const remembered: readonly (OperationName | undefined)[] = ['receiveSegment', 'enrol', 'signIn']

export type FaultDeps = { refusals: ControlStore['refusals']; now: () => string }

export function answerFaults(app: FastifyInstance, deps: FaultDeps): void {
  app.setErrorHandler(async (thrown, request, reply) => {
    const fault = faultOf(thrown, request)
    log(fault, request)
    await remember(deps, fault, request)
    return reply.status(fault.status).type('application/problem+json').send(problemOf(fault))
  })
}

/** Fastify names its own faults by code; what a client caused is `input-invalid`, all else is ours. */
function faultOf(thrown: unknown, request: FastifyRequest): SentinelError {
  if (thrown instanceof SentinelError) return thrown
  const { code, statusCode } = thrown as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' && operationOf(request) === 'receiveSegment')
    return new SentinelError('segment-oversized', { limit: segmentLimits.compressedBytes }, { cause: thrown })
  if (code?.startsWith('FST_') && statusCode && statusCode < 500)
    return new SentinelError(
      'input-invalid',
      { reason: `the request was refused as ${code}` },
      { cause: thrown },
    )
  return new SentinelError('internal-fault', { reason: 'its cause is in the log' }, { cause: thrown })
}

function log(fault: SentinelError, request: FastifyRequest): void {
  const { code, details, status } = fault
  const fields = { operation: operationOf(request), code, details }
  if (status < 500) request.log.info(fields, 'Refused a request')
  else request.log.error({ ...fields, err: fault }, 'Failed on a request')
}

/** A refusal that cannot be kept is still answered: the log has it. */
async function remember(
  { refusals, now }: FaultDeps,
  fault: SentinelError,
  request: FastifyRequest,
): Promise<void> {
  const operation = operationOf(request)
  if (!operation || !remembered.includes(operation) || fault.status >= 500) return
  const { endpoint } = request.params as { endpoint?: string }
  const refusal = {
    time: now(),
    operation,
    endpoint: endpoint ?? null,
    code: fault.code as ErrorCode,
    details: fault.details,
  }
  try {
    await refusals.add(refusal)
  } catch (cause) {
    request.log.error({ err: cause, code: fault.code }, 'Could not remember a refusal')
  }
}

const operationOf = (request: FastifyRequest) => request.routeOptions.config.operation
