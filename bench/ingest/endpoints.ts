// Simulated endpoints: each with a key, a log and Runs of its own, sending sealed segments as an agent does, one after the
// other, until it holds a receipt for each.

import { setTimeout as sleep } from 'node:timers/promises'
import { type Event, type Receipt, urlOf } from '@sentinel/contract'
import { createLog, type Log } from './log.ts'

export type Endpoint = {
  log: Log
  /** How many Events it has told of. */
  events: number
  first: number
  /** The Run that goes on, and how far it is. */
  run: { id: string; step: number } | undefined
  sending: Promise<void>
}

export const createEndpoints = (count: number): Endpoint[] =>
  Array.from({ length: count }, () => ({
    log: createLog(),
    events: 0,
    first: 0,
    run: undefined,
    sending: Promise.resolve(),
  }))

let runs = 0
/** A UUID of version 7. */
const runId = (index: number) => `01950000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
const eventsPerStep = 13

const time = () => `${new Date().toISOString().slice(0, -1)}000Z`
const reported = (): Event => ({
  type: 'agent.reported',
  time: time(),
  version: '0.1.0',
  startedAt: time(),
  waiting: 0,
})

const started = (run: string): Event => ({
  type: 'run.started',
  run,
  time: time(),
  seq: 0,
  probe: '1',
  pid: 4711,
  parentPid: 1,
  account: { name: 'ada', uid: 1000 },
  argv: ['etl.py', '--fast'],
  cwd: '/home/ada',
  mode: 'script',
  script: { kind: 'file', path: '/home/ada/etl.py', sha256: 'a'.repeat(64) },
  interpreter: { path: '/usr/bin/python3', version: '3.12.1', implementation: 'cpython' },
  prefix: '/usr',
  basePrefix: '/usr',
})
const opened = (run: string, seq: number): Event => ({
  ...{ type: 'file.opened', run, time: time(), seq, path: `/home/ada/data/${seq}.csv`, access: 'read' },
  at: 'etl.py:3',
})
const ended = (run: string, seq: number): Event => ({
  ...{ type: 'run.ended', run, time: time(), seq, outcome: 'succeeded', exitCode: 0, witness: 'parent' },
  durationMs: 2400,
  standardLibrary: ['json', 'os'],
})

/** What the agent says every five minutes. */
export const report = (endpoint: Endpoint): void => add(endpoint, [reported()])

/** The next of three segments of a Run: its beginning, its middle, its end. */
export function runOn(endpoint: Endpoint): void {
  const run = endpoint.run ?? { id: runId(runs++), step: 0 }
  const files = Array.from({ length: eventsPerStep - 1 }, (_, index) => {
    const seq = 1 + run.step * eventsPerStep + index
    return opened(run.id, seq)
  })
  const edges = [[started(run.id), ...files], files, [...files, ended(run.id, 40)]]
  add(endpoint, edges[run.step] as Event[])
  endpoint.run = run.step === 2 ? undefined : { id: run.id, step: run.step + 1 }
}

function add(endpoint: Endpoint, events: Event[]): void {
  endpoint.log.add(events, time())
  endpoint.events += events.length
}

/** Resolves with the receipt; a server that is away is asked again, as an agent asks. */
export async function send(endpoint: Endpoint, origin: () => string): Promise<void> {
  const { log } = endpoint
  for (let wait = 100; ; wait = Math.min(5000, wait * 2))
    try {
      const params = { endpoint: log.endpoint, first: endpoint.first }
      const response = await fetch(origin() + urlOf('receiveSegment', { params }), {
        method: 'PUT',
        headers: { 'content-type': 'application/zstd' },
        body: new Uint8Array(log.body(endpoint.first)),
      })
      if (!response.ok) throw new Error(`the server answered ${response.status}`)
      endpoint.first = ((await response.json()) as Receipt).through + 1
      return
    } catch {
      await sleep(wait * (0.75 + Math.random() / 2))
    }
}
