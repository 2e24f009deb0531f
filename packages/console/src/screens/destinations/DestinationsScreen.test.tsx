// @vitest-environment happy-dom
// Destinations as an operator meets them.

import { type DestinationRow, SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, click, renderConsole, until } from '../../testing/renderConsole.tsx'

const row = (host: string, more: Partial<DestinationRow>): DestinationRow => ({
  ...{ host, name: null, kind: null, runs: 2, accounts: ['ada'], scripts: ['etl.py'] },
  ...{ bytesSent: 0, stopped: 0, classesSent: [], classesStopped: [], classesRead: [], ...more },
})
const destinations = [
  row('api.openai.com', {
    ...{ name: 'OpenAI', kind: 'model', bytesSent: 2_100_000, classesSent: ['cpf'], classesRead: ['salary'] },
  }),
  row('pastebin.com', { name: 'Pastebin', kind: 'paste', bytesSent: 900 }),
  row('reports.example.net', { stopped: 3, classesStopped: ['card'] }),
]
const answers = {
  me: () => ({ operator: 'local', server: 'sentinel' }),
  destinations: () => ({ destinations, total: 3 }),
}
const text = () => document.body.textContent ?? ''
const rows = () => [...document.querySelectorAll('table[aria-label="Destinations"] tbody tr')]

test('hosts by bytes, with who they are, what they got and from whom', async () => {
  const { page } = await renderConsole('/destinations', answers)
  await until(() => rows().length === 3)
  expect(rows()[0]?.textContent).toContain('AI provider')
  expect(rows()[0]?.textContent).toContain('2.10 MB')
  expect(text()).toContain('3 hosts, 2.10 MB sent; personal data was seen on its way to one of them.')
  expect(await broken(page)).toEqual([])
})

test('a part of them is an address of its own', async () => {
  const { router } = await renderConsole('/destinations', answers)
  await until(() => rows().length === 3)
  await click(
    [...document.querySelectorAll('nav a')].find((link) =>
      link.textContent?.startsWith('Unknown'),
    ) as Element,
  )
  await until(() => rows().length === 1)
  expect(router.state.location.searchStr).toBe('?kind=unknown')
  expect(rows()[0]?.textContent).toContain('stopped: card')
  expect(rows()[0]?.textContent).toContain('3 ×nothing')
})

test('nothing was sent', async () => {
  await renderConsole('/destinations?kind=models', {
    ...answers,
    destinations: () => ({ destinations: [], total: 0 }),
  })
  await until(() => text().includes('No AI provider was asked'))
})

test('a server that fails is told, with its own words', async () => {
  const { page } = await renderConsole('/destinations', {
    ...answers,
    destinations: () => {
      throw new SentinelError('store-failed', { store: 'evidence', reason: 'the disk is full' })
    },
  })
  await until(() => text().includes('The evidence store failed: the disk is full.'))
  expect(await broken(page)).toEqual([])
})
