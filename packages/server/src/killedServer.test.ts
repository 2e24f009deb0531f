// kill -9, or an orderly end, at any moment loses nothing that was acknowledged and stores nothing twice.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type Receipt } from '@sentinel/contract'
import { afterAll, expect, it } from 'vitest'
import { openEmbeddedClickHouse } from './evidenceStore/embeddedClickHouse.ts'
import { createSampleLog, ended, opened, runId, type SampleLog, started } from './testing/sampleLog.ts'
import { secretOf, startServer } from './testing/serverProcess.ts'
import { recordsOf, storedRecords } from './testing/stored.ts'

const data = mkdtempSync(join(tmpdir(), 'sentinel-killed-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const kills = 12
const endpoints = 3

/** Sends a log as an agent does: from the last receipt it has, a few seals at a time, while it grows. */
function createSender(index: number) {
  const log = createSampleLog()
  const run = runId(index)
  log.add(started(run))
  log.seal()
  let receipt: Receipt | undefined
  let seq = 1

  function grow(): void {
    for (let event = 0; event < 40; event++) log.add(opened(run, seq++, `/data/${seq}`))
    log.seal()
  }

  async function step(origin: string): Promise<void> {
    grow()
    const first = receipt ? receipt.through + 1 : 0
    const response = await fetch(`${origin}/api/evidence/${log.endpoint}/${first}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/zstd' },
      body: new Uint8Array(log.body(first)),
    })
    const answer = (await response.json()) as Receipt & { code?: string }
    if (response.status >= 500) return // it is on its way out, and acknowledged nothing
    if (!response.ok) throw new Error(`the server refused with ${answer.code}`)
    receipt = answer
  }

  return { log, run, step, end: () => log.add(ended(run, seq++)), receipt: () => receipt }
}

async function enrol(origin: string, { key }: SampleLog): Promise<void> {
  const body = {
    token: secretOf(data, 'enrolment'),
    name: 'ws-1',
    platform: 'linux',
    publicKey: key.publicKey,
  }
  await createClient({ origin })('enrol', { body })
}

/** A server that was killed answers no more; anything else is a failure of the test. */
function isGone(fault: unknown): boolean {
  return fault instanceof TypeError || (fault as Error).name === 'AbortError'
}

async function sendUntilGone(origin: string, step: (origin: string) => Promise<void>): Promise<void> {
  for (;;)
    try {
      await step(origin)
    } catch (fault) {
      if (isGone(fault)) return
      throw fault
    }
}

it(`survives ${kills} kills while ${endpoints} endpoints send`, async () => {
  const senders = Array.from({ length: endpoints }, (_, index) => createSender(index))
  for (let kill = 0; kill < kills; kill++) {
    const server = await startServer(data)
    if (kill === 0) for (const { log } of senders) await enrol(server.origin, log)
    const sending = senders.map(({ step }) => sendUntilGone(server.origin, step))
    const signal = kill % 4 === 3 ? 'SIGTERM' : 'SIGKILL'
    setTimeout(() => server.child.kill(signal), 20 + Math.random() * 250)
    await Promise.all(sending)
    expect(await server.exit).toBe(signal === 'SIGKILL' ? signal : 0)
  }

  const server = await startServer(data)
  const headers = { authorization: `Bearer ${secretOf(data, 'operator')}` }
  const call = createClient({ origin: server.origin, headers })
  for (const { end, step, log, run, receipt } of senders) {
    end()
    await step(server.origin)
    expect(receipt()?.through).toBe(log.lines.length - 1)
    const shown = await call('run', { params: { id: run } })
    expect(shown.counts.events).toBe(recordsOf(log.lines).length)
    expect(shown.counts.filesRead).toBe(recordsOf(log.lines).length - 2)
    expect(shown.status).toBe('succeeded')
  }
  expect((await call('runs')).total).toBe(endpoints)
  server.child.kill('SIGTERM')
  expect(await server.exit).toBe(0)

  const evidence = await openEmbeddedClickHouse(join(data, 'server/evidence'))
  for (const { log } of senders)
    expect(await storedRecords(evidence, log.endpoint)).toEqual(recordsOf(log.lines))
  await evidence.close()
}, 120_000)
