// Linux: everything is read from /proc, and how a process ended from its pidfd.

import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { attempt } from './attempt.ts'
import { pidfds } from './pidfd.ts'
import type { Platform } from './platform.ts'
import { watchProcesses } from './processEvents.ts'

const read = (path: string) => attempt(() => readFileSync(path, 'utf8'))

/** Fields of /proc/<pid>/stat after the command name, which may itself hold spaces and parentheses (proc_pid_stat(5)). */
function stat(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** A zombie has ended: only its parent has not looked yet. */
const hasEnded = (fields: string[]) => fields[0] === 'Z' || fields[0] === 'X'

export function linux(): Platform {
  let names: Map<number, string> | undefined
  return {
    name: `linux-${process.arch}`,
    bootId: () => read('/proc/sys/kernel/random/boot_id')?.trim(),
    // CLOCK_MONOTONIC, which stands while the machine sleeps (clock_gettime(2)).
    awakeMs: () => performance.now(),
    processStart: (pid) => {
      const fields = stat(pid)
      return fields && !hasEnded(fields) ? Number(fields[19]) : undefined
    },
    parentOf: (pid) => {
      const fields = stat(pid)
      return fields && Number(fields[1])
    },
    hasTerminal: (pid) => Number(stat(pid)?.[4] ?? 0) !== 0,
    executableOf: (pid) => attempt(() => readlinkSync(`/proc/${pid}/exe`)),
    commandOf: (pid) => read(`/proc/${pid}/cmdline`)?.split('\0').slice(0, -1),
    environmentOf: (pid) => read(`/proc/${pid}/environ`)?.split('\0'),
    processes: () => (attempt(() => readdirSync('/proc')) ?? []).map(Number).filter((pid) => pid > 0),
    watchProcesses,
    ownerOf: (pid) => attempt(() => statSync(`/proc/${pid}`).uid),
    pythonLibraryOf: (pid) => /\S*\/libpython\d[^\s/]*\.so\S*/.exec(read(`/proc/${pid}/maps`) ?? '')?.[0],
    registeredPythons: () => [],
    accountName: (uid) => {
      if (!names?.has(uid)) names = readAccounts()
      return names.get(uid) ?? String(uid)
    },
    watchExit: pidfds(),
  }
}

/** passwd(5). Accounts of a directory service are not in it: they show as their number. */
function readAccounts(): Map<number, string> {
  const lines = (read('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'))
  return new Map(
    lines.filter((fields) => fields.length > 2).map((fields) => [Number(fields[2]), fields[0] as string]),
  )
}
