// Calls operations over HTTP, with whatever `fetch` it is given: the CLI and the console share it. The table of faults
// is loaded with the first fault, so that a page without one does not wait for its sentences.

import { addresses } from './addresses.ts'
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
    if (!response.ok) throw await (await import('./answeredFault.ts')).faultOf(response)
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
