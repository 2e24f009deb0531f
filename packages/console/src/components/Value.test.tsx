// @vitest-environment happy-dom
// The menu of a value: the same wherever the value stands.

import { expect, test } from 'vitest'
import { answersFor } from '../testing/fakeApi.ts'
import { click, renderConsole, until } from '../testing/renderConsole.tsx'
import { sampleRuns } from '../testing/sampleRuns.ts'

const runs = sampleRuns(30, Date.now())
const [first] = runs as [(typeof runs)[number]]
const valueSaying = (text: string) =>
  [...document.querySelectorAll('main button[aria-haspopup=menu]')].find(
    (button) => button.textContent === text,
  )
const item = (text: string) =>
  [...document.querySelectorAll('[role=menuitem]')].find((element) => element.textContent?.includes(text))

test('narrows the list that it stands in, and takes that back', async () => {
  const { router } = await renderConsole('/runs?live=off', answersFor(runs))
  await click(await until(() => valueSaying(first.account)))
  await click(await until(() => item('Filter by this account')))
  await until(() => router.state.location.search.account === first.account)
  expect(router.state.location.search).toEqual({ live: 'off', account: first.account })
  await click(await until(() => valueSaying(first.account)))
  await click(await until(() => item('Remove this filter')))
  await until(() => router.state.location.search.account === undefined)
  expect(router.state.location.search).toEqual({ live: 'off' })
})

test('on a Run it leads to the Runs that share it', async () => {
  const { router } = await renderConsole(`/runs/${first.id}`, answersFor(runs))
  await click(await until(() => valueSaying(first.endpoint.name)))
  await click(await until(() => item('Runs of this endpoint')))
  await until(() => router.state.location.pathname === '/runs')
  expect(router.state.location.search).toEqual({ endpoint: first.endpoint.name })
})

test('a value that Runs cannot be narrowed by is only copied', async () => {
  await renderConsole(`/runs/${first.id}`, answersFor(runs))
  await click(await until(() => valueSaying('CPython 3.12.8')))
  await until(() => item('Copy the interpreter'))
  expect(document.querySelectorAll('[role=menuitem]')).toHaveLength(1)
})
