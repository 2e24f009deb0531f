// What is inside a package, whatever it comes in: a wheel, an archive of sources, an unpacked folder or an environment.

import { zipEntries } from '../advisories/zipEntries.ts'
import { parseHeaders } from '../environments/metadata.ts'
import type { InstalledPackage } from '../environments/readPackages.ts'
import { parseRecord } from '../environments/record.ts'
import type { Files } from '../files.ts'
import { tarEntries } from './tarEntries.ts'

export type Contents = {
  /** Sources run code of their own while they are installed, wheels do not. */
  form: 'wheel' | 'sources'
  about: About
  /** By path from where imports begin (wheel) or from the top folder (sources). */
  files: ReadonlyMap<string, Uint8Array>
  /** False where it holds more than is looked at. */
  isWhole: boolean
}

/** What it says of itself. */
export type About = {
  name: string
  version: string
  summary: string
  author: string
  pages: readonly string[]
  description: string
}

const limits = { files: 20_000, fileBytes: 4_000_000 } as const

/** Undefined where the bytes are neither a zip nor a tar archive. */
export function contentsOfArchive(filename: string, archive: Uint8Array): Contents | undefined {
  const entries = entriesOf(archive)
  if (!entries || entries.length === 0) return undefined
  const isWheel = filename.endsWith('.whl') || entries.some(({ name }) => /^[^/]+\.dist-info\//.test(name))
  return contentsOf(isWheel ? 'wheel' : 'sources', entries)
}

function entriesOf(archive: Uint8Array): Entry[] | undefined {
  if (archive[0] === 0x50 && archive[1] === 0x4b)
    return [...zipEntries(archive)].flatMap((each) => ('bytes' in each ? [each] : []))
  return tarEntries(archive)
}

type Entry = { name: string; bytes: Uint8Array }

function contentsOf(form: Contents['form'], entries: readonly Entry[]): Contents {
  const place = form === 'wheel' ? importedFrom : belowTop(entries)
  const some = entries.slice(0, limits.files).filter(({ bytes }) => bytes.length <= limits.fileBytes)
  const files = new Map(some.map(({ name, bytes }) => [place(name.replaceAll('\\', '/')), bytes]))
  return { form, about: aboutOf(files), files, isWhole: some.length === entries.length }
}

/** Of wheels: `NAME.data/purelib/…` is put where imports begin (PEP 427). */
const importedFrom = (path: string) => path.replace(/^[^/]+\.data\/(purelib|platlib)\//, '')

function belowTop(entries: readonly Entry[]): (path: string) => string {
  const tops = new Set(entries.map(({ name }) => name.replace(/^\.\//, '').split('/')[0]))
  const isOne = tops.size === 1 && entries.some(({ name }) => name.includes('/'))
  return (path) => path.replace(/^\.\//, '').replace(isOne ? /^[^/]+\// : /^$/, '')
}

/** A folder that a wheel or an archive of sources was unpacked into. Undefined where there is none. */
export function contentsOfFolder(files: Files, folder: string): Contents | undefined {
  const names = files.list(folder)
  if (!names) return undefined
  const entries: Entry[] = []
  const pending = names.map(String)
  for (let path = pending.pop(); path !== undefined && entries.length <= limits.files; path = pending.pop()) {
    if (/(^|\/)(\.git|__pycache__|\.venv|node_modules)$/.test(path)) continue
    const inner = files.list(`${folder}/${path}`)
    if (inner) pending.push(...inner.map((name) => `${path}/${name}`))
    const bytes = inner ? undefined : files.bytes(`${folder}/${path}`)
    if (bytes) entries.push({ name: path, bytes })
  }
  const isWheel = names.some((name) => name.endsWith('.dist-info'))
  return contentsOf(isWheel ? 'wheel' : 'sources', entries)
}

/** An installed package, from the files that its RECORD names. */
export function contentsOfInstalled(files: Files, { folder, info }: InstalledPackage): Contents {
  const entries = parseRecord(files.text(`${info}/RECORD`) ?? '').flatMap(({ path }) => {
    const bytes = /^(\/|\.\.)|\.pyc$/.test(path) ? undefined : files.bytes(`${folder}/${path}`)
    return bytes ? [{ name: path, bytes }] : []
  })
  return contentsOf('wheel', entries)
}

const read = new TextDecoder()

/** As text; bytes that are none become U+FFFD. */
export const textIn = (files: Contents['files'], path: string): string => read.decode(files.get(path))

function aboutOf(files: Contents['files']): About {
  const path = [...files.keys()].find((each) =>
    /^([^/]+\.(dist|egg)-info\/(METADATA|PKG-INFO)|PKG-INFO)$/.test(each),
  )
  const text = path === undefined ? '' : textIn(files, path)
  const headers = parseHeaders(text)
  const first = (key: string) => headers.get(key)?.find((value) => value !== 'UNKNOWN') ?? ''
  return {
    name: first('name'),
    version: first('version'),
    summary: first('summary'),
    author: first('author') || first('author-email') || first('maintainer') || first('maintainer-email'),
    pages: [first('home-page'), ...(headers.get('project-url') ?? [])].filter(Boolean),
    description:
      first('description') ||
      text
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join('\n\n'),
  }
}
