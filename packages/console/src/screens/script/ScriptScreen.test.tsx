// @vitest-environment happy-dom
// One Script as an operator meets it.

import { expect, test } from 'vitest'
import { scriptAnswers } from '../../testing/fakeApi.ts'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleRuns } from '../../testing/sampleRuns.ts'

const runs = sampleRuns(60, Date.now())
const hash = '0'.repeat(64)
const part = (id: string) => document.getElementById(id)

test('says what it is for, what was found on which way, and what its text hides', async () => {
  const { page } = await renderConsole(`/scripts/${hash}`, scriptAnswers(runs))
  await until(() => part('findings'))
  expect(document.querySelector('h1')?.textContent).toMatch(/run \d+ times by/)
  const flow = [...(part('findings')?.querySelectorAll('details') ?? [])].at(-1)
  expect([...(flow?.querySelectorAll('ol li') ?? [])].map((step) => step.textContent)).toEqual([
    'a command-line argument enters (sys.argv)line 18',
    'is passed to loadline 18',
    'reaches sqlite3.connect.executeline 12',
  ])
  expect(flow?.querySelector('a[href="#L12"]')).toBeTruthy()
  expect(part('L7')?.textContent).toContain('A secret stands in the script')
  expect(part('layers')?.textContent).toContain('base64 → zlib → exec')
  expect(part('versions')?.textContent).toContain('same but for layout')
  expect(await broken(page)).toEqual([])
})

test('the flow shows what was seen, and dashed what only the text says', async () => {
  await renderConsole(`/scripts/${hash}`, scriptAnswers(runs))
  const flow = await until(() => part('flow'))
  await until(() => flow.querySelector('svg path'))
  expect(flow.textContent).toContain('sales_2026_q3.xlsx')
  expect(flow.textContent).toContain('possible')
  expect(flow.querySelectorAll('path[stroke-dasharray]').length).toBeGreaterThan(1)
  expect(flow.querySelector('table[aria-label="Flow"]')?.textContent).toContain('warehouse')
})

test('versions are compared line by line, and the address says which', async () => {
  const answers = scriptAnswers(runs)
  const ask = answers.script as NonNullable<typeof answers.script>
  const other = 'f'.repeat(64)
  const { router } = await renderConsole(`/scripts/${hash}`, {
    ...answers,
    script: async (input) => {
      if (input.params?.hash !== other) return ask(input)
      const detail = await ask({ params: { hash } })
      const text = detail.excerpt?.text.replace('import sys', 'import system') ?? ''
      return { ...detail, excerpt: { text, lines: 26, excerptLines: 26 } }
    },
  })
  const compare = await until(() =>
    [...(part('versions')?.querySelectorAll('a') ?? [])].find(
      ({ textContent }) => textContent === 'Differences',
    ),
  )
  await click(compare)
  await until(() => part('versions')?.querySelector('pre')?.textContent?.includes('-import system'))
  expect(part('versions')?.querySelector('pre')?.textContent).toContain('+import sys')
  expect(router.state.location.search).toEqual({ against: other })
})

test('one that never ran says so, and Esc goes back to the list', async () => {
  const { router } = await renderConsole('/scripts/deadbeef', scriptAnswers(runs))
  const alert = await until(() => document.querySelector('[role=alert]'))
  expect(alert.textContent).toContain('No Script that ran has the hash deadbeef.')
  await press('Escape')
  await until(() => router.state.location.pathname === '/scripts')
})
