// The kinds of value that the console shows, each with one icon, one noun and, where the contract can express it, the
// filter of Runs that it stands for.

import type { RunFilter } from '@sentinel/contract'
import type { IconName } from './Icon.tsx'

type Kind = { icon: IconName; noun: string; filter?: Exclude<keyof RunFilter, 'q' | 'status' | 'launch'> }

export const valueKinds = {
  account: { icon: 'account', noun: 'account', filter: 'account' },
  endpoint: { icon: 'endpoint', noun: 'endpoint', filter: 'endpoint' },
  script: { icon: 'script', noun: 'script', filter: 'script' },
  package: { icon: 'package', noun: 'package', filter: 'package' },
  host: { icon: 'host', noun: 'host', filter: 'host' },
  run: { icon: 'run', noun: 'run' },
  file: { icon: 'file', noun: 'file' },
  folder: { icon: 'folder', noun: 'folder' },
  process: { icon: 'process', noun: 'process' },
  library: { icon: 'library', noun: 'library' },
  code: { icon: 'code', noun: 'dynamic code' },
  module: { icon: 'module', noun: 'module' },
  socket: { icon: 'socket', noun: 'socket' },
  interpreter: { icon: 'interpreter', noun: 'interpreter' },
  environment: { icon: 'environment', noun: 'environment' },
  command: { icon: 'interpreter', noun: 'command' },
  place: { icon: 'place', noun: 'source line' },
  hash: { icon: 'hash', noun: 'hash' },
  pid: { icon: 'number', noun: 'process id' },
  gap: { icon: 'gap', noun: 'gap' },
  operation: { icon: 'host', noun: 'web request' },
  database: { icon: 'environment', noun: 'database' },
  data: { icon: 'file', noun: 'table' },
  model: { icon: 'module', noun: 'AI model' },
  mail: { icon: 'link', noun: 'mail' },
  storage: { icon: 'folder', noun: 'cloud storage' },
  application: { icon: 'process', noun: 'application' },
  clipboard: { icon: 'copy', noun: 'clipboard' },
} as const satisfies Record<string, Kind>

export type ValueKind = keyof typeof valueKinds

/** The filter that a value stands for; none for kinds that Runs cannot be narrowed by. */
export function filterOf(kind: ValueKind, value: string): Partial<RunFilter> | null {
  const { filter }: Kind = valueKinds[kind]
  return filter ? { [filter]: value } : null
}
