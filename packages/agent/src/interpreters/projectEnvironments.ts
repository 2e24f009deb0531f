// Environments inside projects: folders below a home directory that hold a `pyvenv.cfg`, whatever they are called.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { attempt } from '../platform/attempt.ts'

/** A home may hold millions of files: what is not found within these bounds shows when it is run. */
const bounds = { depth: 6, folders: 20_000 } as const

/** Never the home of a project, and often very large. Hidden folders are entered only where they may be an environment. */
const passedBy = new Set([
  'node_modules',
  '__pycache__',
  'site-packages',
  'Library',
  'AppData',
  'snap',
  'Trash',
])
const hiddenEnvironment = /^\.(venv|env|virtualenv)/

/** Prefixes, nearest to the home first. */
export function projectEnvironments(home: string): string[] {
  const found: string[] = []
  let level = [home]
  let seen = 0
  for (let depth = 0; depth <= bounds.depth && level.length > 0; depth++) {
    const next: string[] = []
    for (const folder of level) {
      if (++seen > bounds.folders) return found
      if (existsSync(join(folder, 'pyvenv.cfg'))) found.push(folder)
      else next.push(...foldersIn(folder))
    }
    level = next
  }
  return found
}

/** Links are not followed: they lead out of the home or in circles. */
function foldersIn(folder: string): string[] {
  const entries = attempt(() => readdirSync(folder, { withFileTypes: true })) ?? []
  return entries
    .filter((entry) => entry.isDirectory() && mayHold(entry.name))
    .map((entry) => join(folder, entry.name))
}

function mayHold(name: string): boolean {
  return name.startsWith('.') ? hiddenEnvironment.test(name) : !passedBy.has(name)
}
