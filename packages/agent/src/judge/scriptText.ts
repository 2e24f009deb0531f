// The text of a Run's Script, as far as it can be had: only text whose SHA-256 is the one that the probe told, for a file
// may be another one by the time it is read. What was typed or came through standard input is kept nowhere.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { RunStartedLine } from '@sentinel/contract'
import { readHashed } from '../assemble/script.ts'

export type ScriptText = { kind: 'text'; path: string; bytes: Buffer } | { kind: 'none'; reason: string }

type CommandOf = (pid: number) => string[] | undefined

/** The probe tells no hash of what is larger. */
const largest = 4 * 1024 * 1024

/** Undefined where a Run has no Script of its own: a fork has its parent's, an embedded interpreter none. */
export function scriptText(started: RunStartedLine, commandOf: CommandOf): ScriptText | undefined {
  const { script, forkedFrom } = started
  if (forkedFrom || script.kind === 'none') return undefined
  if (script.kind === 'stdin') return none('what comes through standard input is not kept')
  if (script.kind === 'interactive') return none('what is typed is not kept')
  if (script.kind === 'command') return textOfCommand(started, commandOf)
  return textOfFile(started)
}

const none = (reason: string): ScriptText => ({ kind: 'none', reason })

function textOfFile(started: RunStartedLine): ScriptText {
  const { kind, path, sha256 } = started.script
  if (path && kind === 'module' && isInstalled(path, started)) return none('the module is part of a package')
  if (!path || !sha256) return none('its file could not be read, or is larger than 4 MiB')
  const bytes = readHashed(path, sha256, largest)
  return bytes ? { kind: 'text', path, bytes } : none('its file is gone, or is not the one any more that ran')
}

/** `-m pip`, `-m http.server`: nobody here wrote it, and what a library may do is no finding about who uses it. */
function isInstalled(path: string, { prefix, basePrefix }: RunStartedLine): boolean {
  const libraries = [prefix, basePrefix].flatMap((base) => [join(base, 'lib/python'), join(base, 'Lib/')])
  return /[\\/](site|dist)-packages[\\/]/.test(path) || libraries.some((library) => path.startsWith(library))
}

/** The probe leaves `-c` text out of the arguments; the system still has it while the process lives. */
function textOfCommand({ script, pid, cwd = '' }: RunStartedLine, commandOf: CommandOf): ScriptText {
  const words = script.sha256 === undefined ? [] : (commandOf(pid) ?? [])
  // `-c` may stand in one word with its code, and with other options: `-Ic'print(1)'`.
  const bytes = words
    .flatMap((word) => (word.startsWith('-') ? [word.slice(word.indexOf('c') + 1)] : [word]))
    .map((word) => Buffer.from(word))
    .find((candidate) => createHash('sha256').update(candidate).digest('hex') === script.sha256)
  if (!bytes) return none('the process was gone before its command line could be read')
  return { kind: 'text', path: join(cwd, '<command>'), bytes }
}
