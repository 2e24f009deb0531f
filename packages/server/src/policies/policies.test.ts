// Policies through the server's own operations: checked, signed, kept as versions, and put in force again.

import { verifyPolicy } from '@sentinel/evidence'
import { findPolicy } from '@sentinel/knowledge'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asOperator, enrolmentToken, openTestServer, type TestServer } from '../testing/testServer.ts'

let server: TestServer
let serverKey: string
beforeAll(async () => {
  server = await openTestServer()
  const body = { token: enrolmentToken, name: 'desk', platform: 'linux', publicKey: `${'A'.repeat(43)}=` }
  const enrolled = await server.app.inject({ method: 'POST', url: '/api/endpoints', body })
  serverKey = enrolled.json().serverKey
})
afterAll(() => server.close())

const post = (url: string, body: object, headers = asOperator) =>
  server.app.inject({ method: 'POST', url, headers, body })
const inForce = async () => (await server.app.inject({ url: '/api/policy' })).json().policy

it('has none before one is applied', async () => {
  expect(await inForce()).toBeNull()
})

it('refuses a wrong one with the place, and stays as it was', async () => {
  const text = findPolicy('strict').text.replace('destination.kind', 'destination.kin')
  const refused = await post('/api/policy/versions', { text })
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ code: 'policy-refused' })
  expect(refused.json().details.reason).toMatch(/^line \d+, column \d+: .*did you mean destination\.kind\?/)
  expect(await inForce()).toBeNull()
})

it('signs each version, numbers them, and rolls back by a new one', async () => {
  const [baseline, strict] = ['baseline', 'strict'].map((name) => findPolicy(name).text)
  const both = await Promise.all([baseline, strict].map((text) => post('/api/policy/versions', { text })))
  expect(both.map((answer) => answer.json().version).sort()).toEqual([1, 2])
  const signed = await inForce()
  expect(signed).toMatchObject({ version: 2 })
  expect(verifyPolicy(serverKey, signed)).toBe(true)
  expect(verifyPolicy(serverKey, { ...signed, text: `${signed.text}\n` })).toBe(false)
  expect(verifyPolicy(serverKey, { ...signed, version: 3 })).toBe(false)

  expect((await post('/api/policy/rollbacks', { version: 1 })).json()).toMatchObject({ version: 3, from: 1 })
  const first = (await server.app.inject({ url: '/api/policy/versions/1', headers: asOperator })).json()
  expect((await inForce()).text).toBe(first.text)
  const { versions } = (await server.app.inject({ url: '/api/policy/versions', headers: asOperator })).json()
  expect(versions.map((one: { version: number; operator: string }) => [one.version, one.operator])).toEqual([
    [3, 'ada'],
    [2, 'ada'],
    [1, 'ada'],
  ])
  expect((await post('/api/policy/rollbacks', { version: 9 })).json().code).toBe('policy-version-unknown')
})

it('changes one rule of the version in force, and of no other', async () => {
  const { version } = await inForce()
  const change = { version, rule: 'private-keys', mode: 'observe', rollout: { percent: 10, groups: [] } }
  expect((await post('/api/policy/rules', { ...change, version: 1 })).json().code).toBe('policy-changed')
  expect((await post('/api/policy/rules', change)).json()).toMatchObject({ version: version + 1 })
  expect((await inForce()).text).toMatch(
    /id: private-keys[\s\S]*?mode: observe[\s\S]*?rollout: \{ percent: 10 \}/,
  )
})

it('is changed by operators only', async () => {
  const text = findPolicy('observe').text
  expect((await post('/api/policy/versions', { text }, {} as typeof asOperator)).statusCode).toBe(401)
})
