// @vitest-environment happy-dom
// The list of Scripts as an operator meets it.

import { expect, test } from 'vitest'
import { scriptAnswers } from '../../testing/fakeApi.ts'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleRuns } from '../../testing/sampleRuns.ts'

const runs = sampleRuns(60, Date.now())
const text = () => document.body.textContent ?? ''
const rows = () => [...document.querySelectorAll('table[aria-label="Scripts"] tbody tr')]
const saying = (selector: string, words: string) =>
  [...document.querySelectorAll(selector)].find((element) => element.textContent?.includes(words))

test('each text once, with its worst finding, what it is for, and numbers that lead on', async () => {
  const { page } = await renderConsole('/scripts', scriptAnswers(runs))
  await until(() => rows().length === 7)
  expect(rows()[0]?.textContent).toContain('high')
  expect(rows()[0]?.textContent).toContain('Reads Excel workbooks')
  expect(rows()[2]?.textContent).toContain('not judged yet')
  const links = [...(rows()[0]?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))
  expect(links.some((href) => href?.includes('#findings'))).toBe(true)
  expect(links.some((href) => href?.includes('#versions'))).toBe(true)
  expect(links.some((href) => href?.startsWith('/runs?script='))).toBe(true)
  expect(await broken(page)).toEqual([])
})

test('the address is the filter, and what it does not know is left out', async () => {
  const { calls, router } = await renderConsole('/scripts?q=sync&minSeverity=awful', scriptAnswers(runs))
  await until(() => rows().length === 1)
  expect(calls.find(({ name }) => name === 'scripts')?.input).toMatchObject({ query: { q: 'sync' } })
  await click(await until(() => saying('nav a', 'High and worse')))
  await until(() => router.state.location.searchStr === '?q=sync&minSeverity=high')
})

test('keys walk the list and open a script', async () => {
  await renderConsole('/scripts', scriptAnswers(runs))
  await until(() => rows().length === 7)
  await press('j')
  expect(document.activeElement?.getAttribute('href')).toMatch(/^\/scripts\/0{64}$/)
})

test('nothing that ran and nothing that matches say so', async () => {
  const none = { ...scriptAnswers(runs), scripts: () => ({ scripts: [], total: 0 }) }
  await renderConsole('/scripts', none)
  await until(() => text().includes('No script has run yet'))
  await renderConsole('/scripts?q=nothing', none)
  await until(() => text().includes('No script matches'))
})
