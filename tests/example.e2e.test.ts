// The examples, as a newcomer runs them: real packages from the index, real evidence afterwards.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RunDetail } from '@sentinel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Sentinel } from './harness/sentinel.ts'

let sentinel: Sentinel
beforeAll(() => {
  sentinel = new Sentinel()
})
afterAll(() => sentinel[Symbol.asyncDispose]())

/** Starts the services too: the first command of a newcomer needs no `up`. */
async function runExample(name: string): Promise<{ stdout: string; run: RunDetail; work: string }> {
  const { code, stdout, stderr } = await sentinel.cli(['example', name])
  expect({ code, stderr }).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/ran \w+\.py on .*succeeded, exit 0/),
  })
  const shown = await sentinel.cli(['show', '--json'])
  const run = JSON.parse(shown.stdout) as RunDetail
  return { stdout, run, work: join(sentinel.data, 'examples', name, 'work') }
}

const named = (run: RunDetail) => run.packages.map((name) => name.split('@')[0])
const file = (act: string, value: string) => expect.objectContaining({ kind: 'file', act, value })

it('quarterly-report reads the workbook, writes the report, and uses pandas and openpyxl', {
  timeout: 300_000,
}, async () => {
  const { stdout, run, work } = await runExample('quarterly-report')
  expect(stdout).toContain('Report written: report-2026-q1.xlsx')
  expect(existsSync(join(work, 'report-2026-q1.xlsx'))).toBe(true)
  expect(run.packages).toEqual(expect.arrayContaining(['pandas@2.3.3', 'openpyxl@3.1.5']))
  expect(run.resources).toContainEqual(file('read', join(work, 'sales-2026-q1.xlsx')))
  expect(run.resources).toContainEqual(file('write', join(work, 'report-2026-q1.xlsx')))
  expect(run.gaps).toEqual([])
})

it('api-to-database contacts the service, fills the database, and its service is a Run of its own', {
  timeout: 300_000,
}, async () => {
  const { stdout, run, work } = await runExample('api-to-database')
  expect(stdout).toContain('Copied 230 orders')
  expect(named(run)).toEqual(expect.arrayContaining(['requests', 'urllib3']))
  expect(run.hosts).toContain('127.0.0.1')
  expect(run.resources).toContainEqual(
    expect.objectContaining({ kind: 'file', value: join(work, 'orders.db') }),
  )
  expect(run.children).toEqual([
    expect.objectContaining({ scriptName: 'service.py', status: 'killed', signal: 'SIGTERM' }),
  ])
})

it('ai-summary sends the feedback to the model and writes the summary', { timeout: 300_000 }, async () => {
  const { stdout, run, work } = await runExample('ai-summary')
  expect(stdout).toContain('- delivery: mentioned 4 times')
  expect(named(run)).toContain('openai')
  expect(run.resources).toContainEqual(file('read', join(work, 'feedback.csv')))
  expect(run.resources).toContainEqual(file('write', join(work, 'summary.md')))
})

it('an example that does not exist is told with the way to the list', async () => {
  const { code, stderr } = await sentinel.cli(['example', 'no-such'])
  expect(code).toBe(1)
  expect(stderr).toContain('sentinel example')
  const { stdout } = await sentinel.cli(['example', '--json'])
  expect(JSON.parse(stdout).examples.map(({ name }: { name: string }) => name)).toEqual([
    'ai-summary',
    'api-to-database',
    'quarterly-report',
  ])
})
