// Destinations over real stores: what arrives in which shape, what is told while it does not, and where a cursor stands.
import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExportSettings, exportSettingsSchema } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { connected, createSampleLog, ended, opened, runId, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { createExporter, type Exporter } from './exporter.ts'
import { take } from './feed.ts'
import { encodeWithin } from './formats/encode.ts'
import { toOtlp } from './formats/otlp.ts'
import { toSyslog } from './formats/rfc5424.ts'
import type { OcsfEvent } from './ocsf/ocsf.ts'
import { toOcsf } from './ocsf/toOcsf.ts'
import { fetched } from './testing/fetched.ts'

type Request = { url: string; headers: IncomingMessage['headers']; body: string }

let stores: TestStores
let exporter: Exporter
let folder: string
let receiver: Server
let status = 200
const requests: Request[] = []
const log = createSampleLog()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    requests.push({ url: request.url ?? '', headers: request.headers, body })
    response.writeHead(status).end(status === 200 ? '{}' : 'the index is read-only')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  stores = await openTestStores()
  const { endpoint: id, key } = log
  const enrolled = { id, name: 'ws-1', platform: 'linux', publicKey: key.publicKey, enrolledAt: now() }
  await stores.control.endpoints.enrol(enrolled)
  exporter = await createExporter({ ...stores, now, logger: pino({ level: 'silent' }), firstWaitMs: 20 })
})
afterAll(async () => {
  await exporter.close()
  receiver.close()
  await stores.close()
  rmSync(folder, { recursive: true })
})

