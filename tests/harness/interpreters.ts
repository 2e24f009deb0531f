// The Python interpreters of this machine, for tests that need a certain version.

import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Path of an interpreter whose version begins so; undefined where the machine has none. */
export function interpreter(version: string): string | undefined {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const name = existsSync(versions)
    ? readdirSync(versions).find((candidate) => candidate.startsWith(version))
    : undefined
  return name && join(versions, name, 'bin/python')
}
