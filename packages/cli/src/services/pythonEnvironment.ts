// A virtual environment with pinned requirements, made once and made anew when they change.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import type { Terminal } from '../terminal.ts'

export type EnvironmentSpec = {
  terminal: Terminal
  name: string
  place: string
  base: string
  requirements: string
}

/** Returns the path of its interpreter. Throws `example-failed` with the place of pip's whole output. */
export async function prepareEnvironment({
  terminal,
  name,
  place,
  base,
  requirements,
}: EnvironmentSpec): Promise<string> {
  const folder = join(place, 'venv')
  const python =
    process.platform === 'win32' ? join(folder, 'Scripts/python.exe') : join(folder, 'bin/python')
  const stamp = join(folder, '.made-from')
  const wanted = createHash('sha256').update(base).update(readFileSync(requirements)).digest('hex')
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python
  rmSync(folder, { recursive: true, force: true })
  const log = join(place, 'pip.log')
  await terminal.progress(`Preparing the environment of ${name}`, async (detail) => {
    await step({ name, log, command: [base, '-m', 'venv', folder], detail })
    await step({
      name,
      log,
      command: [python, '-m', 'pip', 'install', '--no-input', '-r', requirements],
      detail,
    })
  })
  writeFileSync(stamp, wanted)
  return python
}

type Step = { name: string; log: string; command: string[]; detail: (text: string) => void }

function step({ name, log, command, detail }: Step): Promise<void> {
  const [program = '', ...args] = command
  const output = createWriteStream(log, { flags: 'a' })
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let last = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output.write(chunk)
      last = chunk.toString().trim().split('\n').at(-1) ?? last
      detail(last.slice(0, 60))
    })
  const failed = (reason: string, cause?: unknown) =>
    new SentinelError('example-failed', { name, reason, log }, { cause })
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(failed(`${program} does not start`, cause)))
    child.on('exit', (code) => (code === 0 ? resolve() : reject(failed(last || `exit code ${code}`))))
  })
}
