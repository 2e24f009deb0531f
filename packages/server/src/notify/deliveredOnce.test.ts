// Kills of the server at any moment: a change of an alert is told to a channel at most once, and none is forgotten.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type AlertDeed, type AlertDetail, createClient } from '@sentinel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSampleLog, raised, runId, started } from '../testing/sampleLog.ts'
import { secretOf, startServer } from '../testing/serverProcess.ts'

const kills = process.env.SENTINEL_TEST_ALL ? 50 : 5
const data = mkdtempSync(join(tmpdir(), 'sentinel-delivered-'))
/** How often each change was taken. */
const taken = new Map<string, number>()
let receiver: Server

beforeAll(async () => {
  receiver = createServer(async (request, reply) => {
    const { id } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { id: string }
    taken.set(id, (taken.get(id) ?? 0) + 1)
    // The answer comes late at times, so that kills fall between what was taken and what is known of it.
    await wait(Math.random() * 25)
    reply.writeHead(200).end()
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  writeFileSync(join(data, 'notify.yaml'), `channels: [{ kind: webhook, name: hook, url: '${url}' }]\n`)
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
  rmSync(data, { recursive: true, force: true, maxRetries: 5 })
})

type Call = ReturnType<typeof createClient>
const operatorOf = (origin: string): Call =>
  createClient({ origin, headers: { authorization: `Bearer ${secretOf(data, 'operator')}` } })

async function raiseAlerts(origin: string): Promise<void> {
  const log = createSampleLog()
  const run = runId(1)
  const rules = Array.from({ length: 6 }, (_, index) =>
    raised(run, { rule: `rule-${index}`, severity: 'high' }),
  )
  log.add(started(run), ...rules)
  log.seal()
  const { publicKey } = log.key
  const token = secretOf(data, 'enrolment')
  await createClient({ origin })('enrol', { body: { token, name: 'ws-1', platform: 'linux', publicKey } })
  const headers = { 'content-type': 'application/zstd' }
  const body = new Uint8Array(log.body())
  const answer = await fetch(`${origin}/api/evidence/${log.endpoint}/0`, { method: 'PUT', headers, body })
  expect(answer.status).toBe(200)
}

/** Somebody who cannot decide: each deed is a change of state. Until the server is gone. */
async function triage(call: Call): Promise<void> {
  const { alerts } = await call('alerts', { query: { state: 'all' } })
  for (let turn = 0; ; turn++)
    for (const { id, state } of alerts) {
      const deed: AlertDeed = { act: (turn + (state === 'new' ? 0 : 1)) % 2 ? 'reopen' : 'acknowledge' }
      await call('changeAlert', { params: { id }, body: deed })
    }
}

async function allAlerts(call: Call): Promise<AlertDetail[]> {
  const { alerts } = await call('alerts', { query: { state: 'all' } })
  return Promise.all(alerts.map(({ id }) => call('alert', { params: { id } })))
}

it(
  `tells each change at most once through ${kills} kills`,
  async () => {
    for (let kill = 0; kill < kills; kill++) {
      const server = await startServer(data)
      if (kill === 0) await raiseAlerts(server.origin)
      const working = triage(operatorOf(server.origin)).catch(() => {})
      await wait(30 + Math.random() * 400)
      server.child.kill('SIGKILL')
      await working
      await server.exit
    }

    const server = await startServer(data)
    const call = operatorOf(server.origin)
    const open = async () =>
      (await allAlerts(call)).flatMap(({ deliveries }) =>
        deliveries.filter(({ state }) => state === 'due' || state === 'sending'),
      ).length
    await expect.poll(open, { timeout: 60_000, interval: 200 }).toBe(0)
    const alerts = await allAlerts(call)
    server.child.kill('SIGTERM')
    await server.exit

    let sent = 0
    let uncertain = 0
    for (const { id, history, deliveries } of alerts) {
      expect(deliveries).toHaveLength(history.length)
      for (const { change, state } of deliveries) {
        const times = taken.get(`${id}-${change}`) ?? 0
        expect(times, `${state} ${id}-${change}`).toBeLessThanOrEqual(1)
        if (state === 'sent') expect(times).toBe(1)
        else expect(state).toBe('uncertain')
        if (state === 'sent') sent++
        else uncertain++
      }
    }
    expect(sent).toBeGreaterThan(kills)
    // One at most was on its way at each kill.
    expect(uncertain).toBeLessThanOrEqual(kills)
    expect(taken.size).toBeLessThanOrEqual(sent + uncertain)
  },
  60_000 + kills * 15_000,
)
