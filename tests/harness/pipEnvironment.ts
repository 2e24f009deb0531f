// Environments with one exact pip, made on the spot from a copy that was fetched once.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pythonEnvironment } from './pythonEnvironment.ts'

export type PipEnvironment = Disposable & {
  folder: string
  python: string
  site: string
  installed(): string[]
}

/** Installers of these years put in only what they are asked for; pip of 2019 builds with what stands beside it. */
export function pipEnvironment(base: string, pip: string): PipEnvironment {
  const kept = siteOf(pythonEnvironment(base, [`pip==${pip}`]))
  const folder = mkdtempSync(join(tmpdir(), 'pip-'))
  const python = join(folder, 'bin/python')
  execFileSync(base, ['-m', 'venv', '--without-pip', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  const site = siteOf(python)
  // With pip's compiled modules, which go by the sources' times: without them each start of pip takes seconds more.
  cpSync(kept, site, { recursive: true, preserveTimestamps: true })
  return {
    folder,
    python,
    site,
    installed: () => readdirSync(site).sort(),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function siteOf(python: string): string {
  const library = resolve(dirname(python), '../lib')
  const [name = ''] = readdirSync(library)
  return join(library, name, 'site-packages')
}
