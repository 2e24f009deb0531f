// The open Runs by process: who started whom, and which Run follows another in the same process.

import type { RunStartedLine } from '@sentinel/contract'
import type { Platform } from './platform/platform.ts'

export type RunBook = {
  /** Heard of a fork: a shell between two Pythons may be gone when the second is read of. */
  forked(pid: number, parent: number): void
  /** Who made a process, as long as it is remembered. */
  forkedFrom(pid: number): number | undefined
  enter(started: RunStartedLine): void
  leave(started: RunStartedLine): void
  /** The nearest Run above: the one before it in the same process (exec), else in the nearest ancestor that is one. */
  parentOf(started: RunStartedLine): string | undefined
  /** Another Run has begun in this Run's process. */
  hasSuccessor(started: RunStartedLine): boolean
}

/** A child's first line may be read after its parent's last: a short parent is still known for so long. */
const keptMs = 10_000
/** Deeper trees of processes are not looked through: a loop in what the system tells must end. */
const mostAncestors = 32
const mostForks = 8192

export function createRunBook(platform: Platform): RunBook {
  const byPid = new Map<number, RunStartedLine>()
  const leftAt = new Map<number, number>()
  const forks = new Map<number, number>()

  const same = (a: RunStartedLine, b: RunStartedLine) =>
    a.processStart === b.processStart && a.bootId === b.bootId

  function ancestor(pid: number | undefined, left: number): string | undefined {
    if (!pid || left === 0) return undefined
    return byPid.get(pid)?.run ?? ancestor(forks.get(pid) ?? platform.parentOf(pid), left - 1)
  }

  function forget(now: number): void {
    for (const [pid, at] of leftAt) {
      if (now - at < keptMs) break
      leftAt.delete(pid)
      byPid.delete(pid)
    }
  }

  return {
    forked(pid, parent) {
      const [oldest] = forks.keys()
      forks.delete(pid)
      if (forks.size === mostForks && oldest !== undefined) forks.delete(oldest)
      forks.set(pid, parent)
    },
    forkedFrom: (pid) => forks.get(pid),
    enter(started) {
      forget(Date.now())
      leftAt.delete(started.pid)
      byPid.set(started.pid, started)
    },
    leave({ pid, run }) {
      if (byPid.get(pid)?.run === run) leftAt.set(pid, Date.now())
    },
    parentOf(started) {
      const before = byPid.get(started.pid)
      if (before && before.run !== started.run && same(before, started)) return before.run
      return ancestor(started.parentPid, mostAncestors)
    },
    hasSuccessor(started) {
      const last = byPid.get(started.pid)
      return last !== undefined && last.run !== started.run && same(last, started)
    },
  }
}
