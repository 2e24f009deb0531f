// Holds the data folder and keeps server and agent alive: `node supervisor.ts --data DIR --port N [--attached]`.
// Attached, it ends with the terminal that started it; else on SIGTERM.

import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { problemOf, SentinelError } from '@sentinel/contract'
import { dataFolder } from '../dataFolder.ts'
import { home } from '../home.ts'
import { hold, isHeldByMe } from './lock.ts'

type ServiceName = 'server' | 'agent'
type Service = { stop(): Promise<void> }
type Message =
  | { kind: 'listening'; origin: string }
  | { kind: 'ready'; endpoint: string }
  | { kind: 'failed'; problem: object }

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    attached: { type: 'boolean', default: false },
  },
})
const data = dataFolder(values.data, home)
/** A service that lives this long has started well: its next restart is quick again. */
const settledMs = 10_000
/** The agent keeps little of what it makes: with the usual young generation it took 10 to 20 MB more. */
const flags: Record<ServiceName, string[]> = { server: [], agent: ['--max-semi-space-size=2'] }
const restart = { firstMs: 50, longestMs: 5000 }
const lockCheckMs = 2000
const largestLog = 16 * 1024 * 1024
let isStopping = false

try {
  supervise()
} catch (error) {
  if (!(error instanceof SentinelError)) throw error
  tell({ kind: 'failed', problem: problemOf(error) })
  process.exitCode = 1
  process.disconnect?.()
}

function supervise(): void {
  const release = hold(data)
  mkdirSync(data.logs, { recursive: true, mode: 0o700 })
  const consoleFolder = join(home, 'packages/console/dist')
  let port = values.port
  const services = [
    keep(
      'server',
      () => ['--data', data.root, '--port', port, '--console', consoleFolder],
      (message) => {
        // A restarted server is found where it was: open browsers reconnect to the same address.
        if (message.kind === 'listening') port = new URL(message.origin).port
      },
    ),
    keep('agent', () => ['--data', data.root]),
  ]
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await Promise.all(services.map((service) => service.stop()))
    if (isHeldByMe(data)) release()
    process.exit(0)
  }
  // Two agents on one folder would each take the other's work for tampering.
  setInterval(() => void (isHeldByMe(data) || stop()), lockCheckMs)
  process.on('SIGTERM', stop).on('SIGINT', () => {})
  process.on('disconnect', () => void (values.attached && stop()))
}

/** Starts a service, and starts it again whenever it ends without being asked to. */
function keep(name: ServiceName, args: () => string[], hear: (message: Message) => void = () => {}): Service {
  let child: ChildProcess
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  function start(): void {
    const log = openLog(name)
    const startedAt = Date.now()
    child = fork(join(home, 'packages', name, 'src/main.ts'), args(), {
      stdio: ['ignore', log, log, 'ipc'],
      execArgv: [...process.execArgv, ...flags[name]],
    })
    child.on('message', (message: Message) => {
      hear(message)
      tell({ service: name, ...message })
    })
    child.on('exit', (code, signal) => {
      if (isStopping) return
      failures = Date.now() - startedAt > settledMs ? 0 : failures + 1
      tell({ kind: 'ended', service: name, code, signal, failures })
      timer = setTimeout(start, Math.min(restart.longestMs, restart.firstMs * 2 ** Math.min(failures, 10)))
    })
  }

  start()
  return {
    stop: () =>
      new Promise((resolve) => {
        clearTimeout(timer)
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.on('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 8000).unref()
      }),
  }
}

/** Appends; a log that has grown large is kept once under another name. */
function openLog(name: ServiceName): number {
  const path = join(data.logs, `${name}.log`)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

function tell(message: object): void {
  if (process.connected) process.send?.(message)
}
