// For tests: the server as a process of its own, to be killed.

import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const entry = join(import.meta.dirname, '../main.ts')

export type ServerProcess = { child: ChildProcess; origin: string; exit: Promise<number | string> }

/** Resolves when it listens; rejects with what it said on stderr when it ends before. */
export function startServer(data: string, port = 0): Promise<ServerProcess> {
  const child = fork(entry, ['--data', data, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  // Not `close`: it never comes for a child whose channel its parent has cut.
  const exit = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? '')),
  )
  return new Promise((resolve, reject) => {
    child.on('message', (message: { kind: string; origin: string }) => {
      if (message.kind === 'listening') resolve({ child, exit, origin: message.origin })
    })
    child.once('close', (exitCode) => reject(Object.assign(new Error(said), { exitCode, said })))
  })
}

export const secretOf = (data: string, name: 'operator' | 'enrolment') =>
  readFileSync(join(data, 'server', `${name}.token`), 'utf8').trim()
