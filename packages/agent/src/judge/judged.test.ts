// However much an analysis tells, what goes into evidence is bounded, and says how much there was.

import type { Analysis, Finding } from '@sentinel/analysis'
import { findingLimits } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { judgedOf, judgedSchema } from './judged.ts'

const long = 'word '.repeat(2000)
const file = '/home/ada/etl.py'
const place = { file, line: 3, column: 1 }

const finding = (index: number): Finding => ({
  rule: 'sql-injection',
  kind: 'flow',
  title: long,
  cwe: 89,
  severity: index === 250 ? 'critical' : 'low',
  confidence: 'high',
  message: long,
  fix: long,
  place: index === 250 ? { ...place, file: 'inner' } : place,
  endLine: 3,
  excerpt: long,
  path: Array.from({ length: 90 }, (_, step) => ({ ...place, line: step + 1, note: long, excerpt: '' })),
  fingerprint: String(index),
  ...(index < 5 ? { suppressed: { reason: 'known' } } : {}),
})

const analysis: Analysis = {
  path: file,
  lines: 10,
  findings: Array.from({ length: 300 }, (_, index) => finding(index)),
  facts: [],
  capabilities: Array.from({ length: 200 }, () => ({ does: 'x', says: long, targets: [long], places: [] })),
  intent: { summary: long, statements: Array.from({ length: 99 }, String), sources: [], destinations: [] },
  layers: [
    { name: 'outer', from: file, line: 1, how: ['base64', 'exec'], lines: 9, excerpt: '' },
    { name: 'inner', from: 'outer', line: 2, how: Array<string>(99).fill('rot13'), lines: 9, excerpt: '' },
    { name: 'loop', from: 'loop', line: 2, how: [], lines: 9, excerpt: '' },
  ],
  inventory: { imports: [] },
  incomplete: Array.from({ length: 500 }, (_, line) => ({ reason: long, line })),
}

const { judgement, findings } = judgedOf(analysis, {
  script: 'a'.repeat(64),
  engine: 'e',
  durationMs: 1,
})

it('keeps to the contract', () => {
  expect(judgedSchema.safeParse({ judgement, findings }).error).toBeUndefined()
})

it('tells the worst first, counts the rest, and leaves out what was silenced', () => {
  expect(findings).toHaveLength(findingLimits.findings)
  expect(findings[0]).toMatchObject({ severity: 'critical', fingerprint: '250' })
  expect(judgement.counts).toMatchObject({ critical: 1, low: 294 })
  expect(judgement.suppressed).toBe(5)
})

it('keeps both ends of a long way, and the way through the layers from the outermost', () => {
  const lines = findings[0]?.path.map(({ line }) => line)
  expect([lines?.[0], lines?.at(-1), lines?.length]).toEqual([1, 90, findingLimits.steps])
  expect(findings[0]?.layers?.map(({ name, from }) => [name, from])).toEqual([
    ['outer', ''],
    ['inner', 'outer'],
  ])
})
