// The operating system as the second witness: every Python process that it shows, joined with the Runs that probes told.

import type { RunStartedLine } from '@sentinel/contract'
import { isPythonName } from '../interpreters/executables.ts'
import type { Platform } from '../platform/platform.ts'
import { type PythonProcess, pythonProcess } from './pythonProcesses.ts'

export type SecondWitness = {
  /** A probe told of this process. */
  tell(started: Pick<RunStartedLine, 'pid' | 'processStart'>): void
  /** Heard of an exec: a Python is looked at at once, for the next look may come too late. */
  notice(pid: number, now: number): void
  /** One look at all processes; those without a Run, each once, after `patienceMs`. */
  look(now: number): PythonProcess[]
  /** Counts since they were last taken. */
  take(): { probed: number; observed: number }
}

type Waiting = { process: PythonProcess; since: number; isFork: boolean }

/** How long a probe's first line is waited for. A Python writes it some ten milliseconds after its start. */
const patienceMs = 1500
const mostRemembered = 20_000

export function createSecondWitness(platform: Platform): SecondWitness {
  /** Processes by pid and start. What a fork shows before its exec is its parent's: it is looked at until it is due. */
  const waiting = new Map<string, Waiting>()
  const told = new Set<string>()
  const judged = new Set<string>()
  let settled = new Map<number, number>()
  let counts = { probed: 0, observed: 0 }

  /** A process that has lived for a while is not looked at again: a new one may yet become a Python. */
  function see(now: number): void {
    const alive = new Map<number, number>()
    for (const pid of platform.processes()) {
      const firstSeen = settled.get(pid) ?? now
      alive.set(pid, firstSeen)
      if (now - firstSeen > patienceMs) continue
      const start = platform.processStart(pid)
      const key = `${pid} ${start}`
      if (start === undefined || judged.has(key)) continue
      const process = pythonProcess(platform, pid)
      if (process)
        waiting.set(key, { process, since: firstSeen, isFork: isForkIn(platform, process, waiting.get(key)) })
      else leaveFork(waiting, pid)
    }
    settled = alive
  }

  function due(now: number): PythonProcess[] {
    const missed: PythonProcess[] = []
    for (const [key, { process, since, isFork }] of waiting) {
      const isProbed = told.has(key)
      if (!isProbed && now - since < patienceMs) continue
      waiting.delete(key)
      remember(judged, key)
      // A fork that was gone before it did anything is no program of its own.
      if (!isProbed && isFork && platform.processStart(process.pid) === undefined) continue
      counts.observed++
      if (!isProbed) missed.push(process)
    }
    return missed
  }

  return {
    tell({ pid, processStart }) {
      const key = `${pid} ${processStart}`
      if (!told.has(key)) counts.probed++
      remember(told, key)
    },
    notice(pid, now) {
      // Another program now, whatever it was: a shell that lived for long may have become a frozen Python.
      settled.delete(pid)
      leaveFork(waiting, pid)
      // By name alone: a library is not in memory yet, and most execs are no Python.
      const process = isPythonName(platform.executableOf(pid) ?? '')
        ? pythonProcess(platform, pid)
        : undefined
      const key = `${pid} ${process?.start}`
      if (process && !judged.has(key)) waiting.set(key, { process, since: now, isFork: false })
    },
    look(now) {
      see(now)
      return due(now)
    },
    take() {
      const taken = counts
      counts = { probed: 0, observed: 0 }
      return taken
    },
  }
}

/** It shows its parent's command line. Asked when it is new: the parent may be gone before it is due. */
function isForkIn(platform: Platform, { argv, parentPid }: PythonProcess, before?: Waiting): boolean {
  if (before && isSameProgram(before.process.argv, argv)) return before.isFork
  const parent = parentPid === undefined ? undefined : platform.commandOf(parentPid)
  return parent !== undefined && isSameProgram(parent, argv)
}

/** Another program now: what a fork showed before was never its own. */
function leaveFork(waiting: Map<string, Waiting>, pid: number): void {
  for (const [key, { process, isFork }] of waiting) if (process.pid === pid && isFork) waiting.delete(key)
}

const isSameProgram = (one: readonly string[], other: readonly string[]) =>
  one.join('\0') === other.join('\0')

function remember(keys: Set<string>, key: string): void {
  keys.add(key)
  const [oldest] = keys
  if (keys.size > mostRemembered && oldest !== undefined) keys.delete(oldest)
}
