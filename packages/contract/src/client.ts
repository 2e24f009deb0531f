// Calls operations over HTTP, with whatever `fetch` it is given: the CLI and the console share it.

import { addresses } from './addresses.ts'
import { type ErrorCode, errors, type Problem, SentinelError } from './errors.ts'
import type { BodyOf, OperationName, ParamsOf, QueryInput, ResponseOf } from './operations.ts'

export type CallInput<N extends OperationName> = {
  params?: ParamsOf<N>
  query?: QueryInput<N>
  body?: BodyOf<N>
  signal?: AbortSignal
}
export type Client = <N extends OperationName>(name: N, input?: CallInput<N>) => Promise<ResponseOf<N>>

export type ClientOptions = {
  origin: string
  headers?: Record<string, string>
  fetch?: typeof globalThis.fetch
}

/** Rejects with the server's own SentinelError; with the fetch error where no server answers. */
export function createClient({ origin, headers = {}, fetch = globalThis.fetch }: ClientOptions): Client {
  return async (name, input = {}) => {
    const { method } = addresses[name]
    const sends = input.body !== undefined
    const response = await fetch(origin + urlOf(name, input), {
      method,
      headers: {
        ...headers,
        accept: 'application/json',
        ...(sends ? { 'content-type': 'application/json' } : {}),
      },
      ...(sends ? { body: JSON.stringify(input.body) } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    })
    if (!response.ok) throw await faultOf(response)
    return (await response.json()) as ResponseOf<typeof name>
  }
}

/** Path and query of an operation: also what a live stream is opened with. */
export function urlOf<N extends OperationName>(
  name: N,
  input: Pick<CallInput<N>, 'params' | 'query'> = {},
): string {
  const params = (input.params ?? {}) as Record<string, string | number>
  const path = addresses[name].path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  )
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(key, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}

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
