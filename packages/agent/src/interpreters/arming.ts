// Puts our files into a prefix and takes them out again to the byte. What is about to be done is written down first, so
// that whoever finds a half-done installation can undo it.

import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { attempt } from '../platform/attempt.ts'
import { type Before, compiledIn, isOurs, namesIn } from './before.ts'
import { type EntryFile, keptName, startName } from './entryFiles.ts'
import { draftOf, type PrefixFiles } from './prefixFiles.ts'

/** Throws the system's error where a step is refused; then `takeBack` is due. */
export function putIn(entries: EntryFile[], before: Before, files: PrefixFiles): void {
  for (const { path, as } of before.compiled) files.rename(path, as)
  for (const { path, as } of before.kept) keep(path, as, files)
  for (const { path, text } of entries) files.put(path, text)
}

/** The first name stays until ours takes it, so that no Python starts without the sitecustomize it is used to. */
function keep(path: string, as: string, files: PrefixFiles): void {
  if (isOurs(path)) return
  // One kept earlier, under a file of ours that an upgrade has replaced since: the upgrade's is the one to keep.
  if (isThere(as)) files.remove(as)
  files.link(path, as)
}

/** The same from any state between untouched and put in; again and again without harm. */
export function takeBack(before: Before, files: PrefixFiles): void {
  for (const path of before.files) takeBackFile(path, before, files)
  takeBackCompiled(before, files)
  for (const { path, names, atimeNs, mtimeNs } of before.folders) {
    if (names === null)
      attempt(() => files.removeFolder(path)) // refused where somebody else's files are in it
    // Times are put back where nobody else has added or removed anything meanwhile.
    else if (names === namesIn(path))
      files.setTimes(path, { atimeNs: BigInt(atimeNs), mtimeNs: BigInt(mtimeNs) })
  }
}

function takeBackFile(path: string, before: Before, files: PrefixFiles): void {
  if (isThere(draftOf(path))) files.remove(draftOf(path))
  const as = before.kept.find((kept) => kept.path === path)?.as
  const waits = as !== undefined && isThere(as)
  if (isOurs(path) || !isThere(path)) {
    if (waits) files.rename(as, path)
    else if (isThere(path)) files.remove(path)
  } else if (waits) files.remove(as)
}

function takeBackCompiled({ files: paths, compiled }: Before, files: PrefixFiles): void {
  for (const { path, as } of compiled) if (isThere(as)) files.rename(as, path)
  const theirs = new Set(compiled.map(({ path }) => path))
  const hasLibrary = paths.some((path) => path.endsWith('sitecustomize.py'))
  const ours = [startName, keptName, ...(hasLibrary ? ['sitecustomize'] : [])]
  for (const folder of new Set(paths.map(dirname)))
    for (const path of compiledIn(folder, ours)) if (!theirs.has(path)) files.remove(path)
}

const isThere = (path: string) => attempt(() => lstatSync(path)) !== undefined
