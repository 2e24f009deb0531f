// The HTTP side: who may call what, what is refused and how, and that refusals are remembered.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OperationName, operations } from '@sentinel/contract'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSampleLog } from './testing/sampleLog.ts'
import { asOperator, enrolmentToken, openTestServer, type TestServer } from './testing/testServer.ts'

let server: TestServer
beforeAll(async () => {
  const dist = mkdtempSync(join(tmpdir(), 'sentinel-dist-'))
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), '<title>console</title>')
  writeFileSync(join(dist, 'assets/main-1a2b.js'), 'export {}')
  server = await openTestServer(dist)
})
afterAll(() => server.close())

const call = (options: InjectOptions) => server.app.inject(options)
async function problemOf(options: InjectOptions) {
  const answer = await call(options)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  const { code, status, details } = answer.json()
  expect(status).toBe(answer.statusCode)
  return { code, details }
}
const log = createSampleLog()
const enrolment = { token: enrolmentToken, name: 'ws-1', platform: 'linux', publicKey: log.key.publicKey }
const upload = (payload: Buffer, first = 0): InjectOptions => ({
  method: 'PUT',
  url: `/api/evidence/${log.endpoint}/${first}`,
  headers: { 'content-type': 'application/zstd' },
  payload,
})

describe('callers', () => {
  const forOperators = (Object.keys(operations) as OperationName[]).filter(
    (name) => operations[name].caller === 'operator',
  )

  it.each(forOperators)('%s is for operators only', async (name) => {
    const { method, path } = operations[name]
    const url = path.replace(':id', 'last')
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { cookie: 'sentinel-session=wrong' }])
      expect(await problemOf({ method, url, headers })).toMatchObject({ code: 'signed-out' })
  })

  it('names the operator of the bearer token', async () => {
    expect((await call({ url: '/api/me', headers: asOperator })).json()).toMatchObject({ operator: 'ada' })
  })
})

describe('signing in', () => {
  const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
    call({ method: 'POST', url, headers, ...(payload ? { payload } : {}) })

  it('goes by a link, once, to a session that ends when told', async () => {
    const { link } = (await post('/api/sign-in-links', undefined, asOperator)).json()
    const token = link.split('/sign-in#')[1] as string
    const answer = await post('/api/sign-in', { token })
    expect(answer.json()).toEqual({ operator: 'ada' })
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 12 * 3600 })
    const headers = { cookie: `${cookie?.name}=${cookie?.value}` }
    expect((await call({ url: '/api/me', headers })).json()).toMatchObject({ operator: 'ada' })
    expect((await post('/api/sign-in', { token })).json()).toMatchObject({ code: 'sign-in-link-spent' })
    expect((await post('/api/sign-out', undefined, headers)).statusCode).toBe(200)
    expect((await call({ url: '/api/me', headers })).statusCode).toBe(401)
    expect(server.logged.join('')).not.toContain(token)
    expect(server.logged.join('')).not.toContain(cookie?.value)
  })

  it('is throttled after ten failures', async () => {
    const codes = []
    for (let attempt = 0; attempt < 12; attempt++)
      codes.push((await post('/api/sign-in', { token: 'x'.repeat(43) })).json().code)
    expect(codes.filter((code) => code === 'sign-in-link-spent').length).toBeLessThanOrEqual(10)
    expect(codes.at(-1)).toBe('sign-in-throttled')
  })
})

describe('what comes from elsewhere', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '192.0.2.1', '[::2]'])(
    'is refused by its Host: %j',
    async (host) => {
      expect(await problemOf({ url: '/api/health', headers: { host } })).toMatchObject({
        code: 'origin-refused',
      })
      expect(await problemOf({ url: '/', headers: { host } })).toMatchObject({ code: 'origin-refused' })
    },
  )

  it.each(['https://evil.example', 'http://localhost:81', 'null'])(
    'is refused by its Origin: %s',
    async (origin) => {
      const headers = { ...asOperator, origin, host: 'localhost:80' }
      expect(await problemOf({ method: 'POST', url: '/api/sign-out', headers })).toMatchObject({
        code: 'origin-refused',
      })
    },
  )

  it('is told from what comes from here', async () => {
    for (const host of ['127.0.0.1:80', 'localhost', '[::1]:80'])
      expect((await call({ url: '/api/health', headers: { host } })).statusCode).toBe(200)
    const headers = { ...asOperator, origin: 'http://localhost:80', host: 'localhost:80' }
    expect((await call({ method: 'POST', url: '/api/sign-out', headers })).statusCode).toBe(200)
  })
})

