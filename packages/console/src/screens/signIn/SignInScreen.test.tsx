// @vitest-environment happy-dom
// Sign-in by link: spent once, out of the address, then where the operator wanted.

import { SentinelError } from '@sentinel/contract'
import { beforeEach, expect, test } from 'vitest'
import { answersFor } from '../../testing/fakeApi.ts'
import { broken, renderConsole, until } from '../../testing/renderConsole.tsx'
import { sampleRuns } from '../../testing/sampleRuns.ts'

const token = 'a-token-of-many-letters'
const welcome = { ...answersFor(sampleRuns(3, Date.now())), signIn: () => ({ operator: 'local' }) }

beforeEach(() => localStorage.clear())

test('the token is spent once and leaves the address', async () => {
  const { router, calls } = await renderConsole(`/sign-in#${token}`, welcome)
  await until(() => router.state.location.pathname === '/overview')
  expect(calls.filter(({ name }) => name === 'signIn')).toEqual([
    { name: 'signIn', input: { body: { token } } },
  ])
  expect(router.history.location.href).not.toContain(token)
})

test('a link that was opened elsewhere leads to where the operator was turned away', async () => {
  await renderConsole('/sign-in?to=%2Fruns%3Faccount%3Dfinance', welcome)
  await until(() => document.body.textContent?.includes('./sentinel status'))
  const { router } = await renderConsole(`/sign-in#${token}`, welcome)
  await until(() => router.state.location.href === '/runs?account=finance')
})

test.each(['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere.example'])(
  '%s is no place to go to',
  async (to) => {
    const { router } = await renderConsole(`/sign-in?to=${encodeURIComponent(to)}#${token}`, welcome)
    await until(() => router.state.location.pathname === '/overview')
  },
)

test('a spent link says what to do', async () => {
  const spent = () => {
    throw new SentinelError('sign-in-link-spent')
  }
  const { page } = await renderConsole(`/sign-in#${token}`, { signIn: spent })
  await until(() =>
    document.querySelector('[role=alert]')?.textContent?.includes('used before or has expired'),
  )
  expect(document.body.textContent).toContain('./sentinel status')
  expect(await broken(page)).toEqual([])
})

test('a server that is away has not spent the link', async () => {
  await renderConsole(`/sign-in#${token}`, {})
  await until(() => document.querySelector('[role=alert]')?.textContent?.includes('has not been spent'))
})

test('without a link it says where to get one', async () => {
  const { page } = await renderConsole('/sign-in', {})
  await until(() => document.body.textContent?.includes('./sentinel status'))
  expect(await broken(page)).toEqual([])
})
