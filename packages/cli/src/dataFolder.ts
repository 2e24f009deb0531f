// Where everything of one installation lies, below one folder.

import { resolve } from 'node:path'

export type DataFolder = {
  root: string
  inbox: string
  launches: string
  segments: string
  agent: string
  server: string
  logs: string
  lock: string
  examples: string
}

/** `--data`, else SENTINEL_DATA, else `.sentinel` beside the program. */
export function dataFolder(
  option: string | undefined,
  home: string,
  environment: NodeJS.ProcessEnv = process.env,
): DataFolder {
  const root = resolve(option ?? environment.SENTINEL_DATA ?? resolve(home, '.sentinel'))
  const below = (name: string) => resolve(root, name)
  return {
    root,
    inbox: below('inbox'),
    launches: below('launches'),
    segments: below('record/segments'),
    agent: below('agent'),
    server: below('server'),
    logs: below('logs'),
    lock: below('lock'),
    examples: below('examples'),
  }
}
