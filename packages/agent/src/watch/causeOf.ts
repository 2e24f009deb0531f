// Why no probe told of a process: decided from what the system and the interpreter's files show.

import type { UnwatchedCause, WatchObstacle } from '@sentinel/contract'
import { interpreterFlags } from './interpreterFlags.ts'

export type SeenPython = {
  executable: string
  argv: readonly string[]
  /** Undefined where it may not be read. */
  environment: readonly string[] | undefined
  /** A Python by name, or another program that has the Python library in memory. */
  library: string | undefined
}

export type SeenInterpreter = { isWatched: boolean; obstacle: WatchObstacle | null }

/** `interpreter`: what its files say; undefined where they could not be found. */
export function causeOf(
  { executable, argv, environment, library }: SeenPython,
  interpreter: SeenInterpreter | undefined,
  inbox: string,
): UnwatchedCause {
  if (library !== undefined) return isBundled(executable, library, environment) ? 'frozen' : 'embedded'
  if (interpreter?.obstacle === 'too-old') return 'too-old'
  const { noSite, ignoresEnvironment } = interpreterFlags(argv)
  if (noSite || interpreter?.obstacle === 'isolated') return 'no-site'
  if (interpreter?.isWatched) return 'silenced'
  if (environment?.includes(`SENTINEL_INBOX=${inbox}`)) return ignoresEnvironment ? 'isolated' : 'silenced'
  return interpreter && interpreter.obstacle === null ? 'not-watched' : 'foreign-prefix'
}

/** PyInstaller unpacks to `_MEI…` or keeps `_internal` beside the program; others put the library beside it. */
function isBundled(executable: string, library: string, environment: readonly string[] | undefined): boolean {
  const folder = executable.slice(0, executable.lastIndexOf('/') + 1)
  return (
    /\/_MEI\w+\//.test(library) ||
    (folder !== '/usr/bin/' && library.startsWith(folder)) ||
    (environment?.some((entry) => /^_(MEIPASS2|PYI_\w+)=/.test(entry)) ?? false)
  )
}
