// Starts a Python with the probe on and stands aside: same terminal, same signals, same end. Leaves word of how it ended.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { type ExitWitness, SentinelError } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { watchedEnvironment } from './probe.ts'

export type Ended = { launch: string; pid: number; exitCode: number | null; signal: NodeJS.Signals | null }

/** What a terminal sends, it sends to the whole group: the program has it already. Everything else is passed on. */
const fromTerminal: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT']
const passedOn: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGALRM']

/** Throws `interpreter-not-found`. */
export async function launchPython(
  python: string,
  args: string[],
  data: DataFolder,
  { cwd, policy }: { cwd?: string | undefined; policy?: string | undefined } = {},
): Promise<Ended> {
  const launch = randomUUID()
  const child = spawn(python, args, {
    stdio: 'inherit',
    env: watchedEnvironment(process.env, data, launch, policy),
    ...(cwd ? { cwd } : {}),
  })
  const release = passSignals(child)
  try {
    const end = await endOf(child, python)
    leaveWitness(data, {
      launch,
      pid: end.pid,
      ...(end.signal ? { signal: end.signal } : { exitCode: end.exitCode ?? 0 }),
    })
    return { launch, ...end }
  } finally {
    release()
  }
}

function endOf(child: ChildProcess, python: string): Promise<Omit<Ended, 'launch'>> {
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => {
      const { code = 'it does not start' } = cause as NodeJS.ErrnoException
      reject(new SentinelError('interpreter-not-found', { path: python, reason: code }, { cause }))
    })
    child.on('exit', (exitCode, signal) => resolve({ pid: child.pid ?? 0, exitCode, signal }))
  })
}

function passSignals(child: ChildProcess): () => void {
  const shares = hasTerminal()
  const handlers = [...fromTerminal, ...passedOn].map((signal) => {
    const handler = () => void ((shares && fromTerminal.includes(signal)) || child.kill(signal))
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => handlers.forEach((off) => void off())
}

/** Whether there is a terminal that sends its signals to us and to the program alike. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'))
    return true
  } catch {
    return process.platform === 'win32'
  }
}

/** Where it cannot be written (a full disk) the end stays unknown; the program's own end is what matters. */
function leaveWitness(data: DataFolder, witness: ExitWitness): void {
  try {
    writeFileSync(join(data.launches, `${witness.launch}.json`), JSON.stringify(witness), { mode: 0o600 })
  } catch {}
}

/** Ends this process as the program ended: with its exit code, or by its signal. */
export function endAs({ exitCode, signal }: Pick<Ended, 'exitCode' | 'signal'>): never {
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    // A signal that does not end a process by default: the shells' way of telling it.
    process.exit(128 + constants.signals[signal])
  }
  process.exit(exitCode ?? 0)
}
