// Watches interpreters and leaves them again: each change is journalled, so that a half-done one is undone at the next start.

import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SentinelError, type WatchChannel, type WatchObstacle, type WatchResult } from '@sentinel/contract'
import { attempt } from '../platform/attempt.ts'
import { putIn, takeBack } from './arming.ts'
import { type Before, isOurs, readBefore } from './before.ts'
import { type EntryDeps, type EntryFile, entryFiles } from './entryFiles.ts'
import type { Journal, JournalEntry } from './journal.ts'
import { type Layout, layoutOf } from './layout.ts'
import { obstacleOf, obstacleOfFault } from './obstacle.ts'
import type { PrefixFiles } from './prefixFiles.ts'

export type WatcherDeps = { entry: EntryDeps; journal: Journal; files: PrefixFiles }

/** Acts on layouts as `layoutOf` reads them. `watch` and `unwatch` throw `interpreter-unwritable` where neither rights nor owner explain a failure. */
export type Watcher = {
  channels(layout: Layout): WatchChannel[]
  obstacle(layout: Layout): WatchObstacle | null
  watch(layout: Layout): WatchResult
  unwatch(layout: Layout): WatchResult
  /** What either would do, as far as looking tells; nothing is changed. */
  trial(act: 'watch' | 'unwatch', layout: Layout): WatchResult
  /** Undoes what a killed process left half done; the prefixes that were mended. */
  recover(): string[]
  /** Prefixes that are to be watched and have lost files, to an upgrade mostly. */
  lost(): JournalEntry[]
}

export function createWatcher({ entry, journal, files }: WatcherDeps): Watcher {
  const entriesOf = (layout: Layout) => entryFiles(layout, entry)
  const obstacle = (layout: Layout) => obstacleOf(layout, pathsOf(entriesOf(layout)))

  function change(layout: Layout, entries: EntryFile[]): WatchResult {
    const before = readBefore(entries)
    const { path, prefix } = layout
    const written: JournalEntry = { state: 'changing', pid: process.pid, path, prefix, before }
    journal.write(written)
    try {
      putIn(entries, before, files)
    } catch (cause) {
      takeBack(before, files)
      journal.remove(written)
      const refused = obstacleOfFault(cause)
      if (!refused) throw unwritable(prefix, cause)
      return resultOf(layout, 'refused', refused)
    }
    journal.write({ ...written, state: 'watched' })
    return resultOf(layout, 'watched')
  }

  function undo(known: JournalEntry): void {
    journal.write({ ...known, state: 'changing', pid: process.pid })
    takeBack(known.before, files)
    journal.remove(known)
  }

  return {
    obstacle,
    channels: (layout) => channelsOf(layout, entry),
    watch(layout) {
      const refused = obstacle(layout)
      if (refused) return resultOf(layout, 'refused', refused)
      const entries = entriesOf(layout)
      if (entries.every(isInPlace)) return resultOf(layout, 'already')
      const known = journal.of(pathsOf(entries))
      if (known) undo(known)
      return change(layout, entries)
    },
    unwatch(layout) {
      const entries = entriesOf(layout)
      const known = journal.of(pathsOf(entries))
      // Without a journal (its data folder is gone) the files are still known by their mark.
      if (!known && !entries.some(({ path }) => isOurs(path))) return resultOf(layout, 'not-watched')
      try {
        if (known) undo(known)
        else takeBack(unremembered(readBefore(entries)), files)
        return resultOf(layout, 'unwatched')
      } catch (cause) {
        const refused = obstacleOfFault(cause)
        if (!refused) throw unwritable(layout.prefix, cause)
        return resultOf(layout, 'refused', refused)
      }
    },
    trial(act, layout) {
      const refused = act === 'watch' ? obstacle(layout) : null
      return refused ? resultOf(layout, 'refused', refused) : trialOf(act, layout, entriesOf(layout))
    },
    recover() {
      const halfDone = journal.all().filter(({ state, pid }) => state === 'changing' && !isAtIt(pid))
      return halfDone.map((known) => {
        undo(known)
        return known.prefix
      })
    },
    lost: () => journal.all().filter((known) => known.state === 'watched' && hasLost(known, entry)),
  }
}

function trialOf(act: 'watch' | 'unwatch', layout: Layout, entries: EntryFile[]): WatchResult {
  const isWatching = act === 'watch'
  const touched = entries.filter((file) => (isWatching ? !isInPlace(file) : isOurs(file.path)))
  if (touched.length === 0) return resultOf(layout, isWatching ? 'already' : 'not-watched')
  return { ...resultOf(layout, isWatching ? 'would-watch' : 'would-unwatch'), files: pathsOf(touched) }
}

const pathsOf = (entries: EntryFile[]) => entries.map(({ path }) => path)

const isInPlace = ({ path, text }: EntryFile) => attempt(() => readFileSync(path, 'utf8')) === text

/** What is not known of the time before: an empty folder of compiled files is taken for ours, and no time is put back. */
function unremembered(before: Before): Before {
  const caches = before.folders.filter(({ path }) => basename(path) === '__pycache__')
  return { ...before, folders: caches.map((folder) => ({ ...folder, names: null })) }
}

function hasLost({ path }: JournalEntry, entry: EntryDeps): boolean {
  const layout = layoutOf(path)
  return layout !== undefined && !entryFiles(layout, entry).every(isInPlace)
}

function channelsOf(layout: Layout, entry: EntryDeps): WatchChannel[] {
  const { sitePackages, standardLibrary, prefix, basePrefix } = layout
  const all = entryFiles({ ...layout, basePrefix: prefix }, entry)
  const inSite = all.filter(({ path }) => sitePackages !== null && dirname(path) === sitePackages)
  const library = all.find(({ path }) => path === join(standardLibrary ?? '', 'sitecustomize.py'))
  return [
    ...(inSite.length > 0 && inSite.every(isInPlace) ? (['site-packages'] as const) : []),
    ...(library && isInPlace(library)
      ? [prefix === basePrefix ? ('standard-library' as const) : ('base' as const)]
      : []),
  ]
}

function isAtIt(pid: number): boolean {
  if (pid === process.pid) return false
  return attempt(() => process.kill(pid, 0)) ?? false
}

function resultOf(
  { path, prefix }: Layout,
  outcome: WatchResult['outcome'],
  obstacle: WatchResult['obstacle'] = null,
): WatchResult {
  return { path, prefix, outcome, obstacle }
}

function unwritable(prefix: string, cause: unknown): SentinelError {
  const reason = String((cause as NodeJS.ErrnoException).code ?? cause)
  return new SentinelError('interpreter-unwritable', { prefix, reason }, { cause })
}
