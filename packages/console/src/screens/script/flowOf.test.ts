// The flow of a Script out of what its Runs touched and what its text says.

import type { Judgement, Resource } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { flowOf } from './flowOf.ts'

const touched = (kind: Resource['kind'], value: string, count = 1) => ({ kind, value, count })
const judged = (...capabilities: Judgement['capabilities']): Judgement => ({
  intent: [],
  capabilities,
  sources: [],
  destinations: [],
  layers: [],
  counts: { info: 0, low: 0, medium: 0, high: 0, critical: 0 },
  suppressed: 0,
  durationMs: 1,
  complete: true,
  engine: 'e',
})
const nodesOf = (nodes: { label: string; seen: boolean }[]) =>
  nodes.map(({ label, seen }) => (seen ? label : `(${label})`))

test('what was touched leads to where it is', () => {
  const { resources, places, edges } = flowOf(
    [
      touched('file', '/data/payroll.csv', 9),
      touched('database', 'postgresql db.internal sales', 5),
      touched('database', 'sqlite /tmp/local.db', 4),
      touched('operation', 'POST https://api.example.com/v1/items', 3),
      touched('model', 'openai/gpt-5', 2),
      touched('package', 'pandas@2.3.3', 50),
    ],
    null,
  )
  expect(nodesOf(resources)).toEqual([
    'payroll.csv',
    'postgresql sales',
    'sqlite local.db',
    'POST /v1/items',
    'gpt-5',
  ])
  expect(nodesOf(places)).toEqual(['this machine', 'db.internal', 'api.example.com', 'openai'])
  expect(edges).toHaveLength(10)
  expect(edges.every(({ seen }) => seen)).toBe(true)
})

test('one value is one node, and a host that requests went to is not told twice', () => {
  const { resources } = flowOf(
    [
      touched('file', '/a.csv'),
      touched('file', '/a.csv', 4),
      touched('data', '/a.csv'),
      touched('host', 'api.example.com'),
      touched('operation', 'GET https://api.example.com/'),
      touched('host', 'other.example.com'),
    ],
    null,
  )
  expect(resources.map(({ kind, value, count }) => [kind, value, count])).toEqual([
    ['data', '/a.csv', 1],
    ['operation', 'GET https://api.example.com/', 1],
    ['host', 'other.example.com', 1],
  ])
})

test('what only the text says is not seen; what a Run has done is not told as possible too', () => {
  const { resources, places } = flowOf(
    [touched('file', '/data/payroll.csv')],
    judged(
      { does: 'file.read', says: 'reads files', targets: ['payroll.csv', 'other.csv'] },
      { does: 'http.request', says: 'calls web services', targets: ['https://upload.example.com/x'] },
      { does: 'database.query', says: 'queries a database', targets: [] },
      { does: 'code.run', says: 'runs code from text', targets: [] },
    ),
  )
  expect(nodesOf(resources)).toEqual([
    'payroll.csv',
    '(other.csv)',
    '(upload.example.com/x)',
    '(queries a database)',
  ])
  expect(nodesOf(places)).toEqual(['this machine', '(upload.example.com)', '(not named)'])
})

test('what there is no room for is counted', () => {
  const many = Array.from({ length: 40 }, (_, i) => touched('file', `/f${i}`, i))
  const { resources, more } = flowOf(many, null)
  expect([resources.length, more]).toEqual([14, 26])
  expect(resources[0]?.value).toBe('/f39')
})
