// The kernel's word on each Python that launches start, heard apart from the agent: what the agent must account for.

import { readlinkSync } from 'node:fs'
import { isPythonName } from '../../packages/agent/src/interpreters/executables.ts'
import { thisPlatform } from '../../packages/agent/src/platform/thisPlatform.ts'

export type Heard = { pid: number; executable: string; argv: string[] }

/**
 * Of the launches below a folder alone: other Pythons of the machine come and go. Hears nothing where the kernel does
 * not tell, and misses what was gone before it could be asked about.
 */
export function hearPythons(folder: string): { heard: Heard[]; close(): void } {
  const platform = thisPlatform()
  const heard: Heard[] = []
  const processes = platform.watchProcesses({
    forked: () => {},
    execed(pid) {
      const executable = platform.executableOf(pid) ?? ''
      const argv = platform.commandOf(pid) ?? []
      const isBelow = [executable, argv[0], workingFolder(pid)].some((path) => path?.startsWith(`${folder}/`))
      if (isPythonName(executable) && argv.length > 0 && isBelow) heard.push({ pid, executable, argv })
    },
  })
  return { heard, close: processes.close }
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined // gone, or not ours to look into
  }
}
