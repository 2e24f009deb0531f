// The programs above a process, as the system shows them now, and as it showed those that are gone: the shell that a
// scheduler starts for one short script ends with it, before anybody reads of the Run.

import { isPythonName } from '../interpreters/executables.ts'
import type { Platform } from '../platform/platform.ts'

export type Ancestor = { pid: number; executable: string; argv: string[] }

/** Deeper trees are not looked through; also what `run.traced` holds at most. */
const most = 16
/** A shell that starts a thousand Pythons is read once in so long. */
const keptMs = 2000
const mostKept = 2048

export type Ancestry = {
  /** Heard of an exec: what the process is now is kept for when it is gone. */
  notice(pid: number): void
  /** From `pid` upwards, the nearest first, without the first process of the system. */
  above(pid: number): Ancestor[]
  /** Of a process that began at `start`, also where only its exec was seen; undefined where nothing was. */
  environmentOf(pid: number, start: number | undefined): readonly string[] | undefined
}

type Entry = { start: number; at: number; seen: Ancestor; environment: string[] | undefined }
type Deps = {
  platform: Platform
  /** Who made a process, from the system's news of forks. */
  forkedFrom(pid: number): number | undefined
  now?: () => number
}

export function createAncestry({ platform, forkedFrom, now = Date.now }: Deps): Ancestry {
  const kept = new Map<number, Entry>()

  /** Undefined where the process is gone. */
  function read(pid: number, start: number | undefined): Entry | undefined {
    if (start === undefined) return undefined
    const argv = platform.commandOf(pid) ?? []
    // Hidden from all but root where it is another account's; its command line is not.
    const executable = platform.executableOf(pid) ?? argv[0] ?? ''
    const environment = isPythonName(executable) ? platform.environmentOf(pid) : undefined
    const entry = { start, at: now(), seen: { pid, executable, argv }, environment }
    kept.delete(pid)
    kept.set(pid, entry)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    return entry
  }

  function look(pid: number): Entry | undefined {
    const start = platform.processStart(pid)
    const known = kept.get(pid)
    const isFresh = known && (start === undefined || (known.start === start && now() - known.at < keptMs))
    return isFresh ? known : read(pid, start)
  }

  return {
    notice: (pid) => void read(pid, platform.processStart(pid)),
    above(pid) {
      const found: Ancestor[] = []
      for (let next: number | undefined = pid; next && next > 1 && found.length < most; ) {
        const one = look(next)
        if (one) found.push(one.seen)
        // A process whose parent is gone shows the first of the system as its parent.
        const shown = platform.parentOf(next)
        next = shown && shown > 1 ? shown : (forkedFrom(next) ?? shown)
      }
      return found
    },
    environmentOf(pid, start) {
      const known = kept.get(pid)
      if (platform.processStart(pid) === start) return platform.environmentOf(pid) ?? known?.environment
      return start !== undefined && known?.start === start ? known.environment : undefined
    },
  }
}
