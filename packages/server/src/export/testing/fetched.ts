// For tests: official definitions that are not ours to keep. A package of PyPI carries them; it is fetched by name and
// version, unpacked, never run, and kept from run to run.

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function fetched(source: string): string {
  const folder = join(tmpdir(), `sentinel-definitions-${source.replace('==', '-')}`)
  if (existsSync(folder)) return folder
  const made = mkdtempSync(`${folder}.`)
  const quietly: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] }
  execFileSync('python3', ['-m', 'pip', 'download', '-q', '--no-deps', '-d', made, source], quietly)
  const [archive = ''] = globSync('*.whl', { cwd: made })
  execFileSync('python3', ['-m', 'zipfile', '-e', join(made, archive), made], quietly)
  try {
    renameSync(made, folder)
  } catch {
    rmSync(made, { recursive: true }) // another run was first
  }
  return folder
}
