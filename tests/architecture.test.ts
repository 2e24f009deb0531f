// The arrows between packages, as the design draws them: everything flows one way.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { home } from './harness/sentinel.ts'

/** What each workspace may import of the others. */
const allowed: Record<string, readonly string[]> = {
  contract: [],
  analysis: ['contract'],
  policy: ['contract'],
  evidence: ['contract'],
  supply: ['contract', 'analysis'],
  knowledge: ['contract', 'analysis', 'policy', 'supply'],
  scanner: ['contract', 'analysis', 'knowledge'],
  agent: ['contract', 'scanner', 'analysis', 'supply', 'policy', 'evidence', 'knowledge'],
  server: ['contract', 'analysis', 'supply', 'policy', 'evidence', 'knowledge'],
  console: ['contract'],
  cli: ['contract', 'scanner', 'analysis', 'supply', 'policy', 'evidence', 'knowledge'],
  bench: ['contract', 'scanner', 'analysis', 'supply', 'policy', 'evidence', 'knowledge'],
}
/** No file, no socket, no clock: they decide, others do. */
const pure = ['contract', 'analysis', 'supply', 'policy', 'evidence']
const forbiddenModules = /^node:(?!crypto$|zlib$|buffer$)/

type Import = { file: string; workspace: string; target: string }

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return ['node_modules', 'dist', 'samples'].includes(entry.name) ? [] : sourcesOf(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

function importsOf(workspace: string, folder: string): Import[] {
  return sourcesOf(folder).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => ({
      file: relative(home, path),
      workspace,
      target,
    })),
  )
}

const workspaces = [
  ...readdirSync(join(home, 'packages')).map((name) => [name, join(home, 'packages', name)] as const),
  ['knowledge', join(home, 'knowledge')] as const,
  ['bench', join(home, 'bench')] as const,
]
const imports = workspaces.flatMap(([name, folder]) => importsOf(name, folder))

describe('the arrows', () => {
  it('are known for every workspace', () => {
    expect(workspaces.map(([name]) => name).filter((name) => !(name in allowed))).toEqual([])
    expect(imports.length).toBeGreaterThan(100)
  })

  it('go one way between workspaces', () => {
    const wrong = imports.filter(({ workspace, target }) => {
      const other = /^@sentinel\/([\w-]+)/.exec(target)?.[1]
      return other !== undefined && other !== workspace && !allowed[workspace]?.includes(other)
    })
    expect(wrong).toEqual([])
  })

  it('go through a package’s front door, not by a path into it', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!target.startsWith('.')) return false
      const [root, name] = file.split('/')
      const own = root === 'packages' ? join('packages', name as string) : (root as string)
      return !join(file, '..', target).startsWith(own)
    })
    expect(wrong).toEqual([])
  })

  it('leave the pure packages without file, socket and clock', () => {
    const ofPure = imports.filter(({ workspace }) => pure.includes(workspace))
    expect(ofPure.filter(({ target }) => forbiddenModules.test(target))).toEqual([])
    const there = pure.filter((name) => workspaces.some(([workspace]) => workspace === name))
    const clocks = there.flatMap((name) =>
      sourcesOf(join(home, 'packages', name)).filter((path) =>
        /\bDate\.now\(\)|new Date\(\)|setTimeout\(/.test(readFileSync(path, 'utf8')),
      ),
    )
    expect(clocks.map((path) => relative(home, path))).toEqual([])
  })

  it('let contract import zod alone', () => {
    const foreign = imports.filter(
      ({ workspace, target }) => workspace === 'contract' && !target.startsWith('.') && target !== 'zod',
    )
    expect(foreign).toEqual([])
  })
})
