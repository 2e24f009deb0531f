// Starts the supervisor and waits until the console is served and the agent records.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorCode, errors, SentinelError } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { home } from '../home.ts'
import type { Terminal } from '../terminal.ts'
import { buildConsole } from './buildConsole.ts'
import { heldBy, holderOf } from './lock.ts'

export type StartOptions = { data: DataFolder; port?: number; attached?: boolean; terminal: Terminal }
export type Started = { origin: string; supervisor: ChildProcess }

/** A service that fails this often before it was ever ready will not become so. */
const patience = { failures: 4, ms: 60_000 }

/** Throws `data-held`, `data-unwritable`, `port-taken`, `service-failed`. */
export async function startServices(options: StartOptions): Promise<Started> {
  const { data, port = 0, attached = false, terminal } = options
  const holder = holderOf(data)
  if (holder) throw heldBy(data, holder)
  await buildConsole(terminal)
  const supervisor = spawnSupervisor(data, port, attached)
  const origin = await terminal.progress('Starting server and agent', () => untilReady(supervisor, data))
  if (!attached) {
    supervisor.disconnect()
    supervisor.unref()
  }
  return { origin, supervisor }
}

function spawnSupervisor(data: DataFolder, port: number, attached: boolean): ChildProcess {
  try {
    mkdirSync(data.logs, { recursive: true, mode: 0o700 })
    const log = openSync(join(data.logs, 'supervisor.log'), 'a', 0o600)
    const args = [join(import.meta.dirname, 'supervisor.ts'), '--data', data.root, '--port', String(port)]
    return spawn(process.execPath, attached ? [...args, '--attached'] : args, {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      cwd: home,
    })
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('data-unwritable', { folder: data.root, reason }, { cause })
  }
}

type Told =
  | { kind: 'listening'; origin: string }
  | { kind: 'ready' }
  | { kind: 'failed'; problem: { code: ErrorCode; details: Record<string, string | number> } }
  | { kind: 'ended'; service: string; code: number | null; failures: number }

/** Resolves with the console's address once it is served and the agent records. */
function untilReady(supervisor: ChildProcess, data: DataFolder): Promise<string> {
  return new Promise((resolve, reject) => {
    const heard: Heard = {}
    const settle = () => {
      if (heard.failure) supervisor.kill('SIGTERM')
      if (heard.failure) reject(heard.failure)
      else if (heard.origin && heard.isRecording) resolve(heard.origin)
      else return
      clearTimeout(timer)
    }
    const fail = (service: string, reason: string) => {
      heard.failure ??= new SentinelError('service-failed', {
        service,
        reason,
        log: join(data.logs, `${service}.log`),
      })
      settle()
    }
    const timer = setTimeout(
      () => fail('server', `it was not ready within ${patience.ms / 1000} s`),
      patience.ms,
    )
    supervisor.on('message', (told: Told) => {
      hear(heard, told)
      if (told.kind === 'ended' && told.failures >= patience.failures)
        fail(told.service, `it ended with code ${told.code}`)
      else settle()
    })
    supervisor.on('exit', (code) => fail('supervisor', `it ended with code ${code}`))
  })
}

type Heard = { origin?: string; isRecording?: boolean; failure?: SentinelError }

function hear(heard: Heard, told: Told): void {
  if (told.kind === 'listening') heard.origin = told.origin
  if (told.kind === 'ready') heard.isRecording = true
  if (told.kind !== 'failed') return
  const { code, details } = told.problem
  heard.failure = new SentinelError(code in errors ? code : 'internal-fault', details)
}
