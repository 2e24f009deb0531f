// Each way of tampering with a log on disk is told by its own word, and by file and line where it has one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvidenceRecord } from '@sentinel/contract'
import {
  chain,
  createReceipt,
  createSeal,
  createSigningKey,
  endpointOf,
  genesis,
  segmentName,
} from '@sentinel/evidence'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyLog } from './verifyLog.ts'

const key = createSigningKey()
const endpoint = endpointOf(key.publicKey)
const time = (minute: number) => `2026-01-31T08:${String(minute).padStart(2, '0')}:00.000Z`
let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'verify-'))
  mkdirSync(join(data, 'segments'))
  mkdirSync(join(data, 'agent'))
})
afterEach(() => rmSync(data, { recursive: true }))

/** Twenty records, each fifth a seal, sealed a minute apart. */
function log(sealedAt: (n: number) => string = (n) => time(n)): { lines: string[]; heads: string[] } {
  const lines: string[] = []
  const heads: string[] = []
  for (let n = 0; n < 20; n++) {
    const head = heads.at(-1) ?? genesis(endpoint)
    const event = { type: 'gap.recorded', time: time(n), reason: 'dropped', count: n + 1 } as const
    const record: EvidenceRecord =
      n % 5 === 4 ? createSeal(key, endpoint, n, { head, time: sealedAt(n) }) : { n, event }
    const chained = chain(head, record)
    lines.push(chained.line)
    heads.push(chained.hash)
  }
  return { lines, heads }
}

function keep(lines: string[], heads: string[], through = 19): void {
  writeFileSync(join(data, 'segments', segmentName(0)), lines.slice(0, 10).join(''))
  writeFileSync(join(data, 'segments', segmentName(10)), lines.slice(10).join(''))
  const receipt = createReceipt(key, { endpoint, through, head: heads[through] as string, time: time(30) })
  writeFileSync(join(data, 'agent', 'receipt.json'), JSON.stringify(receipt))
}

const verify = (publicKey = key.publicKey) =>
  verifyLog({ segments: join(data, 'segments'), agent: join(data, 'agent'), publicKey })
const told = (publicKey?: string) => verify(publicKey).faults.map(({ kind, n }) => `${kind} ${n}`)

it.each<[string, (lines: string[]) => string[], string]>([
  ['nothing', (lines) => lines, ''],
  [
    'one byte flipped',
    (lines) => lines.with(7, (lines[7] as string).replace('"count":8', '"count":9')),
    'altered 7',
  ],
  ['a record removed', (lines) => lines.toSpliced(7, 1), 'removed 7'],
  [
    'two records swapped',
    (lines) => lines.with(7, lines[8] as string).with(8, lines[7] as string),
    'swapped 7',
  ],
  ['a segment replayed', (lines) => [...lines, ...lines.slice(10)], 'replayed 20'],
  ['the tail cut', (lines) => lines.slice(0, 15), 'cut 15'],
])('tells of %s', (_what, change, expected) => {
  const { lines, heads } = log()
  keep(change(lines), heads)
  expect(told().join()).toBe(expected)
})

it('tells of a clock that was set back', () => {
  const { lines, heads } = log((n) => (n === 14 ? '2026-01-30T08:00:00.000Z' : time(n)))
  keep(lines, heads)
  expect(told()).toEqual(['clock-set-back 14'])
})

it('tells of a key that was swapped, and of nothing that only follows from it', () => {
  const { lines, heads } = log()
  keep(lines, heads)
  expect(told(createSigningKey().publicKey)).toEqual(['key-swapped 0'])
})

it('tells of a seal that another key made', () => {
  const { lines, heads } = log()
  const head = heads[13] as string
  const seal = createSeal(createSigningKey(), endpoint, 14, { head, time: time(14) })
  keep([...lines.slice(0, 14), chain(head, seal).line], heads, 13)
  expect(told()).toEqual(['forged 14'])
})
