// The interpreters that a question is asked of, and running one with and without the probe.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const home = resolve(import.meta.dirname, '..')

/** CPython 3.8 and later under pyenv; the one on the PATH where there are none. */
export function interpreters(): { version: string; path: string }[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const names = existsSync(versions)
    ? readdirSync(versions).filter((name) => /^3\.([89]|1\d)\./.test(name))
    : []
  const found = names.map((version) => ({ version, path: join(versions, version, 'bin/python') }))
  const minor = ({ version }: { version: string }) => Number(version.split('.')[1])
  return found.length > 0
    ? found.sort((a, b) => minor(a) - minor(b))
    : [{ version: 'on the PATH', path: 'python3' }]
}

export type Place = { folder: string; inbox: string } & Disposable

/** In memory, where a system has such a place: for what is about a program's own work and not about the disk's. */
export const inMemory = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())

export function place(parent = tmpdir()): Place {
  const folder = mkdtempSync(join(parent, 'bench-'))
  const inbox = join(folder, 'inbox')
  mkdirSync(inbox)
  return { folder, inbox, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

const channel = join(home, 'probe/src/sentinel_probe/channel')

export const bare = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH })
/** The same, and the probe: only what it adds is to be seen. */
export const watched = (inbox: string): NodeJS.ProcessEnv => ({
  ...bare(),
  SENTINEL_INBOX: inbox,
  PYTHONPATH: channel,
})

/**
 * Two environments of an interpreter, as a fleet has them: as made, and with the probe put in by `sentinel watch`, which
 * writes to `inbox` of `data`. Their paths and what runs in them are the same but for that.
 */
export function environments({ version, path }: { version: string; path: string }, data: string) {
  const [plain, probed] = ['plain', 'probed'].map((name) => {
    const folder = join(data, `${name}-${version}`)
    runPython(path, ['-m', 'venv', '--without-pip', folder], bare(), data)
    return { folder, python: join(folder, 'bin/python') }
  }) as [Environment, Environment]
  const { status, stderr } = spawnSync(join(home, 'sentinel'), ['watch', probed.folder, '--data', data], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`sentinel watch ended with ${status}: ${stderr}`)
  mkdirSync(join(data, 'inbox'), { recursive: true })
  return { plain, probed }
}

export type Environment = { folder: string; python: string }

/** Runs Python to its end; throws with its own words where it fails. */
export function runPython(python: string, args: string[], env: NodeJS.ProcessEnv, cwd: string): string {
  const { status, stdout, stderr } = spawnSync(python, args, { env, cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`)
  return stdout
}
