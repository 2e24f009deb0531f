// An alert reaches every kind of channel once: a real SMTP server, a signed webhook, and receivers that refuse what Slack and
// Teams do not document.

import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createClient } from '@sentinel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createSampleLog, raised, runId, started } from '../packages/server/src/testing/sampleLog.ts'
import { type ServerProcess, secretOf, startServer } from '../packages/server/src/testing/serverProcess.ts'
import { installMs, pythonEnvironment } from './harness/pythonEnvironment.ts'

/** docs.slack.dev, Block Kit: at most 50 blocks, text of a section at most 3000 characters, `text` is the fallback. */
const slackSchema = z.strictObject({
  text: z.string().min(1).max(40_000),
  blocks: z
    .array(
      z.strictObject({
        type: z.literal('section'),
        text: z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3000) }),
      }),
    )
    .min(1)
    .max(50),
})
/** learn.microsoft.com, Workflows for Teams: an Adaptive Card as the only attachment of a message, 28 kB in all. */
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string(),
  wrap: z.boolean(),
  weight: z.enum(['Default', 'Lighter', 'Bolder']).optional(),
})
const teamsSchema = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      content: z.strictObject({
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.4'),
        body: z.array(textBlock).min(1),
      }),
    }),
  ]),
})

const folder = mkdtempSync(join(tmpdir(), 'sentinel-notify-'))
const data = join(folder, 'data')
const key = 'k'.repeat(32)
const got: { path: string; body: string; headers: IncomingHttpHeaders }[] = []
const mails: { from: string; to: string[]; content: string }[] = []
let http: Server
let smtp: ChildProcess
let server: ServerProcess

beforeAll(async () => {
  http = createServer(async (request, reply) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const path = request.url ?? ''
    const schema = path === '/slack' ? slackSchema : path === '/teams' ? teamsSchema : z.unknown()
    const isRight = schema.safeParse(JSON.parse(body)).success && body.length < 28_000
    got.push({ path: isRight ? path : `${path} refused`, body, headers: request.headers })
    reply.writeHead(isRight ? 200 : 400).end()
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const python = pythonEnvironment('python3', ['aiosmtpd==1.4.6', 'atpublic==7.0.0', 'attrs==26.1.0'])
  smtp = spawn(python, [join(import.meta.dirname, 'harness/mailReceiver.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: smtp.stdout as NodeJS.ReadableStream })
  const port = await new Promise<number>((done) =>
    lines.on('line', (line) => {
      const told = JSON.parse(line)
      if (told.port) done(told.port)
      else mails.push(told)
    }),
  )
  server = await startServer(data)
  server.child.kill('SIGTERM')
  await server.exit
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  writeFileSync(join(data, 'hook.key'), key)
  const channels = [
    { kind: 'webhook', name: 'soc', url: `${base}/hook`, secret: { file: 'hook.key' } },
    { kind: 'slack', name: 'chat', url: `${base}/slack` },
    { kind: 'teams', name: 'team', url: `${base}/teams` },
    { kind: 'mail', name: 'post', host: '127.0.0.1', port, from: 's@example.org', to: ['it@example.org'] },
  ]
  writeFileSync(join(data, 'notify.yaml'), JSON.stringify({ channels }))
  server = await startServer(data)
}, installMs)

afterAll(async () => {
  server.child.kill('SIGTERM')
  await server.exit
  smtp.stdin?.end()
  http.closeAllConnections()
  http.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** What was recorded tries to become a header, a mention and a link. */
const hostile = 'Odd\r\nBcc: all@example.org <!channel> [sign in](https://evil.example)'

it('is told to all four once, in the form that each documents, and nothing recorded takes effect there', async () => {
  const log = createSampleLog()
  const token = secretOf(data, 'enrolment')
  const { publicKey } = log.key
  const call = createClient({ origin: server.origin })
  await call('enrol', { body: { token, name: 'ws-1', platform: 'linux', publicKey } })
  const long = `${hostile} ${'&'.repeat(900)}`
  log.add(started(runId(1)), raised(runId(1), { severity: 'critical', title: hostile, message: long }))
  log.seal()
  const headers = { 'content-type': 'application/zstd' }
  const body = new Uint8Array(log.body())
  const url = `${server.origin}/api/evidence/${log.endpoint}/0`
  expect((await fetch(url, { method: 'PUT', headers, body })).status).toBe(200)

  await expect.poll(() => got.length + mails.length, { timeout: 20_000 }).toBe(4)
  expect(got.map(({ path }) => path).sort()).toEqual(['/hook', '/slack', '/teams'])
  const of = (path: string) => got.find((one) => one.path === path) as (typeof got)[number]
  const hook = of('/hook')
  const signed = createHmac('sha256', key).update(`${hook.headers['x-sentinel-time']}.${hook.body}`)
  expect(hook.headers['x-sentinel-signature']).toBe(`sha256=${signed.digest('hex')}`)
  expect(of('/slack').body).not.toContain('<!channel>')
  expect(of('/teams').body).not.toContain('[sign in](')

  const [mail] = mails as [(typeof mails)[number]]
  expect(mail).toMatchObject({ from: 's@example.org', to: ['it@example.org'] })
  const head = mail.content.split(/\r?\n\r?\n/)[0] as string
  expect(head).toMatch(/^Subject: /m)
  expect(head).not.toMatch(/^Bcc:/im)
}, 60_000)
