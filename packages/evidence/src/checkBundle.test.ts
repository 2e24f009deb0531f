// A bundle checks as it was made; whatever is changed in it afterwards is told, even where the whole is signed again.
import type { Anchored, BundleContent, EvidenceRecord, Receipt } from '@sentinel/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chain, genesis } from './chain.ts'
import { checkBundle } from './checkBundle.ts'
import { createSigningKey, endpointOf } from './keys.ts'
import { inclusionPath, leafHash, merkleRoot } from './merkle.ts'
import { anchorLeaf, createAnchor, createBundle, createReceipt, createSeal } from './seal.ts'

const key = createSigningKey()
const server = createSigningKey()
const endpoint = endpointOf(key.publicKey)
const time = '2026-01-31T08:15:00.123456Z'

function linesOf(length: number): { lines: string[]; heads: string[] } {
  const lines: string[] = []
  const heads: string[] = []
  for (let n = 0; n < length; n++) {
    const head = heads.at(-1) ?? genesis(endpoint)
    const event = { type: 'gap.recorded', time, reason: 'dropped', count: n, detail: `é ${n}` } as const
    const record: EvidenceRecord = n % 5 === 4 ? createSeal(key, endpoint, n, { head, time }) : { n, event }
    const { line, hash } = chain(head, record)
    lines.push(line.trimEnd())
    heads.push(hash)
  }
  return { lines, heads }
}

function anchoredIn(receipts: Receipt[], index: number): Anchored {
  const leaves = receipts.map((receipt) => leafHash(anchorLeaf(receipt)))
  const root = merkleRoot(leaves)
  const anchor = createAnchor(server, { since: '', time, size: leaves.length, root, previous: '' })
  const { endpoint, through } = receipts[index] as Receipt
  return { endpoint, through, index, path: inclusionPath(leaves, index), anchor }
}

function content(): BundleContent {
  const { lines, heads } = linesOf(20)
  const receipt = createReceipt(server, { endpoint, through: 14, head: heads[14] as string, time })
  const others = [3, 4].map((through) => ({ ...receipt, through }))
  return {
    format: 'sentinel bundle 1',
    made: time,
    operator: 'ada',
    asked: 'run x',
    serverKey: server.publicKey,
    endpoints: [{ id: endpoint, name: 'ws-1', platform: 'linux', publicKey: key.publicKey }],
    selected: [{ endpoint, n: 11 }],
    spans: [{ endpoint, lines: lines.slice(9, 15), receipt }],
    anchored: [anchoredIn([...others, receipt], 2)],
    left: [],
  }
}

const changedLine = (line: string) => line.replace('"count":11', '"count":12')

/** Signed anew: as by somebody who has the server's key and not the endpoint's. */
const faultsOf = async (changed: BundleContent) =>
  (await checkBundle(createBundle(server, JSON.stringify(changed)))).flatMap(({ faults }) => faults)

describe('a bundle', () => {
  it('checks as it was made', async () => {
    expect(await faultsOf(content())).toEqual([])
  })

  it('proves a leaf at every place of a tree of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.nat(), async (size, at) => {
        const bundle = content()
        const receipt = (bundle.spans[0] as { receipt: Receipt }).receipt
        const index = at % size
        const receipts = Array.from({ length: size }, (_, place) =>
          place === index ? receipt : { ...receipt, through: 1000 + place },
        )
        expect(await faultsOf({ ...bundle, anchored: [anchoredIn(receipts, index)] })).toEqual([])
        const other = { ...anchoredIn(receipts, index), index: (index + 1) % size }
        if (size > 1) expect(await faultsOf({ ...bundle, anchored: [other] })).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.each<[string, (bundle: BundleContent) => unknown]>([
    ['altered', ({ spans: [span] }) => span?.lines.splice(2, 1, changedLine(span.lines[2] as string))],
    ['removed', ({ spans: [span] }) => span?.lines.splice(2, 1)],
    ['cut', ({ spans: [span] }) => span?.lines.pop()],
    ['key-swapped', ({ endpoints: [one] }) => Object.assign(one ?? {}, { publicKey: server.publicKey })],
    ['forged', ({ anchored: [one] }) => Object.assign(one?.anchor ?? {}, { previous: 'x' })],
  ])('tells that it was %s', async (word, change) => {
    const bundle = content()
    change(bundle)
    const faults = await faultsOf(bundle)
    expect(faults.some((fault) => fault.startsWith(word))).toBe(true)
  })

  it('tells of any one byte that is another', async () => {
    const bundle = createBundle(server, JSON.stringify({ ...content(), asked: 'run y' }))
    const changed = { ...bundle, content: bundle.content.replace('run y', 'run z') }
    expect((await checkBundle(changed))[0]?.faults).toHaveLength(1)
  })
})
