// No byte of an upload can be changed, cut or added without a coded refusal, and no upload takes more memory than it may.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type ErrorCode, SentinelError, segmentLimits } from '@sentinel/contract'
import { chain, genesis } from '@sentinel/evidence'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSampleLog, ended, opened, runId, sampleTime, started } from '../testing/sampleLog.ts'
import { decompressSegment } from './decompressSegment.ts'
import { readSegment } from './readSegment.ts'

const log = createSampleLog()
log.add(started(runId(1)), opened(runId(1), 1, '/données'))
log.seal()
log.add(ended(runId(1), 2))
log.seal()
const body = log.body()
const bytes = zstdDecompressSync(body)
const source = {
  endpoint: log.endpoint,
  publicKey: log.key.publicKey,
  from: { next: 0, head: genesis(log.endpoint) },
}

const read = async (upload: Uint8Array) => readSegment(await decompressSegment(upload), source)
const readBytes = (plain: Buffer) => readSegment(plain, source)
const refusals: ErrorCode[] = ['segment-unreadable', 'evidence-tampered', 'evidence-seal-invalid']

async function codeOf(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => 'accepted',
    (fault) => (fault instanceof SentinelError ? fault.code : `uncoded: ${fault}`),
  )
}

describe('readSegment', () => {
  it('reads what an agent wrote', async () => {
    const segment = await read(body)
    expect(segment).toMatchObject({ first: 0, last: 4, seals: [{ n: 2 }, { n: 4 }] })
    expect(segment.events.map(({ n }) => n)).toEqual([0, 1, 3])
    expect(segment.hashes).toHaveLength(5)
  })

  it('refuses any changed bit of the records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
        const altered = Buffer.from(bytes)
        altered[place] = (altered[place] as number) ^ (1 << bit)
        expect(refusals).toContain(await codeOf(readBytes(altered)))
      }),
      { numRuns: 300 },
    )
  })

  it('refuses any cut of the records and of the upload', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(body.length - 1), async (end, bodyEnd) => {
        const isAtSeal = bytes.subarray(0, end).equals(Buffer.from(log.lines.slice(0, 3).join('')))
        if (!isAtSeal) expect(refusals).toContain(await codeOf(readBytes(bytes.subarray(0, end))))
        expect(await codeOf(read(body.subarray(0, bodyEnd)))).toBe('segment-unreadable')
      }),
      { numRuns: 200 },
    )
  })

  it('refuses garbage, compressed or not, before or after', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (garbage) => {
        expect(refusals).toContain(await codeOf(read(garbage)))
        expect(refusals).toContain(await codeOf(read(zstdCompressSync(garbage))))
        expect(refusals).toContain(await codeOf(read(Buffer.concat([body, garbage]))))
        expect(refusals).toContain(await codeOf(readBytes(Buffer.concat([bytes, garbage]))))
      }),
    )
  })

  it.each([
    ['an unknown event type', { n: 0, event: { type: 'moon.landed', time: sampleTime } }],
    [
      'a time that is no date',
      { n: 0, event: { type: 'gap.recorded', reason: 'dropped', time: '2026-99-01T00:00:00.000Z' } },
    ],
    ['a record that is neither event nor seal', { n: 0 }],
    [
      'a number beyond what is exact',
      { n: 0, event: { type: 'gap.recorded', reason: 'dropped', time: sampleTime, count: 1e300 } },
    ],
  ])('refuses %s although its hash is right', async (_name, record) => {
    const { line } = chain(genesis(log.endpoint), record)
    expect(await codeOf(readBytes(Buffer.from(line)))).toBe('segment-unreadable')
  })

  it('refuses a seal of another key, and records that no seal covers', async () => {
    const other = createSampleLog()
    expect(await codeOf(readSegment(bytes, { ...source, publicKey: other.key.publicKey }))).toBe(
      'evidence-seal-invalid',
    )
    expect(await codeOf(read(log.body(0, 3)))).toBe('segment-unreadable')
  })

  it('stops a bomb at the limit', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(segmentLimits.bytes + 1))
    expect(bomb.length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    expect(await codeOf(decompressSegment(bomb))).toBe('segment-oversized')
    expect(process.memoryUsage().rss - before).toBeLessThan(3 * segmentLimits.bytes)
    expect(await codeOf(decompressSegment(Buffer.alloc(segmentLimits.compressedBytes + 1)))).toBe(
      'segment-oversized',
    )
  })
})