const at = (path: string) => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}${path}`
const settings = (given: object) => exportSettingsSchema.parse(given) as ExportSettings
const statusOf = async (name: string) =>
  (await exporter.list()).find((one) => one.settings.name === name) as Awaited<
    ReturnType<typeof exporter.list>
  >[number]
const even = (name: string) =>
  vi.waitFor(async () => expect((await statusOf(name)).state).toBe('even'), { timeout: 10_000 })

async function receive(): Promise<void> {
  const send = createIngest({ ...stores, key: createSigningKey(), publish: () => exporter.wake(), now })
  const first = log.lines.length
  log.add(
    started(runId(first)),
    opened(runId(first), 1, '/data/é.csv'),
    connected(runId(first), 2, 'db.example'),
  )
  log.add(ended(runId(first), 3))
  log.seal()
  await send({ endpoint: log.endpoint, first, body: log.body(first) })
}

describe('a destination', () => {
  it('is sent what comes from now on, signed, and again where it did not arrive', async () => {
    await receive()
    const secret = join(folder, 'secret')
    const headers = join(folder, 'headers')
    writeFileSync(secret, 'never-to-be-told\n')
    writeFileSync(headers, 'Authorization: Splunk token\n')
    const hook = settings({ kind: 'webhook', name: 'hook', url: at('/hook'), secret, headers })
    expect(await exporter.add(hook, 'now', 'ada')).toMatchObject({ state: 'even', waiting: 0 })
    status = 503
    await receive()
    await vi.waitFor(async () => expect((await statusOf('hook')).retries).toBeGreaterThan(1))
    expect(await statusOf('hook')).toMatchObject({
      state: 'failing',
      waiting: 5,
      sent: 0,
      lastError: { reason: 'it answered 503: the index is read-only' },
    })
    status = 200
    await even('hook')
    expect(await statusOf('hook')).toMatchObject({ sent: 5, retries: 0, waiting: 0, lagSeconds: 0 })
    const [last, before] = requests.filter(({ url }) => url === '/hook').toReversed() as [Request, Request]
    expect(last.headers['x-sentinel-batch']).toBe(before.headers['x-sentinel-batch'])
    expect(last.headers.authorization).toBe('Splunk token')
    const time = last.headers['x-sentinel-time'] as string
    const hmac = createHmac('sha256', 'never-to-be-told').update(`${time}.${last.body}`).digest('hex')
    expect(last.headers['x-sentinel-signature']).toBe(`sha256=${hmac}`)
    const events = last.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as OcsfEvent)
    expect(events.map(({ class_uid }) => class_uid)).toEqual([1009, 1007, 1001, 4001, 1007])
  })

  it('goes on where it was when another exporter takes over, and from the beginning where asked to', async () => {
    await exporter.close()
    await receive()
    exporter = await createExporter({ ...stores, now, logger: pino({ level: 'silent' }), firstWaitMs: 20 })
    await even('hook')
    expect((await statusOf('hook')).sent).toBe(10)
    await exporter.add(settings({ kind: 'webhook', name: 'all', url: at('/all') }), 'beginning', 'ada')
    await even('all')
    expect((await statusOf('all')).sent).toBe(15)
  })

  it('is tried, named once, and taken away', async () => {
    const refused = settings({ kind: 'webhook', name: 'gone', url: 'http://127.0.0.1:9/' })
    await exporter.add(refused, 'now', 'ada')
    expect(await exporter.test('gone')).toMatchObject({
      arrived: false,
      reason: 'nobody listens there (ECONNREFUSED)',
    })
    await expect(exporter.add(refused, 'now', 'ada')).rejects.toMatchObject({ code: 'export-taken' })
    await exporter.remove('gone')
    await expect(exporter.remove('gone')).rejects.toMatchObject({ code: 'export-unknown' })
    expect(await exporter.test('hook')).toMatchObject({ arrived: true })
  })

  it('that is a file gets whole lines only, whatever a kill left there', async () => {
    const lines = join(folder, 'lines')
    mkdirSync(lines)
    const file = join(lines, `events-${now().slice(0, 10)}.ndjson`)
    writeFileSync(file, '{"whole":1}\n{"torn":')
    await exporter.add(
      settings({ kind: 'file', name: 'lines', folder: lines, format: 'ecs' }),
      'beginning',
      'ada',
    )
    await even('lines')
    const kept = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(kept.length).toBe(16)
    expect(kept[0]).toEqual({ whole: 1 })
    expect(kept[1]).toMatchObject({
      ecs: { version: '9.0.0' },
      host: { name: 'ws-1' },
      user: { name: 'ada' },
      process: { pid: 4711, command_line: 'etl.py --fast' },
      event: { kind: 'event', category: ['process'], type: ['start'], action: 'run.started' },
    })
  })

  it('beyond this machine is reached encrypted, and with files whose place is whole', () => {
    for (const wrong of [
      { kind: 'webhook', name: 'a', url: 'http://siem.example/' },
      { kind: 'webhook', name: 'a', url: 'https://siem.example/', secret: 'relative' },
      { kind: 'file', name: 'a', folder: 'here' },
      { kind: 'syslog', name: 'A B', host: 'siem.example' },
    ])
      expect(exportSettingsSchema.safeParse(wrong).success).toBe(false)
  })
})

describe('a cursor', () => {
  const receipt = (position: number, first: number, through: number) => ({
    ...{ position, first, through },
    endpoint: 'e',
    time: now(),
  })

  it('stops within a receipt that is larger than a part, and takes many that are smaller', () => {
    const start = { receipt: 0, n: -1, alertChange: 0 }
    const first = take([receipt(1, 0, 9), receipt(2, 10, 4999)], start)
    expect(first.ranges.map(({ first: from, last }) => [from, last])).toEqual([
      [0, 9],
      [10, 999],
    ])
    expect(first.next).toEqual({ receipt: 1, n: 999, alertChange: 0 })
    const second = take([receipt(2, 10, 1200), receipt(3, 1201, 1300)], first.next)
    expect(second.ranges.map(({ first: from, last }) => [from, last])).toEqual([
      [1000, 1200],
      [1201, 1300],
    ])
    expect(second.next).toEqual({ receipt: 3, n: -1, alertChange: 0 })
  })
})

describe('a shape', () => {
  const source = { endpoint: { id: 'e'.repeat(32), name: 'wörk station', platform: 'linux' }, n: 7 }
  const [event] = toOcsf(opened(runId(1), 1, '/a|b=c\n"\\é'), source) as [OcsfEvent]

  it('of CEF escapes what would end a field', () => {
    const line = encodeWithin('cef', event, 8000)
    expect(line).toMatch(/^CEF:0\|Sentinel\|Sentinel\|[^|]+\|100102\|File System Activity: Read\|1\|rt=\d+ /)
    expect(line).toContain('filePath=/a|b\\=c\\n"\\\\é')
    expect(line).not.toContain('\n')
  })

  it('of syslog counts its octets, is ASCII, and stays below what every receiver takes', () => {
    const message = toSyslog('ocsf', event)
    const [, length, rest] = /^(\d+) (.*)$/s.exec(message.toString()) ?? []
    expect(Buffer.byteLength(rest ?? '')).toBe(Number(length))
    expect(rest).toMatch(
      /^<110>1 2026-01-31T08:15:00\.123Z w_rk_station sentinel [0-9a-f-]{36} file\.opened \[origin software="Sentinel" swVersion="[^"]+"\]\[meta sequenceId="8"\] \{/,
    )
    expect(rest).toMatch(/^[\x20-\x7e]*$/)
    const long = { ...event, message: 'é'.repeat(9000), unmapped: { text: 'x'.repeat(100_000) } } as OcsfEvent
    const short = toSyslog('ocsf', long).toString()
    expect(short.length).toBeLessThan(8192)
    expect(JSON.parse(short.slice(short.indexOf(' {') + 1))).toMatchObject({
      metadata: { is_truncated: true },
    })
  })

  it('of OpenTelemetry is what its public definition takes', () => {
    const text = toOtlp('ocsf', [event, event], Date.now())
    const file = join(folder, 'request.json')
    writeFileSync(file, text)
    const paths = ['opentelemetry-proto==1.38.0', 'protobuf==6.33.1'].map(fetched)
    const program = `
import sys
from google.protobuf import json_format
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
request = json_format.Parse(open(sys.argv[1]).read(), ExportLogsServiceRequest())
records = request.resource_logs[0].scope_logs[0].log_records
print(len(records), records[0].severity_number, records[0].event_name, records[0].time_unix_nano)
`
    const env = { ...process.env, PYTHONPATH: paths.join(':') }
    const said = execFileSync('python3', ['-c', program, file], { env, encoding: 'utf8' })
    expect(said.trim()).toBe(`2 9 file.opened ${event.time}000000`)
  }, 60_000)
})
