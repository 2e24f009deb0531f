// @vitest-environment happy-dom
// The inventory as an operator meets it.

import { expect, test } from 'vitest'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { inventoryAnswers } from '../../testing/sampleInventory.ts'

const text = () => document.body.textContent ?? ''
const rows = (name: string) => [...document.querySelectorAll(`table[aria-label="${name}"] tbody tr`)]
const link = (words: string) =>
  [...document.querySelectorAll('main a')].find((element) => element.textContent === words)

test('packages across the fleet, and what is not known of them', async () => {
  const { page } = await renderConsole('/inventory', inventoryAnswers())
  await until(() => rows('Packages').length === 4)
  expect(rows('Packages')[0]?.textContent).toContain('new')
  expect(rows('Packages')[1]?.textContent).not.toContain('new')
  const runs = rows('Packages')[0]?.querySelector('a[href^="/runs"]')
  expect(runs?.getAttribute('href')).toBe('/runs?package=requests')
  expect(rows('Packages')[0]?.textContent).toMatch(/medium.*exploited.*1 fault, imported/)
  expect(text()).toContain('Judged by 21,403 advisories, the newest 2 days old.')
  expect(text()).not.toMatch(/clean|no vulnerabilit/i)
  expect(await broken(page)).toEqual([])
})

test('only what is vulnerable, and each fault with the version without it', async () => {
  const { router, page } = await renderConsole('/inventory/packages', inventoryAnswers())
  await click(await until(() => link('Only vulnerable ones')))
  await until(() => rows('Packages').length === 2)
  expect(router.state.location.searchStr).toBe('?vulnerable=yes')
  await press('j')
  await click(document.activeElement as Element)
  await until(() => rows('Known against it').length === 1)
  expect(rows('Known against it')[0]?.textContent).toMatch(/CVE-2024-35195.*2\.31\.0.*2\.32\.0/)
  expect(await broken(page)).toEqual([])
})

test('without advisories nothing is judged, and that is said', async () => {
  const answers = inventoryAnswers()
  const { page } = await renderConsole('/inventory/packages', {
    ...answers,
    inventory: (asked) => ({ ...answers.inventory?.(asked), advisories: { kind: 'none' } }),
  } as typeof answers)
  await until(() => text().includes('no version is judged: silence says nothing of it'))
  expect(link('Only vulnerable ones')).toBeUndefined()
  expect(await broken(page)).toEqual([])
})

test('nothing is new where nobody looked before', async () => {
  await renderConsole('/inventory/packages', inventoryAnswers(Date.now(), 3))
  await until(() => rows('Packages').length === 4)
  expect(rows('Packages')[0]?.textContent).not.toContain('new')
})

test('who has it: in the address, by search and by the row', async () => {
  const { router, calls, page } = await renderConsole('/inventory/packages?q=requests', inventoryAnswers())
  await until(() => rows('Packages').length === 1)
  expect(calls.find(({ name }) => name === 'inventory')?.input).toMatchObject({
    params: { noun: 'packages' },
    query: { q: 'requests' },
  })
  await press('j')
  await click(document.activeElement as Element)
  await until(() => rows('Who has it').length === 1)
  expect(router.state.location.searchStr).toBe('?q=requests&open=requests')
  expect(rows('Who has it')[0]?.textContent).toContain('desk-04')
  expect(rows('Scripts that use it')[0]?.querySelector('a')?.getAttribute('href')).toBe(
    `/scripts/${'b'.repeat(64)}`,
  )
  expect(await broken(page)).toEqual([])
  await press('Escape')
  await until(() => router.state.location.searchStr === '?q=requests')
})

test.each([
  ['hosts', 'Hosts'],
  ['databases', 'Databases'],
  ['models', 'AI models'],
  ['files', 'Files'],
  ['environments', 'Environments'],
])('%s are a tab of their own', async (noun, title) => {
  await renderConsole('/inventory/packages', inventoryAnswers())
  await click(await until(() => link(title)))
  await until(() => rows(title).length > 0)
  expect(document.querySelector('[aria-current=page][href^="/inventory/"]')?.textContent).toBe(title)
  expect(noun).toBeTruthy()
})

test('none, none that matches, and a noun that is none say so', async () => {
  const none = {
    ...inventoryAnswers(),
    inventory: () => ({ noun: 'models' as const, items: [], total: 0, since: null, advisories: null }),
  }
  await renderConsole('/inventory/models', none)
  await until(() => text().includes('No model was seen yet'))
  await renderConsole('/inventory/packages?q=leftpad', none)
  await until(() => text().includes('Nobody has leftpad'))
  await renderConsole('/inventory/secrets', none)
  await until(() => /nothing at this address/i.test(text()))
})

test('a server that does not answer is told, with a way to try again', async () => {
  const { inventory: _, ...rest } = inventoryAnswers()
  await renderConsole('/inventory/packages', rest)
  await until(() => text().includes('The server does not answer'))
})
