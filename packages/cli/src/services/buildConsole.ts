// Builds the console where its files are missing or older than its sources. An installed product brings it built.

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { home } from '../home.ts'
import type { Terminal } from '../terminal.ts'

const folder = join(home, 'packages/console')
const sources = ['src', 'index.html', 'vite.config.ts', 'package.json', '../contract/src']

/** Throws `service-failed` with the builder's own words. */
export async function buildConsole(terminal: Terminal): Promise<void> {
  if (!existsSync(join(folder, 'src')) || isFresh()) return
  await terminal.progress('Building the console', () => build())
}

function isFresh(): boolean {
  const built = statSync(join(folder, 'dist/index.html'), { throwIfNoEntry: false })?.mtimeMs
  return built !== undefined && newest(sources.map((name) => join(folder, name))) <= built
}

function newest(paths: string[]): number {
  return Math.max(
    ...paths.map((path) => {
      const stat = statSync(path)
      const below = stat.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : []
      return Math.max(stat.mtimeMs, below.length > 0 ? newest(below) : 0)
    }),
  )
}

function build(): Promise<void> {
  const vite = join(home, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    // Whoever starts us may say otherwise (a test runner does), and would get React's slow and large development build.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (words = `${words}${chunk}`.slice(-2000)))
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      if (code === 0) return resolve()
      reject(
        new SentinelError('service-failed', { service: 'console build', reason: words.trim(), log: folder }),
      )
    })
  })
}
