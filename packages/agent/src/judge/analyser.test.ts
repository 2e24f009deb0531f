// The analysing process as it is: lost in the middle of its work, ended when there is none, begun again.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { attempt } from '../platform/attempt.ts'
import { createAnalyser } from './analyser.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'analyser-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const requestOf = (text: string) => ({
  path: '/home/ada/etl.py',
  bytes: Buffer.from(text),
  script: 'a'.repeat(64),
  roots: [],
  today: '2026-01-31',
})

/** The analysing processes that this one began, as the system shows them. */
function processes(): number[] {
  const read = (pid: number, file: string) =>
    attempt(() => readFileSync(`/proc/${pid}/${file}`, 'utf8')) ?? ''
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && read(pid, 'cmdline').includes('analyserMain'))
    .filter((pid) => read(pid, 'status').includes(`PPid:\t${process.pid}\n`))
}

async function until(holds: () => boolean): Promise<void> {
  for (let left = 600; left > 0 && !holds(); left--) await sleep(50)
  expect(holds()).toBe(true)
}

it('gives a text up with which it was lost, and answers the next', { timeout: 90_000 }, async () => {
  const analyser = createAnalyser({ secretKey: Buffer.alloc(32), engine: 'e', compiled: join(folder, 'c') })
  expect(processes()).toEqual([])
  const lost = analyser.analyse(requestOf('x = 1'))
  await until(() => processes().length === 1)
  process.kill(processes()[0] as number, 'SIGKILL')
  expect(await lost).toEqual({ kind: 'given-up', reason: 'the analysis ended early' })
  const next = await analyser.analyse(requestOf('eval(input())'))
  expect(next).toMatchObject({ kind: 'judged', judged: { findings: [{ rule: 'code-injection' }] } })
  analyser.close()
  await until(() => processes().length === 0)
})

it('ends when there was nothing to do for a while, and begins again', { timeout: 90_000 }, async () => {
  const analyser = createAnalyser({
    secretKey: Buffer.alloc(32),
    engine: 'e',
    compiled: join(folder, 'c'),
    idleMs: 50,
  })
  expect(await analyser.analyse(requestOf('x = 1'))).toMatchObject({ kind: 'judged' })
  await until(() => processes().length === 0)
  expect(await analyser.analyse(requestOf('x = 1'))).toMatchObject({ kind: 'judged' })
  analyser.close()
})

it('begins before there is a text, and keeps the rules as it read them', { timeout: 90_000 }, async () => {
  const compiled = join(folder, 'ahead')
  const analyser = createAnalyser({ secretKey: Buffer.alloc(32), engine: 'sha:1', compiled })
  analyser.prepare()
  await until(() => processes().length === 1)
  const kept = join(compiled, 'knowledge-sha_1.json')
  await until(() => existsSync(kept))
  expect(await analyser.analyse(requestOf('eval(input())'))).toMatchObject({ kind: 'judged' })
  analyser.close()
  await until(() => processes().length === 0)
  // What was cut off is read anew.
  writeFileSync(kept, '{')
  const again = createAnalyser({ secretKey: Buffer.alloc(32), engine: 'sha:1', compiled })
  expect(await again.analyse(requestOf('eval(input())'))).toMatchObject({
    judged: { findings: [{ rule: 'code-injection' }] },
  })
  again.close()
})
