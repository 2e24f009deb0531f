// The pool with real threads: answers, gives up in time, and goes on with the next script.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadKnowledge } from '@sentinel/knowledge'
import { expect, it } from 'vitest'
import { createAnalysisPool } from './analysisPool.ts'
import { stillHold } from './localAnswers.ts'
import { createResolver } from './resolveLocal.ts'

const options = { size: 1, knowledge: loadKnowledge(), secretKey: Buffer.from('pool') }

it('analyses scripts one after the other', async () => {
  await using pool = createAnalysisPool({ ...options, timeoutMs: 20_000 })
  const outcomes = await Promise.all(
    ['eval(input())', 'print(1)'].map((text) => pool.analyse({ path: 'a.py', text, roots: [] })),
  )
  const rules = outcomes.map((outcome) =>
    outcome.kind === 'analysed' ? outcome.analysis.findings.map((finding) => finding.rule) : [outcome.reason],
  )
  expect(rules).toEqual([['code-injection'], []])
})

it('tells what an analysis was told about local modules, so that it is known how long it holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locals-'))
  const path = join(folder, 'main.py')
  const module = join(folder, 'asked.py')
  writeFileSync(module, 'def ask(): return input()\n')
  await using pool = createAnalysisPool({ size: 1, secretKey: Buffer.from('pool'), timeoutMs: 20_000 })
  const outcome = await pool.analyse({ path, text: 'from asked import ask\neval(ask())', roots: [] })
  const { locals = [], analysis } = outcome.kind === 'analysed' ? outcome : {}
  expect(analysis?.findings.map((finding) => finding.rule)).toEqual(['code-injection'])
  expect(stillHold(locals, createResolver([]))).toBe(true)
  writeFileSync(module, 'def ask(): return "1"\n')
  expect(stillHold(locals, createResolver([]))).toBe(false)
  rmSync(folder, { recursive: true })
  expect(stillHold(locals, createResolver([]))).toBe(false)
})

it('gives a script up when its time is over, and answers the next', async () => {
  await using pool = createAnalysisPool({ ...options, timeoutMs: 1500 })
  // Enough work for longer than the limit, whatever the machine.
  const long = `x = {${Array.from({ length: 900_000 }, (_, at) => `"k${at}": ${at}`).join(',')}}`
  const first = pool.analyse({ path: 'long.py', text: long, roots: [] })
  const second = pool.analyse({ path: 'short.py', text: 'eval(input())', roots: [] })
  expect((await first).kind).toBe('given-up')
  expect((await second).kind).toBe('analysed')
}, 30_000)
