// Every single-byte change, removal, swap and replay in a chain is found, and named by its record.
import type { EvidenceRecord } from '@sentinel/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chain, genesis, splitLines } from './chain.ts'
import { createSigningKey, endpointOf } from './keys.ts'
import { createReceipt, createSeal, verifyReceipt } from './seal.ts'
import { type ChainFault, createVerifier, settleFaults } from './verify.ts'

const key = createSigningKey()
const endpoint = endpointOf(key.publicKey)
const time = '2026-01-31T08:15:00.123456Z'

function gap(n: number): EvidenceRecord {
  return { n, event: { type: 'gap.recorded', time, reason: 'dropped', count: n + 1, detail: `é ${n}` } }
}

/** `length` records, each fifth a seal. */
function log(length: number): string[] {
  const lines: string[] = []
  let head = genesis(endpoint)
  for (let n = 0; n < length; n++) {
    const record = n % 5 === 4 ? createSeal(key, endpoint, n, { head, time }) : gap(n)
    const chained = chain(head, record)
    head = chained.hash
    lines.push(chained.line)
  }
  return lines
}

function faultsOf(bytes: Uint8Array): ChainFault[] {
  const verifier = createVerifier({ endpoint, publicKey: key.publicKey })
  const { lines, rest } = splitLines(bytes)
  const all = rest.length > 0 ? [...lines, rest] : lines
  return all.flatMap((line) => verifier.take(line).faults)
}

describe('a chain', () => {
  const lines = log(20)
  const bytes = Buffer.from(lines.join(''))

  it('verifies as written, up to its last seal', () => {
    const verifier = createVerifier({ endpoint, publicKey: key.publicKey })
    for (const line of splitLines(bytes).lines) expect(verifier.take(line).faults).toEqual([])
    expect(verifier.position()).toMatchObject({ next: 20, sealed: 19 })
  })

  it('names the record in which any one bit was flipped', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (place, bit) => {
        const altered = Buffer.from(bytes)
        altered[place] = (altered[place] as number) ^ (1 << bit)
        const record = bytes.subarray(0, place).filter((byte) => byte === 10).length
        const first = faultsOf(altered)[0]
        expect(first).toBeDefined()
        expect(Math.abs((first as ChainFault).n - record)).toBeLessThanOrEqual(bytes[place] === 10 ? 1 : 0)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['removed', [...lines.slice(0, 7), ...lines.slice(8)], 7],
    ['removed', [...lines.slice(0, 7), ...lines.slice(12)], 7],
    ['swapped', [...lines.slice(0, 7), lines[8], lines[7], ...lines.slice(9)], 7],
    ['replayed', [...lines.slice(0, 8), lines[7], ...lines.slice(8)], 8],
    ['replayed', [...lines.slice(0, 10), ...lines.slice(5, 10), ...lines.slice(10)], 10],
  ])('tells that records were %s by that one word', (kind, changed, n) => {
    const faults = settleFaults(faultsOf(Buffer.from(changed.join(''))))
    expect(faults).toMatchObject([{ kind, n }])
  })

  it('tells a number that was altered as such, and nothing after it', () => {
    const changed = lines.map((line, n) => (n === 7 ? line.replace('"n":7', '"n":9') : line))
    expect(settleFaults(faultsOf(Buffer.from(changed.join(''))))).toMatchObject([{ kind: 'altered', n: 7 }])
  })

  it('tells a clock that was set back, and takes one that was only set right', () => {
    const times = ['2026-01-31T08:15:00.000Z', '2026-01-31T08:14:30.000Z', '2026-01-31T07:15:00.000Z']
    let head = genesis(endpoint)
    const sealed = times.map((at, n) => {
      const chained = chain(head, createSeal(key, endpoint, n, { head, time: at }))
      head = chained.hash
      return chained.line
    })
    expect(faultsOf(Buffer.from(sealed.join('')))).toMatchObject([{ kind: 'clock-set-back', n: 2 }])
  })

  it('does not take a seal of another key', () => {
    const other = createSigningKey()
    const head = genesis(endpoint)
    const line = chain(head, createSeal(other, endpoint, 0, { head, time })).line
    expect(faultsOf(Buffer.from(line))[0]).toMatchObject({ kind: 'forged', n: 0 })
  })
})

describe('a receipt', () => {
  it('verifies with the key that signed it and nothing else', () => {
    const receipt = createReceipt(key, { endpoint, through: 4, head: genesis(endpoint), time })
    expect(verifyReceipt(key.publicKey, receipt)).toBe(true)
    expect(verifyReceipt(key.publicKey, { ...receipt, through: 5 })).toBe(false)
    expect(verifyReceipt('bm90IGEga2V5', receipt)).toBe(false)
  })
})
