// Starts launches one after the other, each in a folder of its own, and reads what their processes noted.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Finished, finished } from '../harness/sentinel.ts'
import type { Launch } from './launch.ts'

export type Noted = { pid: number; parent: number }
export type Launched = { launch: Launch; folder: string; finished: Finished; noted: Noted[] }

const usual = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nonexistent', TERM: 'dumb' }
const limitMs = 240_000

/** `pythonOf`: the interpreter that has a launch's packages. */
export async function runLaunches(
  launches: Launch[],
  folder: string,
  pythonOf: (launch: Launch) => string,
): Promise<Launched[]> {
  const all: Launched[] = []
  for (const [index, launch] of launches.entries())
    all.push(await runLaunch(launch, join(folder, `launch-${index}`), pythonOf(launch)))
  return all
}

async function runLaunch(launch: Launch, folder: string, python: string): Promise<Launched> {
  const filled = (text: string) =>
    text.replaceAll('{folder}', folder).replaceAll('{python}', python).replaceAll('{bin}', dirname(python))
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(launch.files ?? {})) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), filled(text))
  }
  const [command = '', ...args] = launch.argv.map(filled)
  const given = Object.entries(launch.env ?? {}).map(([key, value]) => [key, filled(value)])
  const child = spawn(command, args, { cwd: folder, env: { ...usual, ...Object.fromEntries(given) } })
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  const done = await finished(child, filled(launch.input ?? ''))
  clearTimeout(timer)
  return { launch, folder, finished: done, noted: notesIn(join(folder, 'notes')) }
}

function notesIn(path: string): Noted[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }))
}
