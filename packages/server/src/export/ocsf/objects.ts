// Objects of OCSF that many classes share: who did it, where, and to which file or host.

import { isIP } from 'node:net'
import type { EventOf, RunSummary } from '@sentinel/contract'
import type { Attributes, Source } from './ocsf.ts'

export const milliseconds = (time: string): number => Date.parse(time)

const systems: Record<string, { name: string; type_id: number; type: string }> = {
  linux: { name: 'Linux', type_id: 200, type: 'Linux' },
  darwin: { name: 'macOS', type_id: 300, type: 'macOS' },
  win32: { name: 'Windows', type_id: 100, type: 'Windows' },
}

export function device({ endpoint }: Source): Attributes {
  const os = systems[endpoint.platform] ?? { name: endpoint.platform, type_id: 0, type: 'Unknown' }
  return { uid: endpoint.id, name: endpoint.name, hostname: endpoint.name, type_id: 0, type: 'Unknown', os }
}

/** What a program connects from. */
export const sourceEndpoint = ({ endpoint }: Source): Attributes => ({
  uid: endpoint.id,
  name: endpoint.name,
  hostname: endpoint.name,
})

/** The Run as the process that did it; our own agent where it is no Run's. */
export const actor = ({ run }: Source): Attributes =>
  run ? { process: processOf(run), user: { name: run.account } } : { app_name: 'Sentinel agent' }

export const processOf = (run: RunSummary): Attributes => ({
  pid: run.pid,
  uid: run.id,
  name: baseName(run.interpreter.path),
  file: file(run.interpreter.path),
  cmd_line: run.argv.join(' '),
  working_directory: run.cwd ?? undefined,
  created_time: milliseconds(run.startedAt),
  ...(run.parentRun ? { parent_process: { uid: run.parentRun } } : {}),
})

export const file = (path: string, sha256?: string): Attributes => ({
  name: baseName(path),
  path,
  type_id: 1,
  type: 'Regular File',
  ...(sha256 ? { hashes: [fingerprint(sha256)] } : {}),
})

export const fingerprint = (sha256: string): Attributes => ({
  algorithm_id: 3,
  algorithm: 'SHA-256',
  value: sha256,
})

export const baseName = (path: string): string =>
  path
    .split(/[/\\]/)
    .filter((part) => part !== '')
    .at(-1) ?? path

/** A host by its name, or by its address. */
export function host(name: string | undefined, address?: string, port?: number): Attributes {
  const ip = [address, name].find((text) => text !== undefined && isIP(text) !== 0)
  const named = name !== undefined && isIP(name) === 0 ? { hostname: name } : {}
  const whole = { ...named, ...(ip ? { ip } : {}) }
  return {
    ...(Object.keys(whole).length > 0 ? whole : { name: address ?? name ?? 'unknown' }),
    ...(port !== undefined && port <= 65_535 ? { port } : {}),
  }
}

/** Its text never leaves the endpoint; the schema asks for the attribute, so it is there, empty and marked as cut. */
const withheld = (bytes?: number): Attributes => ({
  value: '',
  is_truncated: true,
  ...(bytes === undefined ? {} : { untruncated_size: bytes }),
})

export type ScriptParts = {
  uid?: string
  name: string
  parent?: string | undefined
  script: RunSummary['script']
}

export const script = ({ uid, name, parent, script: { path, sha256, bytes } }: ScriptParts): Attributes => ({
  type_id: 3,
  type: 'Python',
  name,
  ...(uid ? { uid } : {}),
  ...(parent ? { parent_uid: parent } : {}),
  ...(path ? { file: file(path, sha256) } : {}),
  ...(sha256 ? { hashes: [fingerprint(sha256)] } : {}),
  script_content: withheld(bytes),
})

type Started = EventOf<'run.started'>

/** The process of a Run as its own first Event tells it. */
export const startedProcess = (event: Started): Attributes => ({
  pid: event.pid,
  uid: event.run,
  name: baseName(event.interpreter.path),
  file: file(event.interpreter.path),
  cmd_line: event.argv.join(' '),
  working_directory: event.cwd,
  created_time: milliseconds(event.time),
  user: {
    name: event.account.name,
    ...(event.account.uid === undefined ? {} : { uid: String(event.account.uid) }),
  },
  parent_process: { pid: event.parentPid, ...(event.parentRun ? { uid: event.parentRun } : {}) },
})

/** `T1552.001` is a sub-technique of `T1552`. */
export function attacks(technique: string | null | undefined): Attributes {
  if (!technique) return {}
  const [whole] = technique.split('.')
  const sub = technique.includes('.') ? { sub_technique: { uid: technique } } : {}
  return { attacks: [{ technique: { uid: whole }, ...sub }] }
}

/** The names of classes of data, however often each was found. */
export const named = (classes: Readonly<Record<string, number>>): string[] => Object.keys(classes)
