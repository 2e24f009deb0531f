// @vitest-environment happy-dom
// Endpoints as an operator meets them.

import { expect, test } from 'vitest'
import { endpointAnswers } from '../../testing/fakeApi.ts'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'

const text = () => document.body.textContent ?? ''
const rows = () => [...document.querySelectorAll('table[aria-label="Endpoints"] tbody tr')]
const panel = () => document.querySelector('aside')
const saying = (selector: string, words: string) =>
  [...document.querySelectorAll(selector)].find((element) => element.textContent?.includes(words))

test('the worst come first, with what is missing of each', async () => {
  const { page } = await renderConsole('/endpoints', endpointAnswers())
  await until(() => rows().length === 3)
  expect(rows().map((row) => row.querySelector('a')?.textContent)).toEqual([
    'build-02',
    'research-gpu-01',
    'desk-04',
  ])
  expect(rows()[1]?.textContent).toContain('75.0 %')
  expect(rows()[1]?.textContent).toContain('1 of 4 watched, 1 end-of-life')
  expect(text()).toContain('2 of 3 do not report now')
  await until(() => text().includes('This sign-in link was used before or has expired.'))
  expect(await broken(page)).toEqual([])
})

test('a number leads to its rows in the panel', async () => {
  const { router, page } = await renderConsole('/endpoints', endpointAnswers())
  const gaps = await until(() => rows()[1]?.querySelector('a[href*="#gaps"]'))
  expect(gaps.textContent).toBe('36')
  await click(gaps)
  await until(() => panel()?.textContent?.includes('no space left'))
  expect(router.state.location.search).toEqual({ open: 'b'.repeat(32) })
  expect(router.state.location.hash).toBe('gaps')
  for (const told of [
    'interpreter is not watched',
    'Python before 3.8 has no audit hooks',
    'end of life',
    'site-packages, standard-library',
    'Record 1180 was received before with another content.',
    '90 of 120 Python processes',
  ])
    expect(panel()?.textContent).toContain(told)
  expect(await broken(page)).toEqual([])
})

test('j, Enter and Esc walk, open and close', async () => {
  const { router } = await renderConsole('/endpoints?days=30', endpointAnswers())
  await until(() => rows().length === 3)
  await press('j')
  await press('j')
  expect(document.activeElement?.textContent).toBe('research-gpu-01')
  await click(document.activeElement as Element)
  await until(() => panel()?.textContent?.includes('Interpreters'))
  await press('Escape')
  await until(() => !panel())
  expect(router.state.location.search).toEqual({ days: '30' })
})

test('the time is in the address and is asked for', async () => {
  const { calls, router } = await renderConsole('/endpoints', endpointAnswers())
  await click(await until(() => saying('nav a', '30 days')))
  await until(() => calls.some(({ input }) => JSON.stringify(input).includes('"days":30')))
  expect(router.state.location.search).toEqual({ days: '30' })
})

test('an endpoint that is not known, none at all, and a server that fails each say so', async () => {
  await renderConsole('/endpoints?open=nobody', endpointAnswers())
  await until(() => panel()?.textContent?.includes('Endpoint nobody is not enrolled here.'))
  await renderConsole('/endpoints', { ...endpointAnswers(), endpoints: () => ({ endpoints: [] }) })
  await until(() => text().includes('No endpoint is enrolled yet'))
})
