// The operating system as witness, over real processes: one with a probe's word, one without, and forks of both.

import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Platform } from '../platform/platform.ts'
import { thisPlatform } from '../platform/thisPlatform.ts'
import { copiablePythons } from '../testing/copiedPython.ts'
import { createCoverage } from './coverage.ts'
import { createSecondWitness } from './secondWitness.ts'

const python = copiablePythons().at(-1)?.path as string
const system = thisPlatform()
const children: ChildProcess[] = []
afterEach(() => children.splice(0).forEach((child) => void child.kill('SIGKILL')))

/** The system with our own processes alone: others come and go while tests run. */
const ours = (pids: () => number[]): Platform => ({ ...system, processes: pids })

async function start(args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(python, args, {
    env: { PATH: '/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child.pid as number
}
const waits = 'print(1, flush=True); import time; time.sleep(60)'
const startOf = (pid: number) => system.processStart(pid) as number

describe('the second witness', () => {
  it('tells a process without a Run once, and one with a Run never', async () => {
    const probed = await start(['-c', waits])
    const missed = await start(['-S', '-c', waits])
    const witness = createSecondWitness(ours(() => [probed, missed, process.pid]))
    witness.tell({ pid: probed, processStart: startOf(probed) })
    expect(witness.look(0)).toEqual([])
    expect(witness.look(5000).map(({ pid }) => pid)).toEqual([missed])
    expect(witness.look(10_000)).toEqual([])
    expect(witness.take()).toEqual({ probed: 1, observed: 2 })
    expect(witness.take()).toEqual({ probed: 0, observed: 0 })
  })

  it('remembers what it saw of a process that is gone before it is due', async () => {
    const pid = await start(['-I', '-c', waits])
    const alive = [pid]
    const witness = createSecondWitness(ours(() => alive))
    expect(witness.look(0)).toEqual([])
    alive.pop()
    children[0]?.kill('SIGKILL')
    await new Promise((resolve) => children[0]?.once('exit', resolve))
    const [told] = witness.look(5000)
    expect(told).toMatchObject({ pid, argv: [python, '-I', '-c', waits], parentPid: process.pid })
  })

  it('does not take what a fork showed for its own program, when it became another one at once', () => {
    const [parent, fork] = [4_000_001, 4_000_002]
    const alive = new Map([[parent, '/usr/bin/python3']])
    const platform: Platform = {
      ...ours(() => [...alive.keys()]),
      processStart: (pid) => (alive.has(pid) ? 7 : undefined),
      commandOf: (pid) => (alive.has(pid) ? ['python3', 'main.py'] : undefined),
      executableOf: (pid) => alive.get(pid),
      parentOf: (pid) => (pid === fork ? parent : 1),
    }
    const witness = createSecondWitness(platform)
    witness.tell({ pid: parent, processStart: 7 })
    alive.set(fork, '/usr/bin/python3')
    witness.look(0)
    alive.clear()
    witness.notice(fork, 10)
    expect(witness.look(5000)).toEqual([])
    expect(witness.take()).toEqual({ probed: 1, observed: 1 })
  })

  it('looks again at a process that has lived for long when it becomes another program', () => {
    const [pid, self] = [4_000_001, process.pid]
    let library: string | undefined
    const platform: Platform = {
      ...ours(() => [pid]),
      processStart: () => 7,
      commandOf: () => ['./main'],
      executableOf: () => '/srv/main/main',
      parentOf: () => self,
      pythonLibraryOf: () => library,
    }
    const witness = createSecondWitness(platform)
    for (const now of [0, 1000, 5000]) expect(witness.look(now)).toEqual([])
    library = '/srv/main/_internal/libpython3.13.so.1.0'
    expect(witness.look(6000)).toEqual([])
    witness.notice(pid, 7000)
    witness.look(7000)
    expect(witness.look(9000)).toMatchObject([{ pid, library }])
  })

  it('sees a process that no poll sees, where the kernel tells of each exec', async () => {
    const witness = createSecondWitness(ours(() => []))
    const heard = new Set<number>()
    const processes = system.watchProcesses({
      forked: () => {},
      execed(pid) {
        heard.add(pid)
        witness.notice(pid, 0)
      },
    })
    const argv = [python, '-S', '-c', 'input()']
    const child = spawn(python, argv.slice(1), { stdio: ['pipe', 'ignore', 'ignore'], env: {} })
    children.push(child)
    // Without the right to listen nothing is heard of any process, and nothing fails.
    for (let tries = 0; tries < 100 && !heard.has(child.pid as number); tries++) await sleep(20)
    child.stdin?.end()
    await new Promise((resolve) => child.once('exit', resolve))
    processes.close()
    const told = witness.look(5000).filter(({ pid }) => pid === child.pid)
    expect(told.map((process) => process.argv)).toEqual(heard.size > 0 ? [argv] : [])
  })

  it('does not take the word for one process as the word for another with its number', async () => {
    const pid = await start(['-c', waits])
    const witness = createSecondWitness(ours(() => [pid]))
    witness.tell({ pid, processStart: startOf(pid) - 1 })
    witness.look(0)
    expect(witness.look(5000)).toHaveLength(1)
  })

  it('sees no Python in other programs', () => {
    const witness = createSecondWitness(ours(() => [process.pid, process.ppid]))
    witness.look(0)
    expect(witness.look(5000)).toEqual([])
  })
})

describe('coverage as Events', () => {
  it('tells the first of processes alike at once and counts the others, with secrets masked', async () => {
    const args = ['-S', '-c', `${waits} # password="hunter22"`]
    const pids = [await start(args), await start(args), await start(['-I', '-c', waits])]
    const coverage = createCoverage({
      witness: createSecondWitness(ours(() => pids)),
      inbox: '/data/inbox',
      interpreterOf: () => ({ isWatched: false, obstacle: null }),
    })
    expect(coverage.look(0, 'uninstrumented')).toEqual([])
    const told = coverage.look(5000, 'uninstrumented')
    expect(told.map((event) => event.type === 'gap.recorded' && event.process?.cause)).toEqual([
      'no-site',
      'not-watched',
    ])
    expect(JSON.stringify(told)).not.toContain('hunter22')
    const rest = coverage.rest()
    expect(rest).toMatchObject([
      { type: 'gap.recorded', count: 1, process: { cause: 'no-site' } },
      { type: 'coverage.measured', probed: 0, observed: 3 },
    ])
    expect(coverage.rest()).toEqual([])
  })
})
