// For tests: an endpoint with a key and a log, as an agent would keep it.

import { zstdCompressSync } from 'node:zlib'
import type { Event, EventOf } from '@sentinel/contract'
import { chain, createSeal, createSigningKey, endpointOf, genesis, type SigningKey } from '@sentinel/evidence'

export type SampleLog = ReturnType<typeof createSampleLog>

export const sampleTime = '2026-01-31T08:15:00.123456Z'

/** A UUID of version 7 that sorts by `index`. */
export const runId = (index: number) =>
  `01950000-${(index >> 12).toString(16).padStart(4, '0')}-7${(index & 0xfff).toString(16).padStart(3, '0')}-8000-${(
    index * 7919 +
    13
  )
    .toString(16)
    .padStart(12, '0')}`

/** With the key of another log it is that log's twin: the same endpoint, another history. */
export function createSampleLog(key: SigningKey = createSigningKey()) {
  const endpoint = endpointOf(key.publicKey)
  const lines: string[] = []
  let head = genesis(endpoint)

  function push(record: object): void {
    const chained = chain(head, record)
    head = chained.hash
    lines.push(chained.line)
  }

  return {
    key,
    endpoint,
    lines,
    add(...events: Event[]): void {
      for (const event of events) push({ n: lines.length, event })
    },
    seal(time = sampleTime): void {
      push(createSeal(key, endpoint, lines.length, { head, time }))
    },
    /** The records from `first` to `last`, compressed as for an upload. */
    body: (first = 0, last = lines.length - 1): Buffer =>
      zstdCompressSync(Buffer.from(lines.slice(first, last + 1).join(''))),
  }
}

export const started = (run: string, more: object = {}): Event => ({
  type: 'run.started',
  run,
  time: sampleTime,
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
  ...more,
})

export const opened = (run: string, seq: number, path: string, access: 'read' | 'write' = 'read'): Event => ({
  type: 'file.opened',
  run,
  time: sampleTime,
  seq,
  path,
  access,
  at: 'etl.py:3',
})

export const used = (run: string, seq: number, name: string, version: string): Event => ({
  type: 'package.used',
  run,
  time: sampleTime,
  seq,
  name,
  version,
  purl: `pkg:pypi/${name}@${version}`,
  module: name,
  location: `/usr/lib/${name}`,
})

export const connected = (run: string, seq: number, host: string): Event => ({
  type: 'host.connected',
  run,
  time: sampleTime,
  seq,
  host,
  address: '192.0.2.7',
  port: 443,
})

export const repeated = (run: string, seq: number, of: number, count: number): Event => ({
  type: 'event.repeated',
  run,
  time: sampleTime,
  seq,
  of,
  count,
})

export const read = (run: string, seq: number): Event => ({
  type: 'data.read',
  run,
  time: sampleTime,
  seq,
  library: 'pandas',
  path: '/payroll.xlsx',
  rows: 15_000,
  columns: ['cpf', 'salary'],
  classes: { cpf: 15_000 },
  at: 'etl.py:5',
})

export const ended = (run: string, seq: number): Event => ({
  type: 'run.ended',
  run,
  time: '2026-01-31T08:15:02.500Z',
  seq,
  outcome: 'succeeded',
  exitCode: 0,
  witness: 'parent',
  durationMs: 2400,
  cpuUserMs: 100,
  cpuSystemMs: 20,
  peakMemoryBytes: 30_000_000,
  standardLibrary: ['json', 'os'],
})

export const raised = (run: string, more: Partial<EventOf<'finding.raised'>> = {}): Event => ({
  type: 'finding.raised',
  run,
  time: '2026-01-31T08:15:00.200Z',
  rule: 'sql-injection',
  title: 'Untrusted data becomes part of an SQL statement',
  severity: 'medium',
  confidence: 'high',
  cwe: 89,
  kind: 'flow',
  message: 'A command-line argument becomes part of an SQL statement.',
  script: 'a'.repeat(64),
  line: 5,
  path: [{ line: 2, what: 'a command-line argument enters' }],
  fingerprint: 'f1',
  ...more,
})

export const judged = (run: string, more: Partial<EventOf<'script.judged'>> = {}): Event => ({
  type: 'script.judged',
  run,
  time: '2026-01-31T08:15:00.200Z',
  sha256: 'a'.repeat(64),
  intent: ['queries a database'],
  capabilities: [],
  sources: [],
  destinations: [],
  layers: [],
  counts: { info: 0, low: 0, medium: 1, high: 0, critical: 0 },
  suppressed: 0,
  durationMs: 12,
  complete: true,
  engine: 'e1',
  ...more,
})
