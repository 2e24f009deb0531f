// @vitest-environment happy-dom
// One Run as an operator meets it.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { answersFor } from '../../testing/fakeApi.ts'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleDetail, sampleRuns } from '../../testing/sampleRuns.ts'

const runs = sampleRuns(20, Date.now())
const [running] = runs as [(typeof runs)[number]]
const failed = runs.find(({ status }) => status === 'failed') as (typeof runs)[number]
const gappy = runs.find(({ counts }) => counts.gaps > 0) as (typeof runs)[number]
const text = () => document.body.textContent ?? ''
const heading = () => document.querySelector('h1')?.textContent ?? ''

test('one sentence says who ran what where, and its counts lead to the rows', async () => {
  const { page } = await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  await until(() => heading().includes(failed.scriptName))
  expect(heading()).toMatch(
    new RegExp(`^${failed.account} ran ${failed.scriptName} on ${failed.endpoint.name}, `),
  )
  const count = document.querySelector('h1 a[href="#files"]')
  expect(count?.textContent).toBe('3 files read, 1 written')
  expect(document.getElementById('files')?.textContent).toContain('report_2026_q3.xlsx')
  expect(text()).toContain(`exit 1 · ${failed.exception}`)
  expect(await broken(page)).toEqual([])
})

test('Gaps are told before everything else, with their reason', async () => {
  await renderConsole(`/runs/${gappy.id}`, answersFor(runs))
  const gaps = await until(() => document.getElementById('gaps'))
  expect(gaps.textContent).toContain('dropped')
  expect(gaps.textContent).toContain('14 events')
})

test('the timeline has a table twin with every Event', async () => {
  const { page, router } = await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  await until(() => text().includes('Point at a bar'))
  await press('t')
  const twin = await until(() => document.querySelector('table[aria-label="Events"]'))
  expect(router.state.location.search).toEqual({ view: 'table' })
  expect(twin.getAttribute('aria-rowcount')).toBe(String(sampleDetail(failed).resources.length + 1))
  expect(twin.textContent).toContain('file removed')
  expect(await broken(page)).toEqual([])
})

test('a lane opens into a line per thing', async () => {
  await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  const lane = await until(() =>
    [...document.querySelectorAll('button[aria-expanded]')].find((button) =>
      button.textContent?.includes('Files'),
    ),
  )
  await click(lane)
  await until(() => lane.getAttribute('aria-expanded') === 'true')
  expect(document.getElementById('timeline')?.textContent).toContain('localtime')
})

test('a Run that goes on grows: Events, then its end and its seal', async () => {
  const answers = answersFor(runs)
  const { openStream, say } = await renderConsole(`/runs/${running.id}`, answers)
  await until(() => heading().includes('is running'))
  expect(text()).toContain('Not sealed yet')
  await openStream()
  const n = 4000
  await say({
    kind: 'events',
    run: running.id,
    events: [
      {
        n,
        event: {
          run: running.id,
          type: 'file.opened',
          path: '/srv/late.csv',
          access: 'read',
          time: running.lastEventAt,
        },
      },
    ],
  })
  await press('t')
  await until(() => text().includes('/srv/late.csv'))
  const ended = {
    ...running,
    status: 'succeeded' as const,
    durationMs: 12_000,
    exitCode: 0,
    endedAt: running.lastEventAt,
  }
  answers.run = () => sampleDetail(ended)
  await say({ kind: 'run', run: ended })
  await until(() => heading().includes(' ran ') && heading().includes('12.0 s'))
  await until(() => text().includes('Sealed by record'))
})

test('the script stands with its line numbers and what happened on them', async () => {
  await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  const script = await until(() => document.getElementById('script'))
  expect(script.textContent).toContain('lines 1 to 26 of 41')
  const line = [...script.querySelectorAll('code > span')][20]
  await until(() => line?.querySelector('[title]')?.getAttribute('title')?.includes('file written'))
})

test('Esc goes back to the list', async () => {
  const { router } = await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  await until(() => heading().includes(failed.scriptName))
  await press('Escape')
  await until(() => router.state.location.pathname === '/runs')
})

test('a Run that is not known says so', async () => {
  const unknown = () => {
    throw new SentinelError('run-unknown', { run: 'deadbeef' })
  }
  const { page } = await renderConsole('/runs/deadbeef', { ...answersFor(runs), run: unknown })
  const alert = await until(() => document.querySelector('[role=alert]'))
  expect(alert.textContent).toContain('No Run matches deadbeef.')
  expect(await broken(page)).toEqual([])
})
