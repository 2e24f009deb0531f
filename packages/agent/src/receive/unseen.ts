// Python processes that were told to record and do not: the operating system sees them, no inbox file does.

import { basename } from 'node:path'
import type { Platform } from '../platform/platform.ts'

export type UnseenProcess = { pid: number; executable: string }

export type UnseenWatch = {
  /** Those that have lived through a whole look without a Run of their own; each is told once. */
  look(isSeen: (pid: number) => boolean): UnseenProcess[]
}

export function watchUnseen(platform: Platform, inbox: string): UnseenWatch {
  const known = new Set<number>()
  let waiting: number[] = []

  function fresh(): number[] {
    const alive = new Set(platform.processes())
    for (const pid of known) if (!alive.has(pid)) known.delete(pid)
    const added = [...alive].filter((pid) => !known.has(pid))
    for (const pid of added) known.add(pid)
    return added
  }

  /** Looked at one look later: a process is born as a copy of its parent and becomes a Python a moment after. */
  function unwatchedPython(pid: number): UnseenProcess[] {
    const executable = platform.executableOf(pid)
    const isPython = executable !== undefined && /^(python|pypy)/i.test(basename(executable))
    const told = isPython && platform.environmentOf(pid)?.includes(`SENTINEL_INBOX=${inbox}`)
    return told ? [{ pid, executable }] : []
  }

  return {
    look(isSeen) {
      const due = waiting.filter((pid) => !isSeen(pid))
      waiting = fresh()
      return due.flatMap(unwatchedPython)
    },
  }
}
