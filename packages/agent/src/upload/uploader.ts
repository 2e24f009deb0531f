// Sends sealed evidence to the server, in order, until it holds a signed receipt for it. The log is the queue: while the
// server is away nothing is lost and nothing grows but the log.

import { setTimeout as sleep } from 'node:timers/promises'
import { zstdCompressSync } from 'node:zlib'
import { faultOf, type Receipt, receiptSchema, SentinelError, urlOf } from '@sentinel/contract'
import { verifyReceipt } from '@sentinel/evidence'
import type { ServerLink } from '../enrol/server.ts'
import type { Kept } from '../keptJson.ts'
import type { LogReader, SealedPart } from '../record/logReader.ts'

export type UploaderDeps = {
  endpoint: string
  reader: LogReader
  server: ServerLink
  receipt: Kept<Receipt>
  /** Tells of a failure, and of the first success after one. */
  report(event: { kind: 'failed'; cause: unknown } | { kind: 'recovered' }): void
  onReceipt(receipt: Receipt): void
  pause?: { firstMs: number; longestMs: number }
}

export type Uploader = {
  /** There is sealed evidence below this record number. */
  wake(next: number): void
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>
}

const partBytes = 1024 * 1024

export function startUploader(deps: UploaderDeps): Uploader {
  const { report, pause = { firstMs: 100, longestMs: 5000 } } = deps
  const stopping = new AbortController()
  let sealedNext = 0
  let next = (deps.receipt.read()?.through ?? -1) + 1
  let running: Promise<void> | undefined
  let failures = 0

  async function run(): Promise<void> {
    while (next < sealedNext && !stopping.signal.aborted) {
      try {
        next = await sendNext(deps, next, stopping.signal)
        if (failures > 0) report({ kind: 'recovered' })
        failures = 0
      } catch (cause) {
        if (stopping.signal.aborted) return
        if (failures++ === 0) report({ kind: 'failed', cause })
        next = startAgain(deps, cause, next)
        // Jitter keeps a fleet from knocking all at once when its server returns.
        const wait =
          Math.min(pause.longestMs, pause.firstMs * 2 ** Math.min(failures - 1, 10)) *
          (0.75 + Math.random() / 2)
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }

  return {
    wake(to) {
      sealedNext = Math.max(sealedNext, to)
      running ??= run().finally(() => {
        running = undefined
      })
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** Sends one part; resolves with the record number that is due next. */
async function sendNext(deps: UploaderDeps, next: number, signal: AbortSignal): Promise<number> {
  const part = deps.reader.read(next, partBytes)
  if (!part)
    throw new SentinelError('evidence-tampered', { record: next, reason: 'it is no longer in the log' })
  const serverKey = await deps.server.serverKey()
  const receipt = await put(deps, part, signal)
  if (!verifyReceipt(serverKey, receipt))
    throw new SentinelError('evidence-seal-invalid', { endpoint: deps.endpoint })
  deps.receipt.write(receipt)
  deps.onReceipt(receipt)
  return receipt.through + 1
}

async function put(
  { endpoint, server }: UploaderDeps,
  part: SealedPart,
  signal: AbortSignal,
): Promise<Receipt> {
  const url = server.origin() + urlOf('receiveSegment', { params: { endpoint, first: part.first } })
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/zstd' },
    body: new Uint8Array(zstdCompressSync(part.bytes)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
  })
  if (!response.ok) throw await faultOf(response)
  return receiptSchema.parse(await response.json())
}

/** The server's word on where to go on; otherwise the same place again. */
function startAgain({ server }: UploaderDeps, cause: unknown, next: number): number {
  if (!(cause instanceof SentinelError)) return next
  if (cause.code === 'endpoint-unknown') server.forget()
  return cause.code === 'evidence-out-of-order' ? Number(cause.details.expected) : next
}
