// RECORD: what an installer wrote, with hashes (PyPA "Recording installed projects": CSV, `sha256=` + unpadded base64url).

import { createHash } from 'node:crypto'
import type { Files } from '../files.ts'
import type { InstalledPackage } from './readPackages.ts'

export type RecordEntry = { path: string; hash: { algorithm: string; digest: string } | null }
export type RecordMismatch = { path: string; kind: 'changed' | 'missing' | 'unknown-algorithm' }

export function parseRecord(text: string): RecordEntry[] {
  return text.split('\n').flatMap((line) => {
    const [path, hash = ''] = cellsOf(line.trimEnd())
    if (!path) return []
    const [, algorithm, digest] = /^(\w+)=(.+)$/.exec(hash) ?? []
    return [{ path, hash: algorithm && digest ? { algorithm, digest } : null }]
  })
}

/** A path with a comma in it stands in quotes, where a quote is doubled. */
function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

const algorithms = new Set(['sha256', 'sha384', 'sha512'])

/** Files that are not as their installer left them. What RECORD gives no hash for (itself, `.pyc`) is not judged. */
export function checkRecord(
  files: Files,
  { folder, info }: Pick<InstalledPackage, 'folder' | 'info'>,
): RecordMismatch[] {
  return parseRecord(files.text(`${info}/RECORD`) ?? '').flatMap(({ path, hash }): RecordMismatch[] => {
    if (!hash) return []
    if (!algorithms.has(hash.algorithm)) return [{ path, kind: 'unknown-algorithm' }]
    const isAbsolute = /^(\/|[A-Za-z]:)/.test(path)
    const bytes = files.bytes(isAbsolute ? path : `${folder}/${path}`)
    if (!bytes) return [{ path, kind: 'missing' }]
    const digest = createHash(hash.algorithm).update(bytes).digest('base64url')
    return digest === hash.digest.replace(/=+$/, '') ? [] : [{ path, kind: 'changed' }]
  })
}
