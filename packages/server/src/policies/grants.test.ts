// Approvals and groups through the server's own operations: asked for as evidence, given, signed for one endpoint, withdrawn.

import type { SignedGrants } from '@sentinel/contract'
import { createSigningKey, endpointOf, verifyGrants } from '@sentinel/evidence'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asOperator, enrolmentToken, openTestServer, type TestServer } from '../testing/testServer.ts'

const { publicKey } = createSigningKey()
const endpoint = endpointOf(publicKey)
let server: TestServer
let serverKey: string
beforeAll(async () => {
  server = await openTestServer()
  const body = { token: enrolmentToken, name: 'desk', platform: 'linux', publicKey }
  const enrolled = await server.app.inject({ method: 'POST', url: '/api/endpoints', body })
  serverKey = enrolled.json().serverKey
})
afterAll(() => server.close())

const post = (url: string, body: object, headers = asOperator) =>
  server.app.inject({ method: 'POST', url, headers, body })
const grantsOf = async (of = endpoint, have = 0): Promise<SignedGrants | null> =>
  (await server.app.inject({ url: `/api/policy?endpoint=${of}&grants=${have}` })).json().grants
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)
const given = {
  ...{ rule: 'stranger', account: 'ana', script: null, endpoint, request: null },
  ...{ reason: 'agreed', until: inMinutes(60) },
}

it('grants nothing before anything was given', async () => {
  expect(await grantsOf()).toBeNull()
})

it('signs for each endpoint its own part, and sends it where the number is another', async () => {
  const approval = (await post('/api/approvals', given)).json()
  expect(approval).toMatchObject({ operator: 'ada', withdrawn: null })
  await post('/api/endpoint-groups', { group: 'pilot', endpoints: [endpoint] })
  const signed = (await grantsOf()) as SignedGrants
  expect(verifyGrants(serverKey, signed)).toBe(true)
  expect(verifyGrants(serverKey, { ...signed, endpoint: 'f'.repeat(32) })).toBe(false)
  expect(JSON.parse(signed.text)).toMatchObject({ groups: ['pilot'], approvals: [{ id: approval.id }] })
  expect(await grantsOf(endpoint, signed.number)).toBeNull()
  expect(JSON.parse((await grantsOf('f'.repeat(32)))?.text ?? '')).toEqual({ groups: [], approvals: [] })

  const ended = await post(`/api/approvals/${approval.id.slice(0, 8)}/withdrawal`, {})
  expect(ended.json()).toMatchObject({ withdrawn: { operator: 'ada' } })
  expect(JSON.parse((await grantsOf())?.text ?? '')).toEqual({ groups: ['pilot'], approvals: [] })
  expect((await post('/api/approvals/nothing/withdrawal', {})).json().code).toBe('approval-unknown')
})

it('takes no approval of nothing, none that is over, and none from who is not signed in', async () => {
  expect((await post('/api/approvals', { ...given, rule: null })).json().code).toBe('input-invalid')
  expect((await post('/api/approvals', { ...given, until: '2026-01-01T00:00' })).json().code).toBe(
    'input-invalid',
  )
  expect((await post('/api/approvals', given, {} as typeof asOperator)).statusCode).toBe(401)
})

it('numbers what is given at once, each once', async () => {
  const before = (await grantsOf())?.number ?? 0
  const groups = ['a', 'b', 'c'].map((group) => post('/api/endpoint-groups', { group, endpoints: [] }))
  expect((await Promise.all(groups)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect((await grantsOf())?.number).toBe(before + 3)
})
