// What every command gets: the terminal, and the data folder that its options name.

import { type Command, InvalidArgumentError } from 'commander'
import { type DataFolder, dataFolder } from '../dataFolder.ts'
import { home } from '../home.ts'
import type { Terminal } from '../terminal.ts'

export type Context = { terminal: Terminal; program: Command }
export type CommonOptions = { data?: string; json?: boolean }

export const folderOf = (options: CommonOptions): DataFolder => dataFolder(options.data, home)

/** Adds `--data` and, where the command prints data, `--json`. */
export function withCommon(command: Command, prints: 'data' | 'words'): Command {
  command.option('--data <dir>', 'data folder (default: SENTINEL_DATA, else .sentinel beside the program)')
  return prints === 'data' ? command.option('--json', 'print JSON') : command
}

/** Examples under a command's help. */
export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ sentinel ${line}\n`).join('')}`

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** How many of a listing one page may have. */
export function limitNumber(text: string): number {
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw new InvalidArgumentError('A number from 1 to 500.')
  return limit
}
