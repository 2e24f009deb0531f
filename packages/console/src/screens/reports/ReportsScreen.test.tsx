// @vitest-environment happy-dom
// Reports as somebody meets them who has to decide.

import type { Report } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, click, renderConsole, until } from '../../testing/renderConsole.tsx'
import { alertAnswers } from '../../testing/sampleAlerts.ts'

const time = '2026-03-31T08:15:00.000000Z'
const trend = { count: 420, before: 300, daily: [200, 220] }
const program: Report['automations'][number] = {
  ...{ name: 'etl.py', path: '/home/ada/etl.py', sha256: 'a'.repeat(64), purpose: 'Reads sheets.' },
  ...{ accounts: ['ada', 'bob'], endpoints: 2, runs: 20, failed: 1, hours: 3.25, days: 10, versions: 2 },
  ...{ dataClasses: ['cpf'], worst: null, rows: `/scripts/${'a'.repeat(64)}` },
}
const report: Report = {
  ...{ made: time, server: 'desk', from: time, to: time, days: 30 },
  overview: { days: 30, since: time, runs: trend, failed: trend, denied: trend, destinations: [], fresh: [] },
  endpoints: { total: 2, reporting: 1, late: 0, silent: 1, rows: '/endpoints' },
  coverage: { share: 0.999, probed: 999, missed: 1, causes: [], rows: '/endpoints' },
  people: { total: 3, rows: '/runs' },
  scripts: { total: 7, programs: 5, rows: '/scripts' },
  alerts: { open: 4, high: 2, rows: '/alerts' },
  findings: {
    counts: { info: 0, low: 1, medium: 2, high: 3, critical: 1 },
    rows: '/scripts?minSeverity=high',
  },
  data: [{ name: 'cpf', scripts: 1, accounts: 2, left: 4, rows: '/inventory/files' }],
  stopped: {
    total: 6,
    list: [{ what: 'content.sent api.openai.com', reason: 'Not there.', count: 6, lastAt: time }],
    rows: '/policies',
  },
  integrity: { signs: [], rows: '/endpoints' },
  proof: { records: 9000, anchors: 30, lastRoot: null, lastAnchorAt: null, rows: '/endpoints' },
  policy: { version: 2, title: 'Ours', rows: '/policies' },
  packages: { total: 12, rows: '/inventory/packages' },
  models: { total: 1, rows: '/inventory/models' },
  refusals: { total: 0, rows: '/endpoints' },
  automations: [program],
  decisions: [{ decide: 'Have etl.py mended', why: 'It is weak.', rows: '/scripts?minSeverity=high' }],
  adopt: [{ automation: program, why: 'It is used.' }],
}
const answers = { ...alertAnswers(), report: () => report }
const text = () => document.body.textContent ?? ''

test('how many, who, which data, which risk, what next; every number leads to its rows', async () => {
  const { page, router } = await renderConsole('/reports', answers)
  for (const words of [
    '3 people',
    '5 programs',
    '4 serious weaknesses',
    'CPF numbers',
    'left 4 ×',
    'Have etl.py mended',
  ])
    await until(() => text().includes(words))
  expect(text()).toContain('./sentinel report --period 30d --format pdf')
  for (const href of ['/runs', '/endpoints', '/alerts', '/scripts?minSeverity=high', program.rows])
    expect(document.querySelector(`main a[href="${href}"]`), href).not.toBeNull()
  expect(await broken(page)).toEqual([])
  await click(document.querySelector('main ol a') as HTMLElement)
  await until(() => router.state.location.pathname === '/scripts')
  expect(router.state.location.search).toMatchObject({ minSeverity: 'high' })
})

test('a time in which nothing ran says so, and other times are asked for', async () => {
  const none = { ...trend, count: 0 }
  const empty: Report = {
    ...report,
    overview: { ...report.overview, runs: none },
    ...{ automations: [], decisions: [], adopt: [], data: [] },
    stopped: { total: 0, list: [], rows: '/policies' },
  }
  const { calls } = await renderConsole('/reports?days=7', {
    ...answers,
    report: () => ({ ...empty, days: 7 }),
  })
  await until(() => text().includes('No program was recorded in the last 7 days.'))
  for (const words of ['Nothing needs a decision now.', 'No program ran.', 'None yet', 'had no reason to'])
    expect(text()).toContain(words)
  expect(calls.find(({ name }) => name === 'report')?.input).toMatchObject({ query: { days: 7 } })
})

test('a server that does not answer is said, with a way to ask again', async () => {
  const refused = () => {
    throw new TypeError('network')
  }
  await renderConsole('/reports', { ...answers, report: refused })
  await until(() =>
    [...document.querySelectorAll('main button')].some((one) => /again/i.test(one.textContent ?? '')),
  )
})
