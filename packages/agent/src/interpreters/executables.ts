// Executables that may be Pythons: by name, in the folders where they live. Nothing is started.

import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { attempt } from '../platform/attempt.ts'

/** `python`, `python3.13t`, `pypy3`, `graalpy`, each with `.exe`; not `python3-config` or `pythonw`. */
const executableName = /^(python|pypy|graalpy)(\d+(\.\d+)?t?)?(\.exe)?$/i

export const isPythonName = (path: string): boolean => executableName.test(basename(path))

/** Paths of the Pythons in a folder, links and shims resolved no further than to what they are called. */
export function pythonsIn(folder: string): string[] {
  const names = attempt(() => readdirSync(folder)) ?? []
  return names.filter((name) => executableName.test(name)).flatMap((name) => usable(join(folder, name)))
}

/** A program stands for itself, a shim for what it leads to, and any other script for nothing. */
export function usable(path: string): string[] {
  const isFile = attempt(() => statSync(path).isFile()) ?? false
  if (!isFile) return []
  if (!isScript(path)) return [path]
  const behind = behindShim(path)
  return behind && !isScript(behind) ? [behind] : []
}

function isScript(path: string): boolean {
  const start = attempt(() => {
    const fd = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(2)
      readSync(fd, bytes, 0, 2, 0)
      return bytes.toString('latin1')
    } finally {
      closeSync(fd)
    }
  })
  return start === undefined || start === '#!'
}

/**
 * pyenv's shims are scripts that ask pyenv each time; without a folder of their own to stand in they lead to the first
 * global version that has the name (pyenv's `version-file` and `which`).
 */
function behindShim(path: string): string | undefined {
  const root = dirname(dirname(path))
  if (basename(dirname(path)) !== 'shims') return undefined
  const versions = attempt(() => readFileSync(join(root, 'version'), 'utf8'))
    ?.split(/\s+/)
    .filter(Boolean)
  return versions
    ?.map((version) => join(root, 'versions', version, 'bin', basename(path)))
    .find((candidate) => attempt(() => statSync(candidate).isFile()))
}
