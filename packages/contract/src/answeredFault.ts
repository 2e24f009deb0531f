// Reads the fault out of an answer that is not `ok`: RFC 9457 problem details with a code of ours.

import { type ErrorCode, errors, type Problem, SentinelError } from './errors.ts'

/** The fault that an answer which is not `ok` carries. */
export async function faultOf(response: Response): Promise<SentinelError> {
  const body = await response.text()
  const problem = parseProblem(body)
  if (problem) return new SentinelError(problem.code, problem.details ?? {})
  return new SentinelError('internal-fault', { reason: `the server answered ${response.status}` })
}

function parseProblem(body: string): (Omit<Problem, 'code'> & { code: ErrorCode }) | undefined {
  try {
    const problem = JSON.parse(body) as Problem
    return problem.code in errors ? problem : undefined
  } catch {
    return undefined
  }
}
