// A screen that nobody sees, for libraries that want one.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install } from './servers.ts'

export type Display = { name: string } & Disposable

/** An X server of its own on a free number; installs what its programs need where it is missing. */
export async function openDisplay(): Promise<Display> {
  install('xvfb', () => existsSync('/usr/bin/Xvfb'))
  install('xclip', () => existsSync('/usr/bin/xclip'))
  install('chromium', () => existsSync('/usr/bin/chromium'))
  install('chromium-driver', () => existsSync('/usr/bin/chromedriver'))
  const server = spawn(
    '/usr/bin/Xvfb',
    ['-displayfd', '3', '-screen', '0', '800x600x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const number = await new Promise<string>((told, failed) => {
    server.stdio[3]?.once('data', (text) => told(String(text).trim()))
    server.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)))
  })
  return { name: `:${number}`, [Symbol.dispose]: () => void server.kill() }
}
