// Live views over a real socket: what is ingested is seen at once, coalesced, by whoever may see it and can keep up.
import { type ErrorCode, type EventRow, type LiveMessage, liveMessageSchema } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldRun, runStateSchema } from '../runs/foldRun.ts'
import { createSampleLog, ended, opened, runId, started } from '../testing/sampleLog.ts'
import { asOperator, enrolmentToken, openTestServer, type TestServer } from '../testing/testServer.ts'
import { endWhenSignedOut } from './endWhenSignedOut.ts'
import { createLiveHub } from './liveHub.ts'

let server: TestServer
let origin: string
const log = createSampleLog()

beforeAll(async () => {
  server = await openTestServer()
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const body = { token: enrolmentToken, name: 'ws-1', platform: 'linux', publicKey: log.key.publicKey }
  await server.app.inject({
    method: 'POST',
    url: '/api/endpoints',
    payload: body,
    headers: { host: new URL(origin).host },
  })
})
afterAll(() => server.close())

/** Messages of a live stream until `isEnough`. */
async function watch(
  path: string,
  isEnough: (messages: LiveMessage[]) => boolean,
  meanwhile: () => Promise<void>,
) {
  const stop = new AbortController()
  const response = await fetch(origin + path, { headers: asOperator, signal: stop.signal })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const messages: LiveMessage[] = []
  let text = ''
  let acting: Promise<void> | undefined
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    acting ??= meanwhile()
    text += Buffer.from(chunk).toString()
    messages.splice(0, Infinity, ...messagesIn(text))
    if (isEnough(messages)) break
  }
  stop.abort()
  await acting
  return messages
}

function messagesIn(text: string): LiveMessage[] {
  const frames = text.slice(0, text.lastIndexOf('\n\n') + 1).split('\n\n')
  return frames.flatMap((frame) => {
    const data = /^event: message\ndata: (.+)$/m.exec(frame)?.[1]
    return data ? [liveMessageSchema.parse(JSON.parse(data))] : []
  })
}

async function send(first: number): Promise<void> {
  const response = await fetch(`${origin}/api/evidence/${log.endpoint}/${first}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/zstd' },
    body: new Uint8Array(log.body(first)),
  })
  expect(response.status).toBe(200)
}

describe('live', () => {
  it('tells a Run and, to whoever watches it, its Events', async () => {
    const run = runId(1)
    log.add(started(run), opened(run, 1, '/in.csv'))
    log.seal()
    const seen = await watch(
      `/api/live?run=${run}`,
      (all) => all.length >= 2,
      () => send(0),
    )
    expect(seen[0]).toMatchObject({ kind: 'run', run: { id: run, status: 'running', counts: { events: 2 } } })
    expect(seen[1]).toMatchObject({
      kind: 'events',
      run,
      events: [{ n: 0 }, { n: 1, event: { path: '/in.csv' } }],
    })
  })

  it('keeps Events from whoever watches another Run', async () => {
    const first = log.lines.length
    log.add(ended(runId(1), 2))
    log.seal()
    const seen = await watch(
      `/api/live?run=${runId(2)}`,
      (all) => all.length >= 1,
      () => send(first),
    )
    expect(seen.map(({ kind }) => kind)).toEqual(['run'])
    expect(seen[0]).toMatchObject({ run: { status: 'succeeded' } })
  })

  it('is for operators', async () => {
    const response = await fetch(`${origin}/api/live`)
    const code: ErrorCode = 'signed-out'
    expect(await response.json()).toMatchObject({ code })
  })
})

it('ends with the session of its operator', async () => {
  const hub = createLiveHub()
  let isIn = true
  const stream = endWhenSignedOut(hub.subscribe(), async () => isIn, 10)
  await moments(50)
  expect(stream.destroyed).toBe(false)
  isIn = false
  await moments(50)
  expect(stream.destroyed).toBe(true)
  hub.close()
})

const moments = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the hub', () => {
  const change = (n: number) => {
    const run = runId(7)
    const events: EventRow[] = [{ n, event: opened(run, n, `/${'x'.repeat(3000)}`) }]
    const state = foldRun(undefined, events, { run, endpoint: { id: '0'.repeat(32), name: 'ws' } })
    return { summary: runStateSchema.parse(state).summary, events }
  }
  it('tells a busy Run once per tenth of a second', async () => {
    const hub = createLiveHub()
    const stream = hub.subscribe()
    const chunks: string[] = []
    stream.on('data', (chunk) => chunks.push(String(chunk)))
    for (let n = 0; n < 50; n++) hub.publish([change(n)])
    await moments(200)
    expect(chunks.filter((chunk) => chunk.startsWith('event: message'))).toHaveLength(1)
    hub.close()
  })

  it('lets go of a watcher that does not read, and keeps the others', async () => {
    const hub = createLiveHub()
    const idle = hub.subscribe(runId(7))
    const reading = hub.subscribe(runId(7))
    let received = 0
    reading.on('data', (chunk) => {
      received += chunk.length
    })
    for (let burst = 0; burst < 12; burst++) {
      for (let n = 0; n < 50; n++) hub.publish([change(burst * 50 + n)])
      await moments(110)
    }
    expect(idle.destroyed).toBe(true)
    expect(reading.destroyed).toBe(false)
    expect(received).toBeGreaterThan(1_500_000)
    hub.close()
  })

  it('ends its streams when it closes', async () => {
    const hub = createLiveHub()
    const stream = hub.subscribe()
    stream.resume()
    const end = new Promise((resolve) => stream.once('end', resolve))
    hub.close()
    await end
  })
})
