// A whole Sentinel for one test: its own data folder, started and stopped by the command line that users have.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, createClient, type Event, type RunDetail, type RunSummary } from '@sentinel/contract'

export const home = resolve(import.meta.dirname, '../..')
export const scripts = join(home, 'tests/scripts')
const program = join(home, 'sentinel')

export type Finished = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }
export type CliOptions = { env?: NodeJS.ProcessEnv; input?: string; cwd?: string }

export class Sentinel implements AsyncDisposable {
  readonly data: string

  constructor(data = mkdtempSync(join(tmpdir(), 'sentinel-'))) {
    this.data = data
  }

  /** Runs `sentinel …` on this data folder to its end. */
  cli(args: string[], options: CliOptions = {}): Promise<Finished> {
    return finished(this.start(args, options), options.input)
  }

  start(args: string[], { env = {}, cwd = this.data }: CliOptions = {}): ChildProcess {
    return spawn(program, args, { cwd, env: { ...process.env, SENTINEL_DATA: this.data, ...env } })
  }

  async up(options: CliOptions = {}): Promise<{ origin: string; link: string; pid: number }> {
    const { stdout, stderr, code } = await this.cli(['up', '--detach', '--json'], options)
    if (code !== 0) throw new Error(`sentinel up ended with ${code}: ${stderr}`)
    return JSON.parse(stdout)
  }

  /** Runs a script with the probe on and no command line of ours around it. */
  python(
    args: string[],
    { python = 'python3', env = {}, input }: CliOptions & { python?: string } = {},
  ): Promise<Finished> {
    const child = spawn(python, args, {
      cwd: this.data,
      env: { ...process.env, ...this.variables(), ...env },
    })
    return finished(child, input)
  }

  /** What `sentinel env` prints. */
  variables(): NodeJS.ProcessEnv {
    return {
      SENTINEL_INBOX: join(this.data, 'inbox'),
      PYTHONPATH: join(home, 'probe/src/sentinel_probe/channel'),
    }
  }

  /** The server's operations, as the local operator. */
  get call(): Client {
    const { origin } = JSON.parse(readFileSync(join(this.data, 'server/address.json'), 'utf8')) as {
      origin: string
    }
    const token = readFileSync(join(this.data, 'server/operator.token'), 'utf8').trim()
    return createClient({ origin, headers: { authorization: `Bearer ${token}` } })
  }

  async runs(): Promise<RunSummary[]> {
    return (await this.call('runs', { query: { limit: 500 } })).runs
  }

  run(id: string): Promise<RunDetail> {
    return this.call('run', { params: { id } })
  }

  async events(id: string): Promise<Event[]> {
    const { events } = await this.call('runEvents', { params: { id }, query: { limit: 5000 } })
    return events.map(({ event }) => event)
  }

  /** Process ids of a service, from the operating system. */
  pidsOf(service: 'server' | 'agent'): number[] {
    const program = `packages/${service}/src/main.ts`
    return processes().flatMap(({ pid, args }) =>
      args.includes(program) && args.includes(this.data) ? [pid] : [],
    )
  }

  pidOf(service: 'server' | 'agent'): number | undefined {
    return this.pidsOf(service)[0]
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cli(['down'])
    rmSync(this.data, { recursive: true, force: true })
  }
}

function processes(): { pid: number; args: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && existsSync(`/proc/${pid}/cmdline`))
    .flatMap((pid) => {
      try {
        return [{ pid, args: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
      } catch {
        return []
      }
    })
}

/** A zombie has ended: only its parent has not looked yet. */
export function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

export function finished(child: ChildProcess, input = ''): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => (stdout += chunk))
  child.stderr?.on('data', (chunk) => (stderr += chunk))
  if (child.stdin && !child.stdin.writableEnded) child.stdin.end(input)
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }))
  })
}

/** Asks again until the answer is there; the last answer stands in the error where it never comes. */
export async function eventually<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  ms = 15_000,
): Promise<T> {
  let last: unknown
  for (const began = Date.now(); Date.now() - began < ms; await sleep(50)) {
    const answer = await Promise.resolve(ask()).catch((error: unknown) => {
      last = error
      return undefined
    })
    if (answer !== undefined) return answer
  }
  throw new Error(`not within ${ms} ms`, { cause: last })
}
