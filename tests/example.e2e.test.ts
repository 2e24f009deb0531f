// The examples, as a newcomer runs them: real packages from the index, real evidence afterwards.

import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type RunDetail, tellFlow } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  return { stdout, run: await lastRun(), work: join(sentinel.data, 'examples', name, 'work') }
}

const lastRun = async () => JSON.parse((await sentinel.cli(['show', '--json'])).stdout) as RunDetail

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

it('ai-summary sends the payroll to the model, and it is told with what it held', {
  timeout: 300_000,
}, async () => {
  const { stdout, run, work } = await runExample('ai-summary')
  expect(stdout).toContain('- sales: mentioned 52 times')
  expect(named(run)).toEqual(expect.arrayContaining(['openai', 'pandas']))
  expect(run.resources).toContainEqual(file('read', join(work, 'payroll-2026-06.xlsx')))
  expect(run.resources).toContainEqual(file('write', join(work, 'summary.md')))
  expect(run.lineage?.map(tellFlow)).toEqual([
    expect.stringMatching(
      /^payroll-2026-06\.xlsx \(cpf, salary; 180 rows\) → api\.openai\.com, .*stand-in-1, ai_summary\.py:\d+$/,
    ),
  ])
})

/** After the tests above: each script has run before, as the business's own have. */
describe('under the strict policy', () => {
  it.each(['quarterly-report', 'api-to-database'])(
    '%s runs unchanged',
    { timeout: 120_000 },
    async (name) => {
      const free = await sentinel.cli(['example', name])
      const held = await sentinel.cli(['example', name, '--policy', 'strict'])
      expect({ code: held.code, stdout: held.stdout }).toEqual({ code: 0, stdout: free.stdout })
      expect(held.stderr).not.toMatch(/Sentinel (stopped|warns)/)
    },
  )

  it('ai-summary is stopped before a byte of the workbook leaves, and says by what and whom to ask', {
    timeout: 120_000,
  }, async () => {
    const work = join(sentinel.data, 'examples/ai-summary/work')
    rmSync(join(work, 'summary.md'))
    const { code, stdout, stderr } = await sentinel.cli(['example', 'ai-summary', '--policy', 'strict'])
    const run = await lastRun()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(
      'Sentinel stopped: personal data is sent to an AI provider (cpf, salary to api.openai.com), because it leaves ' +
        'the organisation, and nobody can take it back; ask your security team and quote ' +
        `${run.id.slice(-8)} (rule personal-data-to-model).`,
    )
    expect(existsSync(join(work, 'summary.md'))).toBe(false)
    const { stdout: explained } = await sentinel.cli(['policy', 'explain', run.id])
    expect(explained).toMatch(
      /stopped: content\.sent cpf, salary to api\.openai\.com\n.*personal-data-to-model/,
    )
  })
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
