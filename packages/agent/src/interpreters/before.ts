// What a prefix was like before it was watched: written down before the first change, read when all is taken back.

import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { attempt } from '../platform/attempt.ts'
import { type EntryFile, keptName, mark } from './entryFiles.ts'

const nanoseconds = z.string().regex(/^-?\d+$/)
export const beforeSchema = z.object({
  /** Ours will be these. */
  files: z.array(z.string()),
  folders: z.array(
    z.object({ path: z.string(), names: z.string().nullable(), atimeNs: nanoseconds, mtimeNs: nanoseconds }),
  ),
  /** Files that make way, and the names that they get meanwhile. */
  kept: z.array(z.object({ path: z.string(), as: z.string() })),
  /** Compiled files that make way: they belong to what is kept. */
  compiled: z.array(z.object({ path: z.string(), as: z.string() })),
})
export type Before = z.infer<typeof beforeSchema>

export function readBefore(files: EntryFile[]): Before {
  const library = files.map(({ path }) => path).filter((path) => basename(path) === 'sitecustomize.py')
  return {
    files: files.map(({ path }) => path),
    folders: foldersOf(files.map(({ path }) => path)).map(readFolder),
    kept: library.flatMap((path) => {
      const as = join(dirname(path), `${keptName}.py`)
      const wasThere = attempt(() => lstatSync(path)) !== undefined && !isOurs(path)
      return wasThere || existsSync(as) ? [{ path, as }] : []
    }),
    compiled: library.flatMap((path) =>
      compiledIn(dirname(path), ['sitecustomize']).map((from) => ({
        path: from,
        as: join(dirname(from), basename(from).replace(/^sitecustomize/, keptName)),
      })),
    ),
  }
}

/** A folder and the folder of its compiled files, the inner one first: removing that one changes the other. */
export function foldersOf(files: string[]): string[] {
  return [...new Set(files.map(dirname))].flatMap((folder) => [join(folder, '__pycache__'), folder])
}

function readFolder(path: string): Before['folders'][number] {
  const stats = attempt(() => statSync(path, { bigint: true }))
  return {
    path,
    names: namesIn(path),
    atimeNs: String(stats?.atimeNs ?? 0n),
    mtimeNs: String(stats?.mtimeNs ?? 0n),
  }
}

/** Digest of a folder's listing; null where there is no such folder. */
export function namesIn(folder: string): string | null {
  const names = attempt(() => readdirSync(folder))
  return names ? createHash('sha256').update(names.sort().join('\0')).digest('hex') : null
}

export function compiledIn(folder: string, modules: readonly string[]): string[] {
  const cache = join(folder, '__pycache__')
  const names = attempt(() => readdirSync(cache)) ?? []
  return names
    .filter((name) => name.endsWith('.pyc') && modules.includes(name.split('.')[0] as string))
    .map((name) => join(cache, name))
}

export function isOurs(path: string): boolean {
  return (
    attempt(() => !lstatSync(path).isSymbolicLink() && readFileSync(path, 'utf8').startsWith(mark)) ?? false
  )
}
