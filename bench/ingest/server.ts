// The server as a process of its own, to be killed.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Client, createClient } from '@sentinel/contract'

const entry = resolve(import.meta.dirname, '../../packages/server/src/main.ts')

export type Server = { origin: string; call: Client; stop(signal: NodeJS.Signals): Promise<void> }

export async function startServer(data: string): Promise<Server> {
  const child = fork(entry, ['--data', data], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const { origin } = await listening(child)
  const headers = { authorization: `Bearer ${tokenOf(data, 'operator')}` }
  return {
    origin,
    call: createClient({ origin, headers }),
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    },
  }
}

export const tokenOf = (data: string, name: 'operator' | 'enrolment') =>
  readFileSync(join(data, 'server', `${name}.token`), 'utf8').trim()

const listening = (child: ChildProcess) =>
  new Promise<{ origin: string }>((done, failed) => {
    child.once('message', (message) => done(message as { origin: string }))
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
