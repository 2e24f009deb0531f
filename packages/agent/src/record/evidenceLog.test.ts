// The log after whatever happened to it: what was sealed is there, what was torn is gone, what was altered is told.
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '@sentinel/contract'
import {
  type ChainPosition,
  createSigningKey,
  createVerifier,
  endpointOf,
  splitLine,
  splitLines,
} from '@sentinel/evidence'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EvidenceLog } from './evidenceLog.ts'
import { createLogReader } from './logReader.ts'

const key = createSigningKey()
const endpoint = endpointOf(key.publicKey)
let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'log-'))
  folder = join(root, 'segments')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const open = (anchors: ChainPosition[] = [], segmentBytes = 600) =>
  new EvidenceLog({ folder, aside: join(root, 'broken'), endpoint, key, anchors, segmentBytes })
const gap = (detail: string): Event => ({
  type: 'gap.recorded',
  time: '2026-01-31T08:15:00.000000Z',
  reason: 'dropped',
  detail,
})

/** `count` Events, a seal after each second one. */
function fill(count: number, log = open()): void {
  for (let index = 0; index < count; index++) {
    log.append(gap(`event ${index}`))
    if (index % 2 === 1) log.seal()
  }
  log.seal()
  log[Symbol.dispose]()
}

const files = () =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
const lines = () => files().flatMap((path) => splitLines(readFileSync(path)).lines)

function details(): (string | undefined)[] {
  return [...createLogReader(folder).records(0)].flatMap((record) =>
    'event' in record && record.event.type === 'gap.recorded' ? [record.event.detail] : [],
  )
}

function position(through: number): ChainPosition {
  const line = lines()[through]
  return { next: through + 1, head: splitLine(line as Uint8Array)?.hash as string }
}

describe('a log', () => {
  it('is one chain over its segments and over reopenings', () => {
    fill(7)
    fill(6)
    expect(files().length).toBeGreaterThan(3)
    const verifier = createVerifier({ endpoint, publicKey: key.publicKey })
    expect(lines().flatMap((line) => verifier.take(line).faults)).toEqual([])
    expect(verifier.position().sealed).toBe(lines().length - 1)
    expect(details()).toHaveLength(13)
  })

  it('keeps what was sealed when its last write was torn at any byte', () => {
    fill(6, open([], 1e9))
    const [path = ''] = files()
    const whole = readFileSync(path)
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        writeFileSync(path, whole.subarray(0, length))
        const kept = splitLines(whole.subarray(0, length)).lines.length
        using log = open([], 1e9)
        expect(log.broken).toBeUndefined()
        expect(log.next).toBe(kept)
      }),
      { numRuns: 60 },
    )
  })

  it('sets aside from an altered record on, tells it, and goes on with the same number', () => {
    fill(8, open([], 1e9))
    const [path = ''] = files()
    const bytes = readFileSync(path)
    const place = bytes.indexOf('event 5')
    bytes[place] = 0x45
    writeFileSync(path, bytes)
    using log = open([], 1e9)
    expect(log.broken).toMatchObject({ n: log.next })
    expect(details()).toEqual(['event 0', 'event 1', 'event 2', 'event 3', 'event 4'])
    expect(readdirSync(join(root, 'broken'))).toHaveLength(1)
  })

  it('never reuses a number that the server confirmed, whether it was altered or cut off', () => {
    fill(8, open([], 1e9))
    const confirmed = position(8)
    const [path = ''] = files()
    const bytes = readFileSync(path)
    bytes[bytes.indexOf('event 1')] = 0x45
    writeFileSync(path, bytes)
    {
      using log = open([confirmed], 1e9)
      expect(log.broken).toMatchObject({ n: 1 })
      expect(log.next).toBe(12)
    }
    truncateSync(path, 500)
    using log = open([confirmed], 1e9)
    expect(log.next).toBe(confirmed.next)
    expect(log.broken).toBeDefined()
  })

  it('removes only confirmed segments, and what remains still verifies from the kept anchor', () => {
    fill(20)
    const all = lines().length
    using log = open()
    const begins = log.prune(all - 5, 0) as ChainPosition
    expect(begins.next).toBeGreaterThan(0)
    expect(begins.next).toBeLessThanOrEqual(all - 5)
    const verifier = createVerifier({ endpoint, publicKey: key.publicKey, from: begins })
    expect(lines().flatMap((line) => verifier.take(line).faults)).toEqual([])
    expect(verifier.position().next).toBe(all)
  })

  it('stays pending where the disk does not take it, and is whole when it does', () => {
    const log = open()
    log.append(gap('event 0'))
    rmSync(folder, { recursive: true })
    expect(() => log.seal()).toThrow(expect.objectContaining({ code: 'data-unwritable' }))
    expect(log.pending).toBe(1)
    log[Symbol.dispose]()
  })
})

describe('the reader', () => {
  it('gives every record once, in parts that end at a seal, from wherever it is asked', () => {
    fill(21)
    const total = lines().length
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (limit) => {
        const reader = createLogReader(folder)
        let next = 0
        let bytes = Buffer.alloc(0)
        while (next < total) {
          const part = reader.read(next, limit)
          expect(part).toBeDefined()
          bytes = Buffer.concat([bytes, part?.bytes ?? Buffer.alloc(0)])
          next = (part?.through ?? total) + 1
        }
        expect(splitLines(bytes).lines).toHaveLength(total)
      }),
      { numRuns: 40 },
    )
    expect(createLogReader(folder).read(total, 1000)).toBeUndefined()
  })

  it('passes over a line that was altered since', () => {
    fill(4, open([], 1e9))
    const [path = ''] = files()
    appendFileSync(path, '{"hash":"nothing"}\n')
    expect(details()).toHaveLength(4)
  })
})
