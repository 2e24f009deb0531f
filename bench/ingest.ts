// How long does an endpoint wait for its receipt while ten thousand of them report, and is anything lost when the server
// is killed in the middle? Real segments, signed and compressed, over HTTP; the server is a process of its own.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEndpoints, type Endpoint, report, runOn, send } from './ingest/endpoints.ts'
import { type Server, startServer, tokenOf } from './ingest/server.ts'
import { type BenchResult, figure, percentile } from './measure.ts'

const count = 10_000
/** Each endpoint reports every five minutes, and runs Python thirty times in a working day of eight hours: three segments each. */
const reportsPerSecond = count / 300
const segmentsOfRunsPerSecond = (count * 30 * 3) / (8 * 3600)
const seconds = 25

export async function run(): Promise<BenchResult[]> {
  const data = mkdtempSync(join(tmpdir(), 'ingest-'))
  const endpoints = createEndpoints(count)
  const fleet: Fleet = { data, endpoints, server: await startServer(data) }
  try {
    await enrol(fleet)
    await restart(fleet, 'SIGTERM')
    const cold = await load(fleet, 1)
    const steady = await load(fleet, 1)
    const fourfold = await load(fleet, 4)
    const killed = await loadThroughKill(fleet)
    const lost = await missing(fleet)
    const rate = Math.round(reportsPerSecond + segmentsOfRunsPerSecond)
    return [
      {
        question: `From a sealed segment to its receipt, ${count.toLocaleString('en-US')} endpoints, ${rate} segments a second`,
        figures: [
          ...figuresOf('just started: no endpoint is known yet', cold),
          ...figuresOf('later on', steady, 'p99 ≤ 250 ms'),
          ...figuresOf('four times the rate', fourfold),
        ],
        notes: [
          `Killed by SIGKILL in the middle of ${killed} segments: ${lost} Events lost or stored twice.`,
          'The endpoints are simulated by one process on the same cores; each waits from when its segment was due.',
        ],
      },
    ]
  } finally {
    await fleet.server.stop('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  }
}

type Fleet = { data: string; endpoints: Endpoint[]; server: Server }

const atOnce = 64

async function enrol({ data, endpoints, server }: Fleet): Promise<void> {
  const token = tokenOf(data, 'enrolment')
  const left = [...endpoints.entries()]
  const some = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [index, { log }] = next
      const body = { token, name: `ws-${index}`, platform: 'linux', publicKey: log.publicKey }
      await server.call('enrol', { body })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, some))
}

async function restart(fleet: Fleet, signal: NodeJS.Signals): Promise<void> {
  await fleet.server.stop(signal)
  fleet.server = await startServer(fleet.data)
}

const figuresOf = (name: string, waits: number[], budget?: string) => [
  figure(name, 'ms', waits),
  figure(`${name}: p99`, 'ms', [percentile(waits, 0.99)], budget ? { budget } : {}),
]

/** Segments come due by the clock, whether the server keeps up or not: waiting counts from then. Resolves with all waits. */
async function load(fleet: Fleet, times: number): Promise<number[]> {
  const waits: Promise<number>[] = []
  const perSecond = (reportsPerSecond + segmentsOfRunsPerSecond) * times
  const began = performance.now()
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    const due = began + (sent / perSecond) * 1000
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    waits.push(oneSegment(fleet, due))
  }
  return Promise.all(waits)
}

let turn = 0
/** Endpoints report in turn; Runs are here and there, and go on where they are. */
function oneSegment(fleet: Fleet, due: number): Promise<number> {
  const isReport = Math.random() < reportsPerSecond / (reportsPerSecond + segmentsOfRunsPerSecond)
  const index = isReport ? turn++ % count : Math.floor(Math.random() * count)
  const endpoint = fleet.endpoints[index] as Endpoint
  const sent = endpoint.sending.then(async () => {
    if (isReport) report(endpoint)
    else runOn(endpoint)
    await send(endpoint, () => fleet.server.origin)
    return performance.now() - due
  })
  endpoint.sending = sent.then(() => {})
  return sent
}

/** How many segments were on their way around the kill. */
async function loadThroughKill(fleet: Fleet): Promise<number> {
  const loading = load(fleet, 1)
  await sleep((seconds * 1000) / 2)
  await restart(fleet, 'SIGKILL')
  return (await loading).length
}

/** Events that are not in the store exactly once, as an export of all of it tells. */
async function missing({ data, endpoints, server }: Fleet): Promise<number> {
  const folder = join(data, 'exported')
  const settings = { kind: 'file', name: 'all', format: 'ocsf', folder } as const
  await server.call('addExport', { body: { settings, from: 'beginning' } })
  while ((await server.call('exports')).exports.some(({ state }) => state !== 'even')) await sleep(500)
  const held = new Map<string, string[]>()
  for (const name of readdirSync(folder))
    for (const [, id, n] of readFileSync(join(folder, name), 'utf8').matchAll(
      /"uid":"([0-9a-f]{32}):(\d+):(?!1009)/g,
    ))
      held.set(id as string, [...(held.get(id as string) ?? []), n as string])
  return endpoints.reduce((sum, { log, events }) => {
    const numbers = held.get(log.endpoint) ?? []
    const once = new Set(numbers).size
    return sum + Math.abs(events - once) + (numbers.length - once)
  }, 0)
}