describe('input', () => {
  const headers = asOperator
  it.each<[string, InjectOptions, RegExp]>([
    ['an unknown query member', { url: '/api/runs?shoe=4', headers }, /query: .*"shoe"/],
    ['a repeated query member', { url: '/api/runs?account=a&account=b', headers }, /query\.account/],
    ['a limit beyond the contract', { url: '/api/runs?limit=501', headers }, /query\.limit/],
    ['no Run id', { url: '/api/runs/..%2fetc', headers }, /path\.id/],
    [
      'an unknown body member',
      { method: 'POST', url: '/api/endpoints', payload: { ...enrolment, admin: true } },
      /body: .*"admin"/,
    ],
    [
      'a body that is no JSON',
      {
        method: 'POST',
        url: '/api/endpoints',
        headers: { 'content-type': 'application/json' },
        payload: '{',
      },
      /refused/,
    ],
    [
      'a prototype in a body',
      {
        method: 'POST',
        url: '/api/endpoints',
        headers: { 'content-type': 'application/json' },
        payload: '{"__proto__":{}}',
      },
      /refused/,
    ],
    [
      'a body that is too large',
      { method: 'POST', url: '/api/endpoints', payload: { name: 'x'.repeat(70_000) } },
      /refused/,
    ],
    [
      'an upload of another type',
      { ...upload(Buffer.from('x')), headers: { 'content-type': 'text/plain' } },
      /body|refused/,
    ],
  ])('%s is refused by name', async (_name, options, reason) => {
    const problem = await problemOf(options)
    expect(problem.code).toBe('input-invalid')
    expect(problem.details.reason).toMatch(reason)
  })

  it('an operation that is none is said to be none', async () => {
    expect(await problemOf({ url: '/api/nothing' })).toMatchObject({
      code: 'operation-unknown',
      details: { path: '/api/nothing' },
    })
    expect(await problemOf({ method: 'DELETE', url: '/api/runs' })).toMatchObject({
      code: 'operation-unknown',
    })
  })
})

describe('endpoints', () => {
  it('enrol with the token alone, again as themselves', async () => {
    const enrol = (payload: object) => call({ method: 'POST', url: '/api/endpoints', payload })
    expect((await enrol({ ...enrolment, token: 'x'.repeat(43) })).json()).toMatchObject({
      code: 'enrolment-refused',
    })
    const { endpoint, serverKey } = (await enrol(enrolment)).json()
    expect(endpoint).toBe(log.endpoint)
    expect((await enrol({ ...enrolment, name: 'ws-2' })).json()).toEqual({ endpoint, serverKey })
    const { endpoints } = (await call({ url: '/api/endpoints', headers: asOperator })).json()
    expect(endpoints).toMatchObject([{ id: endpoint, name: 'ws-2', records: 0 }])
  })

  it('send segments; what is refused is remembered and logged', async () => {
    log.seal()
    expect((await call(upload(log.body()))).json()).toMatchObject({ through: 0 })
    expect(await problemOf(upload(log.body(), 7))).toMatchObject({
      code: 'evidence-out-of-order',
      details: { expected: 1 },
    })
    expect(await problemOf(upload(Buffer.alloc(9 * 1024 * 1024)))).toMatchObject({
      code: 'segment-oversized',
    })
    expect(await problemOf(upload(Buffer.from('garbage'), 1))).toMatchObject({ code: 'segment-unreadable' })
    const refusals = await server.stores.control.refusals.list('', 100)
    const codes = refusals.filter(({ endpoint }) => endpoint === log.endpoint).map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['evidence-out-of-order', 'segment-oversized', 'segment-unreadable']),
    )
    expect(refusals.map(({ code }) => code)).toContain('enrolment-refused')
    const lines = server.logged
      .map((line) => JSON.parse(line))
      .filter(({ code }) => code === 'segment-oversized')
    expect(lines).toMatchObject([{ msg: 'Refused a request', operation: 'receiveSegment' }])
    expect(server.logged.join('')).not.toContain(enrolmentToken)
  })
})

describe('the console', () => {
  it('is served with its own router’s paths, assets for ever, pages afresh, and no inline script', async () => {
    for (const url of ['/', '/runs', '/runs/0195?tab=x', '/sign-in']) {
      const page = await call({ url })
      expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
        200,
        '<title>console</title>',
        'no-cache',
      ])
      expect(page.headers['content-security-policy']).toMatch(/script-src 'self';.*frame-ancestors 'none'/)
      expect(page.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    }
    const asset = await call({ url: '/assets/main-1a2b.js' })
    expect(asset.headers['cache-control']).toContain('immutable')
    expect((await call({ url: '/assets/gone.js' })).statusCode).toBe(404)
    expect((await call({ url: '/..%2f..%2fetc/passwd' })).body).not.toContain('root:')
  })

  it('has its contract beside it', async () => {
    const document = (await call({ url: '/api/openapi.json' })).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/runs/{id}')
  })
})
