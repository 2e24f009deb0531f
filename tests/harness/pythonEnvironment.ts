// Virtual environments with pinned packages from PyPI, made once and kept from run to run.

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The interpreter of an environment with these requirements (`name==version`) on top of the interpreter `base`. */
export function pythonEnvironment(base: string, requirements: readonly string[]): string {
  const wanted = createHash('sha256').update(base).update(requirements.join('\n')).digest('hex')
  const folder = join(tmpdir(), `sentinel-libraries-${wanted.slice(0, 16)}`)
  const python = join(folder, 'bin/python')
  const stamp = join(folder, 'made')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python
  rmSync(folder, { recursive: true, force: true })
  const quietly: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] }
  execFileSync(base, ['-m', 'venv', folder], quietly)
  execFileSync(
    python,
    ['-m', 'pip', 'install', '-q', '--no-input', '--disable-pip-version-check', ...requirements],
    quietly,
  )
  writeFileSync(`${stamp}.new`, wanted) // a kill on the way leaves no half-made environment that looks whole
  renameSync(`${stamp}.new`, stamp)
  return python
}
