// @vitest-environment happy-dom
// The inbox of alerts, worked by keyboard.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { alertAnswers } from '../../testing/sampleAlerts.ts'

const text = () => document.body.textContent ?? ''
const items = () => [...document.querySelectorAll('nav[aria-label=Alerts] li')]
const states = () => document.querySelector('nav[aria-label=State]')?.textContent ?? ''
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((element) => element.textContent?.startsWith(words))

async function type(words: string) {
  const field = document.querySelector('dialog input') as HTMLInputElement
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await until(() => !(document.querySelector('dialog button[type=submit]') as HTMLButtonElement).disabled)
}

test('the highest risk first, with its parts, why it matters, what to do, and the way to the evidence', async () => {
  const { page } = await renderConsole('/alerts', alertAnswers())
  await until(() => items().length === 3)
  await until(() => text().includes('Whoever reads the script can use it.'))
  expect(items()[0]?.textContent).toContain('81')
  expect(document.querySelectorAll('table[aria-label="Parts of the risk"] tbody tr')).toHaveLength(6)
  expect(document.querySelector(`article a[href="/evidence/${'a'.repeat(32)}/41"]`)).not.toBeNull()
  expect(await broken(page)).toEqual([])
})

test('j chooses, a acknowledges at once, u takes it back', async () => {
  const { router, calls } = await renderConsole('/alerts', alertAnswers())
  await until(() => items().length === 3)
  await press('j')
  await until(() => router.state.location.searchStr === `?open=${'0'.repeat(16)}`)
  await press('a')
  await until(() => states().includes('New1'))
  await press('u')
  await until(() => states().includes('New2'))
  await until(() => calls.filter(({ name }) => name === 'changeAlert').length === 2)
  const deeds = calls.filter(({ name }) => name === 'changeAlert').map(({ input }) => input)
  expect(deeds).toMatchObject([{ body: { act: 'acknowledge' } }, { body: { act: 'reopen' } }])
})

test('an alert is closed only with a reason, and the next one takes its place', async () => {
  const { router, calls, page } = await renderConsole('/alerts', alertAnswers())
  await until(() => button('Archive until worse…'))
  await press('x')
  const submit = await until(() => document.querySelector('dialog button[type=submit]') as HTMLButtonElement)
  expect(submit.disabled).toBe(true)
  expect(await broken(page)).toEqual([])
  await type('a test token')
  await click(submit)
  await until(() => items().length === 2)
  expect(calls.find(({ name }) => name === 'changeAlert')?.input).toMatchObject({
    body: { act: 'archive', reason: 'a test token' },
  })
  expect(router.state.location.searchStr).toBe(`?open=${'1'.repeat(16)}`)
  await press('u')
  await until(() => items().length === 3)
})

test('e says that what is unusual is expected, and only of that', async () => {
  const { calls } = await renderConsole('/alerts?open=2222222222222222', alertAnswers())
  await until(() => button('It is expected'))
  await press('e')
  const call = await until(() => calls.find(({ name }) => name === 'changeAlert'))
  expect(call.input).toMatchObject({ params: { id: '2'.repeat(16) }, body: { act: 'expect' } })
  await until(() => items().length === 2)
  await until(() => button('Acknowledge') || button('Resolve…'))
  expect(button('It is expected')).toBeUndefined()
})

test('m gives it to somebody', async () => {
  const { calls } = await renderConsole('/alerts', alertAnswers())
  await until(() => button('Assign…'))
  await press('m')
  await click(await until(() => document.querySelector('dialog button[type=submit]')))
  const call = await until(() => calls.find(({ name }) => name === 'changeAlert'))
  expect(call.input).toMatchObject({ body: { act: 'assign', assignee: 'local' } })
})

test('what the server refuses is as it was, and said', async () => {
  const refused = () => {
    throw new SentinelError('alert-unknown', { alert: '0'.repeat(16) })
  }
  await renderConsole('/alerts', { ...alertAnswers(), changeAlert: refused })
  await until(() => button('Acknowledge'))
  await press('a')
  await until(() => text().includes('No alert has the id'))
  await until(() => states().includes('New2'))
})

test('no open alert is not told as safety', async () => {
  const none = {
    ...alertAnswers(),
    alerts: () => ({ alerts: [], total: 0, counts: { new: 0, acknowledged: 0, resolved: 0, archived: 0 } }),
  }
  const { page } = await renderConsole('/alerts', none)
  await until(() => text().includes('No alert is open'))
  expect(text()).toContain('without a probe raises none')
  expect(await broken(page)).toEqual([])
})
