// The files that Python runs before any program, in environments that are watched: told when they appear or change.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { EventOf } from '@sentinel/contract'
import { z } from 'zod'
import { isoNow } from '../assemble/time.ts'
import type { Kept } from '../keptJson.ts'
import { attempt } from '../platform/attempt.ts'
import { isOurs } from './before.ts'
import { layoutAt } from './discover.ts'
import { keptName } from './entryFiles.ts'
import { judgeStartup } from './judgeStartup.ts'

/** Digests by path, of what has been told. */
export const startupDigests = z.record(z.string(), z.string())

export type StartupFilesDeps = {
  /** Executables that were watched for good. */
  watched(): string[]
  kept: Kept<z.infer<typeof startupDigests>>
}

export type StartupFiles = {
  /** A Run of this executable began: its environment has a probe, whichever channel brought it. */
  tell(executable: string): void
  /** What is new since the last look; nothing where that was a moment ago. */
  look(now: number): StartupFound[]
}

type StartupFound = EventOf<'startup.found'>

const everyMs = 10_000
const mostExecutables = 256
const mostBytes = 1024 ** 2
const probesOwn = '000-sentinel.pth'

export function createStartupFiles({ watched, kept }: StartupFilesDeps): StartupFiles {
  const executables = new Set<string>()
  let dueAt = 0
  let told = kept.read() ?? {}
  let isKept = true

  return {
    tell(executable) {
      if (executables.has(executable) || executables.size === mostExecutables) return
      executables.add(executable)
      dueAt = 0
    },
    look(now) {
      if (now < dueAt) return []
      dueAt = now + everyMs
      // Kept a look later: what was told then is durable by now, and a kill before tells it once more.
      if (!isKept) kept.write(told)
      isKept = true
      const all = [...new Set([...watched(), ...executables])].flatMap(startupFilesOf)
      const here = [...new Map(all.map((file) => [file.path, file])).values()]
      const found = here.filter(({ path, sha256 }) => told[path] !== sha256)
      const next = Object.fromEntries(here.map(({ path, sha256 }) => [path, sha256]))
      if (found.length === 0 && Object.keys(told).length === Object.keys(next).length) return []
      told = next
      isKept = false
      return found
    },
  }
}

function startupFilesOf(executable: string): StartupFound[] {
  const layout = layoutAt(executable)
  if (!layout) return []
  const { prefix, basePrefix, sitePackages, standardLibrary } = layout
  return [sitePackages, prefix === basePrefix ? standardLibrary : null]
    .filter((folder) => folder !== null)
    .flatMap((folder) => namesIn(folder).flatMap((name) => startupFile(join(folder, name), prefix) ?? []))
}

const namesIn = (folder: string) => attempt(() => readdirSync(folder)) ?? []

function startupFile(path: string, prefix: string): StartupFound | undefined {
  const kind = kindOf(basename(path))
  if (!kind || isOurs(path)) return undefined
  const content = attempt(() => (statSync(path).size <= mostBytes ? readFileSync(path) : Buffer.alloc(0)))
  if (!content) return undefined
  const reason = kind === 'pth' ? judgeStartup(content.toString('utf8')) : undefined
  return {
    type: 'startup.found',
    time: isoNow(),
    kind,
    path,
    prefix,
    sha256: createHash('sha256').update(content).digest('hex'),
    ...(reason ? { reason } : {}),
    precedesProbe: kind === 'pth' && basename(path) < probesOwn,
  }
}

function kindOf(name: string): StartupFound['kind'] | undefined {
  if (name.startsWith('.')) return undefined
  if (name.endsWith('.pth')) return 'pth'
  if (name.endsWith('.start')) return 'start'
  const module = /^(\w+)(\.[\w-]+)?\.(py|pyc|so|pyd)$/.exec(name)?.[1]
  if (module === keptName) return 'sitecustomize'
  return module === 'sitecustomize' || module === 'usercustomize' ? module : undefined
}
