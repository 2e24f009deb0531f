// Watching for good and the second witness, by the command line: environments of their own, since it changes interpreters.

import { execFileSync, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Coverage, Interpreter, WatchResult } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { interpreter } from './harness/interpreters.ts'
import { eventually, finished, Sentinel } from './harness/sentinel.ts'

const newest = interpreter('3.13') ?? interpreter('3.12') ?? 'python3'

/** An environment below a Sentinel's data folder, and how to start its Python without a word of Sentinel around it. */
function environmentIn(sentinel: Sentinel) {
  const prefix = join(sentinel.data, 'project/.venv')
  execFileSync(newest, ['-m', 'venv', '--without-pip', prefix])
  const python = join(prefix, 'bin/python')
  return {
    prefix,
    python,
    run: (args: string[], env: NodeJS.ProcessEnv = {}) =>
      finished(spawn(python, args, { env, cwd: sentinel.data })),
  }
}

it('an environment is watched, found so, seen without any variable, and left', async () => {
  await using sentinel = new Sentinel()
  await sentinel.up()
  const { prefix, python, run } = environmentIn(sentinel)
  const asked = async (...args: string[]) => JSON.parse((await sentinel.cli([...args, '--json'])).stdout)
  const watched = (await asked('watch', prefix)) as { results: WatchResult[] }
  expect(watched.results).toEqual([{ path: python, prefix, outcome: 'watched', obstacle: null }])
  const { interpreters } = (await asked('interpreters')) as { interpreters: Interpreter[] }
  expect(interpreters.length).toBeGreaterThan(0)
  expect(await run(['-I', '-c', 'import time; time.sleep(0.5); print(6 * 7)'])).toMatchObject({
    code: 0,
    stdout: '42\n',
    stderr: '',
  })
  const seen = await eventually(async () =>
    (await sentinel.runs()).find(({ status }) => status !== 'running'),
  )
  expect(seen).toMatchObject({ prefix, status: 'succeeded' })
  expect((await asked('unwatch', python)).results[0].outcome).toBe('unwatched')
  await run(['-c', 'print(1)'])
  expect(
    readdirSync(join(prefix, 'lib'), { recursive: true }).filter((name) => /sentinel/.test(String(name))),
  ).toEqual([])
  expect((await sentinel.runs()).length).toBe(1)
})

it('what cannot be watched is refused in words, and fails the command', async () => {
  await using sentinel = new Sentinel()
  const old = interpreter('2.7') ?? interpreter('3.7')
  const refused = await sentinel.cli(['watch', '/nowhere/python', ...(old ? [old] : [])])
  expect(refused.code).toBe(1)
  expect(refused.stdout).toContain('/nowhere/python: refused, there is no Python\n')
  if (old) expect(refused.stdout).toContain('Python before 3.8 has no audit hooks')
  expect(await sentinel.cli(['watch'])).toMatchObject({ code: 2, stdout: '' })
})

it('every Python that the system sees is a Run or is listed with its reason', async () => {
  await using sentinel = new Sentinel()
  await sentinel.up()
  const { python, run } = environmentIn(sentinel)
  const lasting = 'import time; time.sleep(2.5)'
  await sentinel.cli(['watch', python])
  await Promise.all([
    run(['-c', lasting, 'seen']),
    run(['-S', '-c', lasting, 'blind']),
    run(['-c', lasting, 'off'], { SENTINEL_OFF: '1' }),
    sentinel.python(['-E', '-c', lasting, 'deaf'], { python: newest }),
    finished(spawn(newest, ['-c', lasting, 'stranger'], { env: {} })),
  ])
  const found = await eventually(async () => {
    const told = JSON.parse((await sentinel.cli(['coverage', '--json'])).stdout) as Coverage
    return told.probed > 0 ? told : undefined
  }, 40_000)
  const causeOf = (name: string) => found.unwatched.find(({ argv }) => argv.at(-1) === name)?.cause
  expect(['seen', 'blind', 'off', 'deaf', 'stranger'].map(causeOf)).toEqual([
    undefined,
    'no-site',
    'silenced',
    'isolated',
    'not-watched',
  ])
  expect(found.observed).toBeGreaterThanOrEqual(5)
  const { stdout } = await sentinel.cli(['coverage'])
  expect(stdout).toMatch(/^\d+\.\d % of \d+ Python processes had a probe/)
  expect(stdout).toContain('started with -S')
})
