// The one place that asks which operating system this is.

import { linux } from './linux.ts'
import type { Platform } from './platform.ts'
import { registeredPythons } from './windows.ts'

export function thisPlatform(): Platform {
  if (process.platform === 'linux') return linux()
  return { ...unseen, name: `${process.platform}-${process.arch}` }
}

/** Runs are still received and recorded; only what the system would add stays unknown. A live process is told by a null signal. */
const unseen: Omit<Platform, 'name'> = {
  bootId: () => undefined,
  // The clock of Windows goes on while it sleeps.
  awakeMs: () => (process.platform === 'win32' ? undefined : performance.now()),
  processStart: (pid) => {
    try {
      process.kill(pid, 0)
      return 0
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EPERM' ? 0 : undefined
    }
  },
  parentOf: () => undefined,
  executableOf: () => undefined,
  hasTerminal: () => false,
  commandOf: () => undefined,
  environmentOf: () => undefined,
  processes: () => [],
  watchProcesses: () => ({ read: () => {}, close: () => {} }),
  ownerOf: () => undefined,
  pythonLibraryOf: () => undefined,
  registeredPythons: () => (process.platform === 'win32' ? registeredPythons() : []),
  accountName: String,
  watchExit: () => undefined,
}
