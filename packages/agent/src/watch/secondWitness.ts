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

/** How long a probe's first line is waited for. A Python writes it some ten milliseconds after its start. */
const patienceMs = 1500
const mostRemembered = 20_000

export function createSecondWitness(platform: Platform): SecondWitness {
  /** Processes by pid and start. What a fork shows before its exec is its parent's: it is looked at until it is due. */
  const waiting = new Map<string, { process: PythonProcess; since: number; isExec: boolean }>()
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
      if (process) waiting.set(key, { process, since: firstSeen, isExec: waiting.get(key)?.isExec ?? false })
      else waiting.delete(key)
    }
    settled = alive
  }

  function due(now: number): PythonProcess[] {
    const missed: PythonProcess[] = []
    for (const [key, { process, since, isExec }] of waiting) {
      const isProbed = told.has(key)
      if (!isProbed && now - since < patienceMs) continue
      waiting.delete(key)
      remember(judged, key)
      if (!isProbed && !isExec && isOnlyForked(process)) continue
      counts.observed++
      if (!isProbed) missed.push(process)
    }
    return missed
  }

  /** A fork that was gone before it did anything shows its parent's command line: no program of its own. */
  function isOnlyForked({ pid, parentPid, argv }: PythonProcess): boolean {
    if (platform.processStart(pid) !== undefined || parentPid === undefined) return false
    const parent = platform.commandOf(parentPid)
    return parent !== undefined && parent.join('\0') === argv.join('\0')
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
      // By name alone: a library is not in memory yet, and most execs are no Python.
      if (!isPythonName(platform.executableOf(pid) ?? '')) return
      const process = pythonProcess(platform, pid)
      const key = `${pid} ${process?.start}`
      if (process && !judged.has(key)) waiting.set(key, { process, since: now, isExec: true })
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

function remember(keys: Set<string>, key: string): void {
  keys.add(key)
  const [oldest] = keys
  if (keys.size > mostRemembered && oldest !== undefined) keys.delete(oldest)
}
