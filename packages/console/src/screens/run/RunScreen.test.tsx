// @vitest-environment happy-dom
// One Run as an operator meets it.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { answersFor } from '../../testing/fakeApi.ts'
import { broken, press, renderConsole, until } from '../../testing/renderConsole.tsx'
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

const listed = () => document.querySelector('table[aria-label="Events"]')
const lane = (title: string) =>
  [...document.querySelectorAll('[role=treegrid] [aria-level="1"]')].find((row) =>
    row.textContent?.includes(title),
  )

test('every Event stands in the list beside the waterfall, in words', async () => {
  const { page } = await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  await until(() => listed()?.textContent?.includes('removed ~lock.report_2026_q3.xlsx'))
  expect(listed()?.getAttribute('aria-rowcount')).toBe(String(sampleDetail(failed).resources.length + 1))
  expect(await broken(page)).toEqual([])
})

test('the waterfall is walked, opened, narrowed and zoomed by keys, and the address says it', async () => {
  const { router } = await renderConsole(`/runs/${failed.id}`, answersFor(runs))
  const files = await until(() => lane('Files'))
  const search = () => router.state.location.search as Record<string, unknown>
  ;(document.querySelector('[role=treegrid] [tabindex="0"]') as HTMLElement).focus()
  while (document.activeElement !== files) await press('ArrowDown', document.activeElement as Element)
  await press('ArrowRight', files)
  await until(() => files.getAttribute('aria-expanded') === 'true')
  expect(document.querySelector('[role=treegrid]')?.textContent).toContain('localtime')
  await press('ArrowDown', files)
  expect(document.activeElement?.getAttribute('aria-level')).toBe('2')
  await press('Enter', document.activeElement as Element)
  await until(() => search().lane === 'files')
  expect(listed()?.textContent).not.toContain('used ')
  await press('+', document.activeElement as Element)
  await until(() => search().from !== undefined)
  await press('0', document.activeElement as Element)
  await until(() => search().from === undefined)
  expect(search()).toEqual({ lane: 'files', open: 'files' })
  await press('ArrowLeft', document.activeElement as Element)
  expect(document.activeElement).toBe(files)
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
  await until(() => text().includes('read late.csv'))
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
  await until(() =>
    line?.querySelector('[title]')?.getAttribute('title')?.includes('wrote report_2026_q3.xlsx'),
  )
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
