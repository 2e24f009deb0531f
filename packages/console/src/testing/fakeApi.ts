// A server in the page, out of the contract's types: answers what a test tells it to, refuses the rest.

import {
  type CallInput,
  type Client,
  type OperationName,
  type ResponseOf,
  type RunSummary,
  SentinelError,
} from '@sentinel/contract'
import { sampleEndpointDetail, sampleEndpoints } from './sampleEndpoints.ts'
import { sampleDetail, sampleEvents, sampleFacets } from './sampleRuns.ts'
import { sampleScriptDetail, sampleScripts } from './sampleScripts.ts'

export type Answers = {
  [N in OperationName]?: (input: CallInput<N>) => ResponseOf<N> | Promise<ResponseOf<N>>
}

/** `calls` tells what was asked, in order. */
export function fakeApi(answers: Answers): { api: Client; calls: { name: OperationName; input: unknown }[] } {
  const calls: { name: OperationName; input: unknown }[] = []
  const api: Client = async (name, input = {}) => {
    calls.push({ name, input })
    const answer = answers[name]
    if (!answer) throw new TypeError(`nobody answers ${name}`)
    return answer(input)
  }
  return { api, calls }
}

/** Three endpoints, as one that is signed in asks about them. */
export function endpointAnswers(now = Date.now()): Answers {
  const endpoints = sampleEndpoints(now)
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    endpoints: () => ({ endpoints }),
    refusals: () => ({
      refusals: [
        {
          time: new Date(now - 60_000).toISOString(),
          operation: 'signIn',
          endpoint: null,
          code: 'sign-in-link-spent',
          details: {},
        },
      ],
    }),
    endpoint: ({ params }) => {
      const found = endpoints.find(({ id }) => id === params?.id)
      if (!found) throw new SentinelError('endpoint-unknown', { endpoint: params?.id ?? '' })
      return sampleEndpointDetail(found, now)
    },
  }
}

/** Scripts of these Runs. Filters: the text that is searched. */
export function scriptAnswers(runs: RunSummary[]): Answers {
  const scripts = sampleScripts(runs)
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    scripts: ({ query }) => {
      const found = scripts.filter(({ name }) => name.includes(query?.q ?? ''))
      return { scripts: found, total: found.length }
    },
    script: ({ params }) => {
      const found = scripts.find(({ sha256 }) => sha256.startsWith(params?.hash ?? ''))
      if (!found) throw new SentinelError('script-unknown', { script: params?.hash ?? '' })
      const run = runs.find(({ scriptName }) => scriptName === found.name) as RunSummary
      return sampleScriptDetail(found, { ...run, counts: { ...run.counts, findings: found.findings } })
    },
  }
}

/** Everything that a signed-in operator asks about these Runs. Filters: account and status, which is what tests need. */
export function answersFor(runs: RunSummary[]): Answers {
  const matching = ({
    account,
    status,
  }: {
    account?: string | undefined
    status?: string | undefined
  } = {}) => runs.filter((run) => (!account || run.account === account) && (!status || run.status === status))
  const found = (id: string | undefined) => sampleDetail(runs.find((run) => run.id === id) as RunSummary)
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    runFacets: ({ query }) => sampleFacets(matching(query)),
    runs: ({ query }) => {
      const all = matching(query)
      const from = query?.before ? all.findIndex(({ id }) => id === query.before) + 1 : 0
      const page = all.slice(from, from + Number(query?.limit ?? 100))
      const next = from + page.length < all.length ? (page.at(-1)?.id ?? null) : null
      return { runs: page, total: all.length, next }
    },
    run: ({ params }) => found(params?.id),
    runEvents: ({ params }) => ({ events: sampleEvents(found(params?.id)), next: null }),
  }
}
