// @vitest-environment happy-dom
// The palette as an operator works it.

import { expect, test } from 'vitest'
import { answersFor, endpointAnswers, scriptAnswers } from '../../testing/fakeApi.ts'
import { broken, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleRuns } from '../../testing/sampleRuns.ts'
import { screens } from '../screens.ts'

const runs = sampleRuns(40, Date.now())
const answers = { ...scriptAnswers(runs), ...endpointAnswers(), ...answersFor(runs) }
const options = () => [...document.querySelectorAll('[role=option]')]
const field = () => document.querySelector<HTMLInputElement>('dialog[open] input')

async function open() {
  await until(() => document.querySelector('header [aria-haspopup=dialog]'))
  await press('k', document.body, { ctrlKey: true })
  return until(field)
}

async function type(text: string) {
  const input = field() as HTMLInputElement
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  write?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

test('lists screens and what ran last, and Enter goes there', async () => {
  const { page, router } = await renderConsole('/scripts', answers)
  const input = await open()
  await until(() => options().some((option) => option.textContent?.includes('desk-04')))
  expect(options()[0]?.textContent).toContain('Overview')
  expect(await broken(page)).toEqual([])
  await press('ArrowDown', input)
  expect(options()[1]?.getAttribute('aria-selected')).toBe('true')
  await press('Enter', input)
  await until(() => router.state.location.pathname === '/runs')
  expect(field()).toBeNull()
})

test('narrows by what is typed', async () => {
  const { router } = await renderConsole('/runs', answers)
  const input = await open()
  await type('research-gpu')
  await until(() => options().filter(({ textContent }) => textContent?.includes('linux-x64')).length === 1)
  const found = options().findIndex((option) => option.textContent?.includes('research-gpu-01linux'))
  for (let i = 0; i < found; i++) await press('ArrowDown', input)
  await press('Enter', input)
  await until(() => router.state.location.pathname === '/endpoints')
  expect(router.state.location.search).toEqual({ open: 'b'.repeat(32) })
})

test('a server that does not answer leaves the screens', async () => {
  await renderConsole('/runs', { ...answersFor(runs) })
  await open()
  await until(() => document.querySelector('dialog [role=status]')?.textContent?.includes('does not answer'))
  expect(options()).toHaveLength(screens.length)
})
