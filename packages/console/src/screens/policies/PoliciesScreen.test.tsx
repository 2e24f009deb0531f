// @vitest-environment happy-dom
// Policies as an operator meets them.

import { SentinelError } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { broken, click, press, renderConsole, until } from '../../testing/renderConsole.tsx'
import { policyAnswers } from '../../testing/samplePolicies.ts'

const text = () => document.body.textContent ?? ''
const rows = (name: string) => [...document.querySelectorAll(`table[aria-label="${name}"] tbody tr`)]
const rules = () => [...document.querySelectorAll('ul[aria-label=Rules] > li')]
const button = (words: string) =>
  [...document.querySelectorAll('button')].find((element) => element.textContent === words)

test('what is in force: each rule in words, where it stands in the YAML, and who sees what', async () => {
  const { page, router } = await renderConsole('/policies', policyAnswers())
  await until(() => rules().length === 2)
  expect(rules()[0]?.textContent).toContain('because what is left there can be read by anybody')
  expect(rows('What the modes mean').map((row) => row.firstChild?.textContent)).toEqual([
    'deny',
    'warn',
    'observe',
    'off',
  ])
  expect(await broken(page)).toEqual([])
  await press('j')
  await click(document.activeElement as Element)
  await until(() => router.state.location.searchStr === '?rule=upload-to-paste-site')
  expect(rules()[0]?.textContent).toContain("destination.kind == 'paste'")
  expect(await broken(page)).toEqual([])
})

test('a rule is changed by a form: mode and roll-out, asked once more', async () => {
  const { page, calls } = await renderConsole('/policies?rule=upload-to-paste-site', policyAnswers())
  await until(() => document.querySelector('form') !== null)
  expect(await broken(page)).toEqual([])
  expect((button('Put in force…') as HTMLButtonElement).disabled).toBe(true)
  await click([...document.querySelectorAll('form input[type=radio]')][1] as Element)
  await click(button('Put in force…') as Element)
  expect(text()).toContain('The account is warned once, on every endpoint within seconds.')
  await click(button('Put in force') as Element)
  const call = await until(() => calls.find(({ name }) => name === 'changeRule'))
  expect(call.input).toEqual({
    body: { version: 2, rule: 'upload-to-paste-site', mode: 'warn', rollout: null },
  })
})

test('none in force is said, and leads to a dry run', async () => {
  await renderConsole('/policies', { ...policyAnswers(), policyVersions: () => ({ versions: [] }) })
  await until(() => text().includes('No policy is in force'))
  expect(document.querySelector('main a[href="/policies?view=trial"]')).not.toBeNull()
})

test('a dry run says what would have been stopped, and puts nothing in force unasked', async () => {
  const { page, calls } = await renderConsole('/policies?view=trial&policy=strict', policyAnswers())
  await until(() => rows('What it would have said').length === 1)
  expect(text()).toContain('Would have stopped 12 acts')
  expect(await broken(page)).toEqual([])
  await click(button('Put strict in force…') as Element)
  expect(calls.some(({ name }) => name === 'applyPolicy')).toBe(false)
  await click(button('Put in force') as Element)
  await until(() => calls.some(({ name }) => name === 'applyPolicy'))
})

test('a draft that is wrong is told with its place', async () => {
  const refused = () => {
    throw new SentinelError('policy-refused', {
      name: 'that was sent',
      reason: 'line 3, column 4: no such name',
    })
  }
  await renderConsole('/policies?view=trial&policy=own', {
    ...policyAnswers(),
    policyVersions: () => ({ versions: [] }),
    tryPolicy: refused,
  })
  await click(await until(() => button('Try it over 30 days')))
  await until(() => text().includes('line 3, column 4'))
})

test('what rules have said, to whom, and who does not hold to the version in force', async () => {
  const { page } = await renderConsole('/policies?view=verdicts', policyAnswers())
  await until(() => rows('What rules have said').length === 1)
  expect(rows('What rules have said')[0]?.textContent).toContain('stopped')
  expect(rows('Who holds to which version')[1]?.textContent).toContain('refused version 2: line 3')
  expect(await broken(page)).toEqual([])
})

test('an earlier version is put in force again after it was asked once more', async () => {
  const { page, calls } = await renderConsole('/policies?view=history', policyAnswers())
  await until(() => rows('Versions').length === 2)
  expect(await broken(page)).toEqual([])
  await click(button('Put in force again') as Element)
  expect(text()).toContain('becomes version 3')
  await click(button('Put in force') as Element)
  const call = await until(() => calls.find(({ name }) => name === 'rollBackPolicy'))
  expect(call.input).toEqual({ body: { version: 1 } })
  await until(() => text().includes('Version 3, observe, is in force'))
})

test('what is asked for is approved for its account, script and endpoint unless it is made wider', async () => {
  const { page, calls } = await renderConsole('/policies?view=approvals', policyAnswers())
  await until(() => rows('Asked for').length === 1)
  expect(rows('Asked for')[0]?.textContent).toContain('month-end payroll, agreed with HR')
  expect(rows('Approved').map((row) => row.textContent?.includes('Withdraw'))).toEqual([true, false])
  expect(await broken(page)).toEqual([])
  await click(button('Approve…') as Element)
  expect(text()).toContain('bob on desk-04, for summarise.py as its text is now')
  expect(await broken(page)).toEqual([])
  await click([...document.querySelectorAll('input[type=checkbox]')].at(-1) as Element)
  await click(button('Approve') as Element)
  const call = await until(() => calls.find(({ name }) => name === 'approve'))
  expect(call.input).toMatchObject({
    body: {
      ...{ rule: 'personal-data-to-model', account: 'bob', script: 'c'.repeat(64), endpoint: null },
      ...{ request: '3f9a41c2-0d5e-4b8e-9f7e-0c4a6a3b1d2e', reason: 'month-end payroll, agreed with HR' },
    },
  })
})

test('nobody has asked for anything: how it is done is said', async () => {
  const none = () => ({ requests: [], approvals: [], groups: [] })
  const { page } = await renderConsole('/policies?view=approvals', { ...policyAnswers(), approvals: none })
  await until(() => text().includes('./sentinel request RUN'))
  expect(text()).toContain('every rule holds for everybody')
  expect(await broken(page)).toEqual([])
})
