// Which processes are Pythons, and what the system shows of each, read at once: a short one is gone a moment later.

import { isPythonName } from '../interpreters/executables.ts'
import type { Platform } from '../platform/platform.ts'
import type { SeenPython } from './causeOf.ts'

export type PythonProcess = SeenPython & {
  pid: number
  start: number
  parentPid: number | undefined
  uid: number | undefined
}

/** Undefined where the process is gone, or no Python as far as can be seen now: it may become one (exec). */
export function pythonProcess(platform: Platform, pid: number): PythonProcess | undefined {
  const start = platform.processStart(pid)
  const argv = platform.commandOf(pid)
  // The executable of another account's process is hidden from all but root; its command line is not.
  const executable = platform.executableOf(pid) ?? argv?.[0]
  if (start === undefined || !executable || !argv) return undefined
  const isPython = isPythonName(executable.replace(/ \(deleted\)$/, ''))
  const library = isPython ? undefined : platform.pythonLibraryOf(pid)
  if (!isPython && library === undefined) return undefined
  return {
    pid,
    start,
    parentPid: platform.parentOf(pid),
    uid: platform.ownerOf(pid),
    executable,
    argv,
    environment: platform.environmentOf(pid),
    library,
  }
}
