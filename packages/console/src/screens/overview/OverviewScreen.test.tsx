// @vitest-environment happy-dom
// The overview as an operator meets it.

import type { Overview } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { endpointAnswers } from '../../testing/fakeApi.ts'
import { broken, renderConsole, until } from '../../testing/renderConsole.tsx'
import { alertAnswers } from '../../testing/sampleAlerts.ts'

const now = Date.now()
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')
const told: Overview = {
  days: 7,
  since: iso(now - 40 * 86_400_000),
  runs: { count: 412, before: 380, daily: [40, 60, 0, 52, 80, 90, 90] },
  failed: { count: 12, before: 9, daily: [1, 2, 0, 3, 2, 2, 2] },
  denied: { count: 3, before: 0, daily: [0, 0, 0, 0, 0, 1, 2] },
  destinations: [
    {
      host: 'api.openai.com',
      name: 'OpenAI',
      kind: 'model',
      runs: 14,
      accounts: ['ada'],
      scripts: ['summarise.py'],
      bytesSent: 2_100_000,
      classesSent: ['cpf'],
      stopped: 0,
      classesStopped: [],
      classesRead: ['cpf', 'salary'],
    },
  ],
  fresh: [{ noun: 'packages', total: 8, names: [{ name: 'openai', firstAt: iso(now) }] }],
}
const coverage = {
  probed: 90,
  observed: 100,
  missed: 10,
  share: 0.9,
  causes: [{ cause: 'too-old' as const, count: 10 }],
  unwatched: [],
}
const answers = {
  ...endpointAnswers(now),
  ...alertAnswers(now),
  overview: () => told,
  coverage: () => coverage,
}
const text = () => document.body.textContent ?? ''
const leads = (href: string) => document.querySelector(`main a[href="${href}"]`) !== null

test('four numbers, coverage with what is missing, where data went, what is new: each leads to its rows', async () => {
  const { page, router } = await renderConsole('/', answers)
  await until(() => text().includes('412') && text().includes('not heard of now'))
  expect(router.state.location.pathname).toBe('/overview')
  await until(() => text().includes('90.0 %') && text().includes('What needs a human'))
  expect(text()).toContain('2 endpoints')
  for (const href of [
    '/runs',
    '/runs?status=failed',
    '/endpoints',
    '/alerts',
    '/alerts?minSeverity=high',
    '/policies?view=verdicts',
    '/runs?host=api.openai.com',
    '/inventory/hosts?open=api.openai.com',
    '/inventory/packages?open=openai',
  ])
    expect([href, leads(href)]).toEqual([href, true])
  expect(text()).toContain('read beside: salary')
  expect(await broken(page)).toEqual([])
})

test('what could not be asked is not known, and never zero', async () => {
  const { alerts: _, endpoints: __, coverage: ___, ...rest } = answers
  await renderConsole('/overview', rest)
  await until(() => text().includes('Not known now') && text().includes('412'))
  expect(text()).toContain('not known now')
  expect(text()).not.toContain('No alert is open')
})

test('before the first run it knows nothing, and says so', async () => {
  const none = { count: 0, before: 0, daily: [0, 0, 0, 0, 0, 0, 0] }
  const empty = { ...told, since: null, runs: none, failed: none, denied: none, destinations: [], fresh: [] }
  const { page } = await renderConsole('/overview', { ...answers, overview: () => empty })
  await until(() => text().includes('Nothing has run yet'))
  expect(await broken(page)).toEqual([])
})

test('nothing is called new where the record is no older', async () => {
  await renderConsole('/overview?days=30', { ...answers, overview: () => ({ ...told, days: 30, fresh: [] }) })
  await until(() => text().includes('Nothing can be called new yet'))
})
