// Any file that names dependencies, told by its name.

import { type Files, lastOf } from '../files.ts'
import { readCondaFile } from './condaFile.ts'
import { readPipfileLock, readTomlLock } from './lockFiles.ts'
import type { MarkerEnvironment } from './marker.ts'
import { readPipfile, readPyproject } from './pyproject.ts'
import { type Dependencies, noDependencies } from './requirement.ts'
import { readRequirementsFile } from './requirementsFile.ts'
import { readSetupCfg, readSetupPy } from './setupFiles.ts'

type Reader = (file: string, text: string, environment: MarkerEnvironment) => Dependencies

/** What conda puts in stands in no lock of pip's. */
const conda = /^environment([\w.-]*)\.ya?ml$/

const readers: readonly [RegExp, Reader][] = [
  [/^(poetry|uv|pdm)\.lock$|^pylock(\.[\w-]+)?\.toml$/, readTomlLock],
  [/^Pipfile\.lock$/, readPipfileLock],
  [/^pyproject\.toml$/, readPyproject],
  [/^Pipfile$/, readPipfile],
  [/^setup\.cfg$/, readSetupCfg],
  [/^setup\.py$/, readSetupPy],
  [conda, readCondaFile],
]

/** Everything that does not bear the name of a lock file or project is read as requirements. Nothing is ever run or fetched. */
export function readDependencies(
  files: Files,
  path: string,
  environment: MarkerEnvironment = {},
): Dependencies {
  const reader = readers.find(([name]) => name.test(lastOf(path)))?.[1]
  if (!reader) return readRequirementsFile(files, path, environment)
  const text = files.text(path)
  try {
    if (text !== undefined) return reader(path, text, environment)
    return failed(path, 'include-missing', 'it cannot be read')
  } catch (error) {
    return failed(path, 'file-invalid', String((error as Error).message).split('\n')[0] as string)
  }
}

const failed = (file: string, code: 'include-missing' | 'file-invalid', reason: string): Dependencies => ({
  ...noDependencies(),
  problems: [{ code, file, line: 1, reason }],
})

/** Files of a project folder that name dependencies: its locks where it has some, else what it asks for. */
export function dependencyFiles(files: Files, folder: string): string[] {
  const names = (files.list(folder) ?? []).toSorted()
  const isLock = (name: string) => readers.slice(0, 2).some(([pattern]) => pattern.test(name))
  const requirements = names.filter((name) => /^requirements([\w.-]*)\.txt$/.test(name))
  const locks = names.filter(isLock)
  const isAsked = (name: string) => readers.slice(2).some(([pattern]) => pattern.test(name))
  const asked = locks.length === 0 ? names.filter(isAsked) : names.filter((name) => conda.test(name))
  return [...requirements, ...locks, ...asked].map((name) => `${folder}/${name}`)
}
