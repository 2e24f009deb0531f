// @vitest-environment happy-dom
// Destinations as an operator meets them: up to date, behind, failing, none.

import type { ExportStatus } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, click, renderConsole, until } from '../../testing/renderConsole.tsx'

const text = () => document.body.textContent ?? ''
const me = () => ({ operator: 'local', server: 'sentinel' })
const time = new Date().toISOString()
const one = (name: string, more: Partial<ExportStatus> = {}): ExportStatus => ({
  settings: { kind: 'webhook', name, format: 'ocsf', url: 'https://siem.example/ingest' },
  ...{ addedAt: time, state: 'even', sent: 12_345, waiting: 0, lagSeconds: 0, retries: 0 },
  ...{ lastSentAt: time, lastError: null, nextTryAt: null },
  ...more,
})

test('each destination with how far it is, and what keeps one', async () => {
  const lastError = { time, reason: 'nobody listens there (ECONNREFUSED)' }
  const exports = [
    one('siem'),
    one('slow', { state: 'behind', waiting: 4000, lagSeconds: 95 }),
    one('log', {
      settings: { kind: 'syslog', name: 'log', format: 'cef', host: 'log.example', port: 6514 },
      ...{ state: 'failing', retries: 3, lastError, waiting: 7, lastSentAt: null },
    }),
  ]
  const { page } = await renderConsole('/exports', { me, exports: () => ({ exports }) })
  await until(() => text().includes('siem.example'))
  expect(text()).toContain('12,345')
  expect(text()).toContain('1 destination failing')
  expect(text()).toContain('log.example:6514')
  expect(text()).toContain('nobody listens there (ECONNREFUSED). 3 tries in a row did not arrive')
  expect(await broken(page)).toEqual([])
})

test('none says how to add one, and the account menu leads here', async () => {
  const { page } = await renderConsole('/exports', { me, exports: () => ({ exports: [] }) })
  await until(() => text().includes('Evidence goes nowhere else'))
  expect(await broken(page)).toEqual([])
  await click(document.querySelector('button[aria-haspopup="menu"]') as Element)
  await until(() =>
    [...document.querySelectorAll('[role="menuitem"]')].some((item) => item.textContent === 'Exports'),
  )
})
