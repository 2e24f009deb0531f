// Inserts that wait for one another are written together; one that cannot be written fails alone.
import { describe, expect, it } from 'vitest'
import { createGroupInsert } from './groupInsert.ts'
import { ndjson } from './ndjson.ts'

const row = (text: string) => Buffer.from(`${text}\n`)

describe('group insert', () => {
  it('writes what came during a write as the next one, each row once', async () => {
    const writes: string[] = []
    const insert = createGroupInsert(async (_table, rows) => {
      await new Promise((resolve) => setTimeout(resolve, 10))
      writes.push(rows.toString())
    })
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => insert('events', row(text))))
    expect(writes).toEqual(['a\n', 'b\nc\nd\n'])
  })

  it('rejects the poisoned member alone and goes on', async () => {
    const written: string[] = []
    const insert = createGroupInsert(async (_table, rows) => {
      if (rows.includes('poison')) throw new Error('cannot parse')
      written.push(rows.toString())
    })
    const outcomes = await Promise.allSettled(
      ['a', 'b', 'poison', 'c'].map((text) => insert('runs', row(text))),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(written).toEqual(['a\n', 'b\n', 'c\n'])
    await insert('runs', row('later'))
    expect(written.at(-1)).toBe('later\n')
  })

  it('keeps tables apart and groups below their limit', async () => {
    const sizes: [string, number][] = []
    const insert = createGroupInsert(async (table, rows) => void sizes.push([table, rows.length]))
    const large = Buffer.alloc(10 * 1024 * 1024)
    await Promise.all([
      insert('events', row('x')),
      insert('events', large),
      insert('events', large),
      insert('seals', row('y')),
    ])
    expect(sizes.filter(([table]) => table === 'events').map(([, size]) => size)).toEqual([
      2,
      large.length,
      large.length,
    ])
    expect(sizes).toContainEqual(['seals', 2])
  })
})

it('makes one line of each row, however many', async () => {
  const rows = Array.from({ length: 1501 }, (_, n) => ({ n }))
  const lines = (await ndjson(rows)).toString().trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
  expect(await ndjson([])).toHaveLength(0)
})

it('makes lines that any decoder takes of names that are no UTF-8', async () => {
  const line = (await ndjson([{ path: '/a\udc80', text: '"\\udc80"' }])).toString()
  expect(JSON.parse(line)).toEqual({ path: '/a\ufffd', text: '"\\udc80"' })
})
