// OSV records, from an export's zip or a folder, into the one compact set that is kept and asked.

import type { Files } from '../files.ts'
import { type Advisory, parseAdvisory } from './advisory.ts'
import { zipEntries } from './zipEntries.ts'

/** As kept on disk: one JSON file. */
export type AdvisorySet = {
  format: 1
  /** When it was imported, ISO 8601. */
  imported: string
  /** The latest change in any record: how old the data is, whenever it was imported. */
  newest: string
  advisories: Advisory[]
}

export type ImportOutcome = {
  set: AdvisorySet
  withdrawn: number
  foreign: number
  /** Records that could not be read, by file: never dropped in silence. */
  unreadable: { file: string; reason: string }[]
}

type Source = Iterable<{ file: string; text: string } | { file: string; reason: string }>

export const importZip = (archive: Uint8Array, now: string): ImportOutcome => importAll(ofZip(archive), now)

/** `.json` files of the folder itself. */
export const importFolder = (files: Files, folder: string, now: string): ImportOutcome =>
  importAll(ofFolder(files, folder), now)

function* ofZip(archive: Uint8Array): Source {
  const decoder = new TextDecoder()
  for (const entry of zipEntries(archive)) {
    if ('problem' in entry) yield { file: entry.name, reason: entry.problem }
    else if (entry.name.endsWith('.json')) yield { file: entry.name, text: decoder.decode(entry.bytes) }
  }
}

function* ofFolder(files: Files, folder: string): Source {
  for (const file of files.list(folder) ?? []) {
    if (!file.endsWith('.json')) continue
    const text = files.text(`${folder}/${file}`)
    yield text === undefined ? { file, reason: 'it cannot be read' } : { file, text }
  }
}

function importAll(source: Source, now: string): ImportOutcome {
  const byId = new Map<string, Advisory>()
  const outcome = { withdrawn: 0, foreign: 0, unreadable: [] as ImportOutcome['unreadable'] }
  let newest = ''
  for (const piece of source) {
    const result =
      'text' in piece ? parseAdvisory(piece.text) : { kind: 'unreadable' as const, reason: piece.reason }
    if (result.kind === 'withdrawn') outcome.withdrawn++
    else if (result.kind === 'foreign') outcome.foreign++
    else if (result.kind === 'unreadable')
      outcome.unreadable.push({ file: piece.file, reason: result.reason })
    else {
      const { advisory } = result
      const known = byId.get(advisory.id)
      if (!known || known.modified < advisory.modified) byId.set(advisory.id, advisory)
      if (advisory.modified > newest) newest = advisory.modified
    }
  }
  return { set: { format: 1, imported: now, newest, advisories: [...byId.values()] }, ...outcome }
}

/** Undefined where the text is no advisory set of this format. */
export function parseAdvisorySet(text: string): AdvisorySet | undefined {
  try {
    const set = JSON.parse(text) as AdvisorySet
    return set?.format === 1 && Array.isArray(set.advisories) && set.newest ? set : undefined
  } catch {
    return undefined
  }
}
