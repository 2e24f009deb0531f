// Names the engine together with its rules by what they are made of. A result that was kept is true only for the very
// engine that gave it, and a version number is forgotten when a rule is edited.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parserFiles } from './parserFiles.ts'

/** 24 hex digits. For programs that run from the workspace: reads some hundred small files, about 10 ms. */
export const engineVersion = (): string => {
  const { resolve } = createRequire(import.meta.url)
  const hash = createHash('sha256')
  const add = (path: string) => hash.update(readFileSync(path)).update('\0')
  for (const path of sourcesIn(dirname(resolve('@sentinel/analysis')), '.ts')) add(path)
  for (const path of sourcesIn(dirname(dirname(resolve('@sentinel/knowledge'))), '.yaml')) add(path)
  for (const path of Object.values(parserFiles())) add(path)
  return hash.digest('hex').slice(0, 24)
}

const sourcesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesIn(path, ending)
      return entry.name.endsWith(ending) && !entry.name.endsWith('.test.ts') ? [path] : []
    })
