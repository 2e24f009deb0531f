// What is remembered of a Run while it goes on, for conditions that ask about it and for the figures that its baseline is made of.

import type { Event, EventOf, EventType, RunFeatures, RunSummary } from '@sentinel/contract'
import { noRunFacts, provenanceOf, type RunFacts } from '@sentinel/policy'

export type RunMemory = {
  capabilities: string[]
  intent: string[]
  hosts: Set<string>
  providers: Set<string>
  databases: Set<string>
  dataClasses: Set<string>
  processes: Set<string>
  sentTo: Record<string, number>
  bytesSent: number
  bytesRead: number
  rows: number
}

const most = 256

export const noMemory = (): RunMemory => ({
  capabilities: [],
  intent: [],
  hosts: new Set(),
  providers: new Set(),
  databases: new Set(),
  dataClasses: new Set(),
  processes: new Set(),
  sentTo: {},
  bytesSent: 0,
  bytesRead: 0,
  rows: 0,
})

type Taken = { [T in EventType]?: (memory: RunMemory, event: EventOf<T>) => void }

const taken: Taken = {
  'script.judged': (memory, { capabilities, intent }) => {
    memory.capabilities = capabilities.map(({ does }) => does)
    memory.intent = [...intent]
  },
  'host.connected': (memory, { host, address, port }) => {
    if (port !== undefined) add(memory.hosts, host ?? address)
  },
  'process.started': (memory, { executable, argv }) =>
    add(memory.processes, (executable ?? argv[0] ?? '').split(/[/\\]/).at(-1) ?? ''),
  'http.requested': (memory, { host, bytesSent = 0, bytesReceived = 0 }) => {
    add(memory.hosts, host)
    memory.bytesSent += bytesSent
    memory.bytesRead += bytesReceived
  },
  'model.called': (memory, { provider, bytesSent = 0 }) => {
    add(memory.providers, provider)
    if (memory.providers.has(provider)) memory.sentTo[provider] = (memory.sentTo[provider] ?? 0) + bytesSent
  },
  'database.connected': (memory, { database, engine }) => add(memory.databases, database ?? engine),
  'database.queried': (memory, { database, engine, rows = 0 }) => {
    add(memory.databases, database ?? engine)
    memory.rows += rows
  },
  'data.read': (memory, { classes, rows = 0 }) => {
    for (const name of Object.keys(classes)) add(memory.dataClasses, name)
    memory.rows += rows
  },
  'data.written': (memory, { classes }) => {
    for (const name of Object.keys(classes)) add(memory.dataClasses, name)
  },
  'storage.accessed': (memory, { action, bytes = 0 }) => {
    if (action === 'write') memory.bytesSent += bytes
  },
  'mail.sent': (memory, { bytes = 0 }) => {
    memory.bytesSent += bytes
  },
  'event.repeated': (memory, { sums }) => {
    memory.bytesSent += sums?.bytesSent ?? 0
    memory.rows += sums?.rows ?? 0
  },
}

export function remember(memory: RunMemory, event: Event): void {
  const take = taken[event.type] as ((memory: RunMemory, event: Event) => void) | undefined
  take?.(memory, event)
}

function add(values: Set<string>, value: string): void {
  if (value !== '' && values.size < most) values.add(value)
}

/** The script whatever its version. */
export const lineageOf = ({ script, scriptName }: RunSummary): string => script.path ?? scriptName

export const factsOf = (summary: RunSummary, memory: RunMemory): RunFacts => ({
  ...noRunFacts,
  'account.name': summary.account,
  'script.path': summary.script.path ?? '',
  'script.kind': summary.script.kind,
  'script.provenance': provenanceOf(summary.script.path ?? ''),
  'script.worst': summary.worst ?? 'none',
  'script.capabilities': memory.capabilities,
  'script.intent': memory.intent,
  'run.mode': summary.mode,
  'run.cwd': summary.cwd ?? '',
  'interpreter.version': summary.interpreter.version,
})

/** Undefined while it goes on. */
export function featuresOf(summary: RunSummary, memory: RunMemory): RunFeatures | undefined {
  if (summary.status === 'running') return undefined
  return {
    run: summary.id,
    time: summary.startedAt,
    endpoint: summary.endpoint.id,
    account: summary.account,
    lineage: lineageOf(summary).slice(-400),
    outcome: summary.status,
    script: summary.script.sha256 ?? '',
    durationMs: summary.durationMs ?? 0,
    bytesRead: memory.bytesRead,
    bytesSent: memory.bytesSent,
    rows: memory.rows,
    sentTo: memory.sentTo,
    hosts: [...memory.hosts],
    providers: [...memory.providers],
    countries: [],
    packages: summary.packages,
    databases: [...memory.databases],
    dataClasses: [...memory.dataClasses],
    processes: [...memory.processes],
    capabilities: memory.capabilities,
  }
}
