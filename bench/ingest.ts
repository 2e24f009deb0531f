// How long does an endpoint wait for its receipt while ten thousand of them report, and is anything lost when the server
// is killed in the middle? Real segments, signed and compressed, over HTTP; the server is a process of its own.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { openControlStore } from '../packages/server/src/controlStore/controlStore.ts'
import { openEmbeddedClickHouse } from '../packages/server/src/evidenceStore/embeddedClickHouse.ts'
import { readAll } from '../packages/server/src/evidenceStore/evidenceStore.ts'
import { type ServerProcess, startServer } from '../packages/server/src/testing/serverProcess.ts'
import { createEndpoints, type Endpoint, report, runOn, send } from './ingest/endpoints.ts'
import { type BenchResult, figure, percentile } from './measure.ts'

const count = 10_000
/** Each endpoint reports every five minutes, and runs Python thirty times in a working day of eight hours: three segments each. */
const reportsPerSecond = count / 300
const segmentsOfRunsPerSecond = (count * 30 * 3) / (8 * 3600)
const seconds = 25

export async function run(): Promise<BenchResult[]> {
  const data = mkdtempSync(join(tmpdir(), 'ingest-'))
  const endpoints = createEndpoints(count)
  await enrol(data, endpoints)
  const fleet: Fleet = { data, endpoints, server: await startServer(data) }
  try {
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
    fleet.server.child.kill('SIGKILL')
    await fleet.server.exit
    rmSync(data, { recursive: true, force: true })
  }
}

type Fleet = { data: string; endpoints: Endpoint[]; server: ServerProcess }

/** Into the store itself, before the server starts: enrolling is not what is asked here. */
async function enrol(data: string, endpoints: readonly Endpoint[]): Promise<void> {
  const control = await openControlStore(join(data, 'server/control.sqlite'))
  const enrolledAt = `${new Date().toISOString().slice(0, -1)}000Z`
  for (const [index, { log }] of endpoints.entries()) {
    const { publicKey } = log.key
    const name = `ws-${index}`
    await control.endpoints.enrol({ id: log.endpoint, name, platform: 'linux', publicKey, enrolledAt })
  }
  await control.close()
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
  fleet.server.child.kill('SIGKILL')
  await fleet.server.exit
  fleet.server = await startServer(fleet.data)
  return (await loading).length
}

/** Events of endpoints that are not in the store exactly once. */
async function missing(fleet: Fleet): Promise<number> {
  fleet.server.child.kill('SIGTERM')
  await fleet.server.exit
  const evidence = await openEmbeddedClickHouse(join(fleet.data, 'server/evidence'))
  const rows = await readAll(evidence, {
    name: 'benchStored',
    sql: 'SELECT endpoint_id AS id, count() AS rows, uniqExact(n) AS records FROM events GROUP BY endpoint_id',
    row: z.object({ id: z.string(), rows: z.number(), records: z.number() }),
  })
  await evidence.close()
  const stored = new Map(rows.map((row) => [row.id, row]))
  return fleet.endpoints.reduce((sum, { log, events }) => {
    const { rows: held, records } = stored.get(log.endpoint) ?? { rows: 0, records: 0 }
    return sum + Math.abs(events - records) + (held - records)
  }, 0)
}
