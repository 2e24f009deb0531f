// Every event arrives at every destination, however often the server, the collector and rsyslog end and begin again.
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient, type ExportSettingsInput, type ExportStatus, type Receipt } from '@sentinel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSampleLog, ended, opened, runId, started } from '../packages/server/src/testing/sampleLog.ts'
import { type ServerProcess, secretOf, startServer } from '../packages/server/src/testing/serverProcess.ts'
import { makeCertificate } from './harness/certificate.ts'
import { createCollector, createRsyslog, type Receiver } from './harness/receivers.ts'

const isLong = process.env.SENTINEL_TEST_ALL === '1'
const events = isLong ? 1_000_000 : 20_000
/** Of the server, and as many of the receivers. */
const restarts = isLong ? 20 : 3
const perUpload = 5000
const perRun = 1000

const folder = mkdtempSync(join(tmpdir(), 'exports-'))
const data = join(folder, 'data')
const log = createSampleLog()
let collector: Receiver
let rsyslog: Receiver
let server: ServerProcess
let destinations: ExportSettingsInput[]

beforeAll(async () => {
  const tls = makeCertificate(folder)
  collector = await createCollector(folder, tls)
  rsyslog = await createRsyslog(folder, tls)
  await Promise.all([collector.start(), rsyslog.start()])
  const ca = tls.certificate
  const base = `https://127.0.0.1:${collector.port}`
  destinations = [
    { kind: 'webhook', name: 'hook', url: `${base}/events`, ca },
    { kind: 'otlp', name: 'otlp', url: `${base}/v1/logs`, ca },
    { kind: 'syslog', name: 'syslog', host: '127.0.0.1', port: rsyslog.port, ca },
    { kind: 'file', name: 'lines', folder: join(folder, 'lines') },
  ]
  server = await startServer(data)
}, 240_000)

afterAll(async () => {
  server.child.kill('SIGKILL')
  await Promise.all([server.exit, collector.stop('SIGKILL'), rsyslog.stop('SIGKILL')])
  rmSync(folder, { recursive: true, force: true })
})

const client = () =>
  createClient({
    origin: server.origin,
    headers: { authorization: `Bearer ${secretOf(data, 'operator')}` },
  })

/** Sends the next records, until the server has given a receipt: what an agent does. */
async function upload(first: number): Promise<void> {
  for (;;)
    try {
      const response = await fetch(`${server.origin}/api/evidence/${log.endpoint}/${first}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/zstd' },
        body: new Uint8Array(log.body(first)),
      })
      const { through } = (await response.json()) as Receipt
      if (response.ok && through === log.lines.length - 1) return
    } catch {
      await sleep(100) // it is being started again
    }
}

/** The identities of everything that must arrive, while it is sent. */
async function sendAll(): Promise<Set<string>> {
  const expected = new Set<string>()
  const add = (event: Parameters<typeof log.add>[0], ...classes: number[]) => {
    for (const of of classes) expected.add(`${log.endpoint}:${log.lines.length}:${of}`)
    log.add(event)
  }
  for (let sent = 0, run = 0; sent < events; run++) {
    const first = log.lines.length
    while (log.lines.length - first < perUpload && sent < events) {
      add(started(runId(run)), 1009, 1007)
      for (let seq = 1; seq < perRun; seq++) add(opened(runId(run), seq, `/data/é "${seq}".csv`), 1001)
      add(ended(runId(run++), perRun), 1007)
      sent += perRun + 1
    }
    log.seal()
    await upload(first)
  }
  return expected
}

const isRestarting = true
async function restartAll(): Promise<number> {
  let times = 0
  while (isRestarting && times < restarts) {
    await sleep(isLong ? 4000 : 700)
    server.child.kill('SIGKILL')
    await server.exit
    server = await startServer(data)
    await sleep(isLong ? 3000 : 500)
    const receiver = times % 2 === 0 ? collector : rsyslog
    await receiver.stop(receiver === collector ? 'SIGKILL' : 'SIGTERM')
    await sleep(300)
    await receiver.start()
    times++
  }
  return times
}

async function settled(): Promise<ExportStatus[]> {
  for (;;) {
    const { exports } = await client()('exports')
    if (exports.every(({ state }) => state === 'even')) return exports
    await sleep(500)
  }
}

/** What arrived in a file, line by line: a million events are longer than the longest string. */
async function idsIn(path: string, idOf: (line: string) => string | undefined): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const id = idOf(line)
    // A copy: a part of a line keeps the whole line in memory, and a million lines are more than there is.
    if (id !== undefined) found.add(Buffer.from(id).toString())
  }
  return found
}
/** One file for each day. */
async function idsInFolder(path: string): Promise<Set<string>> {
  const days = await Promise.all(readdirSync(path).map((name) => idsIn(join(path, name), uidOf)))
  return days.reduce((all, more) => all.union(more))
}
const uidOf = (line: string) => /"uid":"([0-9a-f]{32}:\d+:\d+)"/.exec(line)?.[1]
const uidAfter = (kind: string) => (line: string) =>
  line.startsWith(`${kind} `) ? line.slice(kind.length + 1) : undefined

it(
  `${events} events arrive at four destinations through ${restarts} restarts of each side`,
  async () => {
    const publicKey = log.key.publicKey
    const enrolment = { token: secretOf(data, 'enrolment'), name: 'ws-1', platform: 'linux', publicKey }
    await client()('enrol', { body: enrolment })
    for (const settings of destinations)
      await client()('addExport', { body: { settings: settings as never, from: 'now' } })
    for (const { name } of destinations)
      expect(await client()('testExport', { params: { name } })).toMatchObject({ arrived: true })

    const restarting = restartAll()
    const expected = await sendAll()
    expect(await restarting).toBe(restarts)
    const statuses = await settled()
    for (const { sent, waiting } of statuses) {
      expect(waiting).toBe(0)
      expect(sent).toBeGreaterThanOrEqual(expected.size)
    }

    await rsyslog.stop('SIGTERM') // so that it has written all that it took
    const arrived = {
      hook: () => idsIn(collector.file, uidAfter('webhook')),
      otlp: () => idsIn(collector.file, uidAfter('otlp')),
      syslog: () => idsIn(rsyslog.file, uidOf),
      lines: () => idsInFolder(join(folder, 'lines')),
    }
    for (const [name, read] of Object.entries(arrived)) {
      const ids = await read()
      const lost = expected.difference(ids)
      expect({ name, lost: [...lost].slice(0, 5), count: lost.size }).toEqual({ name, lost: [], count: 0 })
    }
  },
  isLong ? 1_800_000 : 120_000,
)
