// Evidence reaches a server that fails, forgets and answers late: in order, until it is confirmed, with a receipt that
// the server's own key signed.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problemOf, type Receipt, SentinelError } from '@sentinel/contract'
import { createReceipt, createSigningKey, genesis } from '@sentinel/evidence'
import { afterEach, expect, it } from 'vitest'
import type { LogReader } from '../record/logReader.ts'
import { startUploader } from './uploader.ts'

const serverKey = createSigningKey()
const endpoint = '0123456789abcdef0123456789abcdef'
const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** A log of parts of ten records each. */
const reader: LogReader = {
  read: (first) => ({ first, through: first + 9, bytes: Buffer.from(`records from ${first}`) }),
  records: () => [],
}
const receiptThrough = (through: number, key = serverKey): Receipt =>
  createReceipt(key, { endpoint, through, head: genesis(endpoint), time: '2026-01-31T08:15:00.000000Z' })

type Answer = (first: number, response: ServerResponse) => void
const confirm: Answer = (first, response) => response.end(JSON.stringify(receiptThrough(first + 9)))
const refuse =
  (error: SentinelError): Answer =>
  (_first, response) =>
    response.writeHead(error.status).end(JSON.stringify(problemOf(error)))

/** A server that gives each request the next answer, and confirms when they are used up. */
async function uploaderTo(answers: Answer[]) {
  const firsts: number[] = []
  let kept: Receipt | undefined
  let forgotten = 0
  const server = createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => {
      const first = Number(request.url?.split('/').at(-1))
      firsts.push(first)
      const answer = answers.shift() ?? confirm
      answer(first, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const uploader = startUploader({
    endpoint,
    reader,
    server: { origin: () => origin, serverKey: async () => serverKey.publicKey, forget: () => forgotten++ },
    receipt: { read: () => kept, write: (receipt) => (kept = receipt) },
    report: () => {},
    onReceipt: () => {},
    pause: { firstMs: 1, longestMs: 5 },
  })
  stops.push(async () => {
    await uploader.stop()
    server.closeAllConnections()
    server.close()
  })
  return { uploader, firsts, confirmed: () => kept?.through, forgotten: () => forgotten }
}

async function until(claim: () => boolean): Promise<void> {
  for (let times = 0; times < 400 && !claim(); times++) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(claim()).toBe(true)
}

it('sends part after part, each once', async () => {
  const { uploader, firsts, confirmed } = await uploaderTo([])
  uploader.wake(20)
  uploader.wake(50)
  await until(() => confirmed() === 49)
  expect(firsts).toEqual([0, 10, 20, 30, 40])
})

it('sends again what was not confirmed: refused, cut off, or signed by another key', async () => {
  const { uploader, firsts, confirmed } = await uploaderTo([
    refuse(new SentinelError('store-failed', { store: 'evidence', reason: 'busy' })),
    (_first, response) => response.destroy(),
    (first, response) => response.end(JSON.stringify(receiptThrough(first + 9, createSigningKey()))),
    (_first, response) => response.end('not JSON'),
  ])
  uploader.wake(20)
  await until(() => confirmed() === 19)
  expect(firsts).toEqual([0, 0, 0, 0, 0, 10])
})

it('goes on from where the server says, and enrols again where it is unknown', async () => {
  const { uploader, firsts, confirmed, forgotten } = await uploaderTo([
    refuse(new SentinelError('evidence-out-of-order', { first: 0, expected: 30 })),
    refuse(new SentinelError('endpoint-unknown', { endpoint })),
  ])
  uploader.wake(50)
  await until(() => confirmed() === 49)
  expect(firsts).toEqual([0, 30, 30, 40])
  expect(forgotten()).toBe(1)
})
