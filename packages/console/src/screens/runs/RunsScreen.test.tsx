// @vitest-environment happy-dom
// The list of Runs as an operator meets it.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { answersFor } from '../../testing/fakeApi.ts'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleRun, sampleRuns } from '../../testing/sampleRuns.ts'

const runs = sampleRuns(250, Date.now())
const table = () => document.querySelector('table[aria-label="Runs"]')
const rows = () => [...document.querySelectorAll('table[aria-label="Runs"] tr[aria-rowindex]')].slice(1)
const saying = (selector: string, text: string) =>
  [...document.querySelectorAll(selector)].find((element) => element.textContent?.includes(text))

test('a real table that knows how long it is, though few rows are in the page', async () => {
  const { page } = await renderConsole('/runs', answersFor(runs))
  await until(() => rows().length > 10)
  expect(table()?.getAttribute('aria-rowcount')).toBe('251')
  expect(rows().length).toBeLessThan(80)
  expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('2')
  expect(rows()[0]?.textContent).toContain(runs[0]?.scriptName)
  expect(await broken(page)).toEqual([])
})

test('the address is the filter, and a facet is a link to another address', async () => {
  const { router } = await renderConsole('/runs?account=finance', answersFor(runs))
  await until(() => rows().length > 0 && rows().every((row) => row.textContent?.includes('finance')))
  const failed = await until(() => saying('aside a', 'failed'))
  await click(failed)
  await until(() => router.state.location.search.status === 'failed')
  expect(router.state.location.search).toEqual({ account: 'finance', status: 'failed' })
  await until(() => rows().length > 0 && rows().every((row) => row.textContent?.includes('failed')))
})

test('an address that the contract does not know is read as far as it is known', async () => {
  const { calls } = await renderConsole('/runs?status=exploded&account=build&page=7', answersFor(runs))
  await until(() => calls.some(({ name }) => name === 'runs'))
  const asked = calls.find(({ name }) => name === 'runs')?.input as { query: object }
  expect(asked.query).toMatchObject({ account: 'build' })
  expect(asked.query).not.toHaveProperty('status')
  expect(asked.query).not.toHaveProperty('page')
})

test('a Run that starts appears without asking, and its end is told in place', async () => {
  const known = [...runs]
  const { openStream, say } = await renderConsole('/runs', answersFor(known))
  await until(() => rows().length > 10)
  await openStream()
  const started = { ...sampleRun(0, Date.now() + 60_000), scriptName: 'fresh.py' }
  known.unshift(started)
  await say({ kind: 'run', run: started })
  await until(() => rows()[0]?.textContent?.includes('fresh.py'))
  expect(rows()[0]?.textContent).toContain('running')
  await say({ kind: 'run', run: { ...started, status: 'failed', durationMs: 1420, exitCode: 1 } })
  await until(() => rows()[0]?.textContent?.includes('failed'))
  expect(rows()[0]?.textContent).toContain('1.42 s')
})

test('while somebody points at the list, new Runs wait above it', async () => {
  const known = [...runs]
  const { openStream, say } = await renderConsole('/runs', answersFor(known))
  await until(() => rows().length > 10)
  await openStream()
  const body = rows()[0]?.parentElement as HTMLElement
  body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  await until(() => saying('[role=switch]', 'paused'))
  const started = { ...sampleRun(0, Date.now() + 60_000), scriptName: 'fresh.py' }
  known.unshift(started)
  await say({ kind: 'run', run: started })
  const pill = await until(() => saying('button', '1 new'))
  expect(rows()[0]?.textContent).not.toContain('fresh.py')
  await click(pill)
  await until(() => rows()[0]?.textContent?.includes('fresh.py'))
})

test('j and k move the focus from row to row; keys rest while somebody types', async () => {
  await renderConsole('/runs', answersFor(runs))
  await until(() => rows().length > 10)
  await press('j')
  await until(() => document.activeElement === rows()[0]?.querySelector('a[data-row]'))
  await press('j')
  await press('j')
  await press('k')
  await until(() => document.activeElement === rows()[1]?.querySelector('a[data-row]'))
  const search = document.querySelector('input[type=search]') as HTMLInputElement
  search.focus()
  await press('j', search)
  expect(document.activeElement).toBe(search)
})

test('with no Run yet it says how to make the first one', async () => {
  const { page } = await renderConsole('/runs', answersFor([]))
  await until(() => saying('code', './sentinel run script.py'))
  expect(await broken(page)).toEqual([])
})

test('filters that leave nothing can be taken back', async () => {
  const { router } = await renderConsole('/runs?account=nobody', answersFor(runs))
  const all = await until(() => saying('a', 'Show all runs'))
  await click(all)
  await until(() => rows().length > 10)
  expect(router.state.location.search).toEqual({})
})

test('a failing store is told with its code and its remedy', async () => {
  const failing = () => {
    throw new SentinelError('store-failed', { store: 'evidence', reason: 'the disk is full' })
  }
  const { page } = await renderConsole('/runs', { ...answersFor([]), runs: failing, runFacets: failing })
  const alert = await until(() => document.querySelector('[role=alert]'))
  expect(alert.textContent).toContain('The evidence store failed: the disk is full.')
  expect(alert.textContent).toContain('store-failed')
  expect(await broken(page)).toEqual([])
})

test('when the server goes away the rows stay, and it is said', async () => {
  const { breakStream } = await renderConsole('/runs', answersFor(runs))
  await until(() => rows().length > 10)
  await breakStream()
  const alert = await until(() => document.querySelector('[role=alert]'))
  expect(alert.textContent).toContain('The server does not answer')
  expect(rows().length).toBeGreaterThan(10)
})

test('who is signed out is led to the sign-in, and the way back is kept', async () => {
  const signedOut = () => {
    throw new SentinelError('signed-out')
  }
  const { router } = await renderConsole('/runs?account=finance', {
    me: signedOut,
    runs: signedOut,
    runFacets: signedOut,
  })
  await until(() => router.state.location.pathname === '/sign-in')
  expect(router.state.location.search).toEqual({ to: '/runs?account=finance' })
  await until(() => saying('code', './sentinel status'))
})
