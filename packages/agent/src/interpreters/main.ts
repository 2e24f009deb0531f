// Interpreters as a process of its own: `node main.ts list|watch|unwatch --data DIR [--all] [--dry-run] [PATH…]`. Prints
// one JSON object: the list, the results, or the problem with exit code 1.

import { writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { problemOf, SentinelError, type WatchResult } from '@sentinel/contract'
import { loadPythonReleases, pythonSupport } from '@sentinel/knowledge'
import { thisPlatform } from '../platform/thisPlatform.ts'
import { discover, layoutAt } from './discover.ts'
import { openJournal } from './journal.ts'
import type { Layout } from './layout.ts'
import { placesOf } from './places.ts'
import { prefixFiles } from './prefixFiles.ts'
import { probeFolder } from './probeFolder.ts'
import { createWatcher, type Watcher } from './watcher.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, all: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
})
const [act = 'list', ...paths] = positionals

try {
  print(answer(act, resolve(values.data ?? '.sentinel')))
} catch (cause) {
  const known = cause instanceof SentinelError
  print(problemOf(known ? cause : new SentinelError('internal-fault', { reason: String(cause) }, { cause })))
  process.exitCode = 1
}

function answer(asked: string, data: string): unknown {
  const watcher = createWatcher({
    entry: { probe: probeFolder, inbox: join(data, 'inbox') },
    journal: openJournal(join(data, 'agent/watched')),
    files: prefixFiles,
  })
  const isTrial = values['dry-run'] ?? false
  if (!isTrial) watcher.recover()
  const all = () => discoverHere(watcher)
  if (asked === 'list') return { interpreters: all() }
  const name = asked === 'watch' ? 'watch' : 'unwatch'
  const act = isTrial ? (layout: Layout) => watcher.trial(name, layout) : watcher[name]
  const named = values.all ? all().map(({ path }) => path) : paths
  return { results: named.map((path) => onNamed(path, act)) }
}

function discoverHere(watcher: Watcher) {
  const releases = loadPythonReleases()
  const today = new Date().toISOString().slice(0, 10)
  return discover({
    platform: thisPlatform(),
    places: placesOf(process.platform),
    environment: process.env,
    supportOf: (version) => pythonSupport(releases, version, today),
    channelsOf: watcher.channels,
    obstacleOf: watcher.obstacle,
  })
}

function onNamed(path: string, act: (layout: Layout) => WatchResult): WatchResult {
  const layout = layoutAt(resolve(path))
  if (!layout) return { path, prefix: null, outcome: 'refused', obstacle: 'not-found' }
  return act(layout)
}

function print(value: unknown): void {
  writeSync(1, JSON.stringify(value))
}
