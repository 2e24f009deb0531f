// Virtual environments with pinned packages from PyPI, made once and kept in the user's cache from run to run.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/** A hundred packages come from PyPI: some minutes, and many more where several of them are compiled. */
export const installMs = 45 * 60_000

/**
 * The interpreter of an environment with these requirements (`name==version`) on top of the interpreter `base`. Where
 * it must be made, pip says how far it is: a test that does this has `installMs`.
 */
export function pythonEnvironment(base: string, requirements: readonly string[]): string {
  const wanted = createHash('sha256').update(base).update(requirements.join('\n')).digest('hex')
  const folder = join(cacheFolder(), wanted.slice(0, 16))
  const python = join(folder, 'bin/python')
  const stamp = join(folder, 'made')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  execFileSync(base, ['-m', 'venv', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
  execFileSync(
    python,
    [
      '-m',
      'pip',
      'install',
      '--no-input',
      '--disable-pip-version-check',
      '--progress-bar=off',
      ...requirements,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  writeFileSync(`${stamp}.new`, wanted) // a kill on the way leaves no half-made environment that looks whole
  renameSync(`${stamp}.new`, stamp)
  return python
}

/** Where the system keeps what can be made again (XDG Base Directory Specification 0.8). */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sentinel/test-environments')
}
