// News worked into a list: nothing twice, nothing lost, no hole that is not one.

import type { RunList, RunSummary } from '@sentinel/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allRuns, countNew, mergeHead, type RunPages, renewRuns } from './runPages.ts'

const run = (id: number, status: RunSummary['status'] = 'running') =>
  ({ id: String(id), status }) as RunSummary
const list = (ids: number[], next: string | null, total = ids.length): RunList => ({
  runs: ids.map((id) => run(id)),
  total,
  next,
})
const pages = (...lists: RunList[]): RunPages => ({ pages: lists, pageParams: lists.map(() => null) })
const ids = (merged: RunPages) => allRuns(merged).map(({ id }) => Number(id))

test('new rows come in front of what is loaded, older pages stay', () => {
  const merged = mergeHead(pages(list([5, 4], 'a'), list([3, 2], 'b')), list([7, 6, 5], 'c', 9))
  expect(ids(merged)).toEqual([7, 6, 5, 4, 3, 2])
  expect(merged.pages).toHaveLength(1)
  expect(merged.pages[0]).toMatchObject({ next: 'b', total: 9 })
})

test('where the two do not meet, the old ones go: a hole must not look like none', () => {
  const merged = mergeHead(pages(list([3, 2], 'b')), list([9, 8], 'c'))
  expect(ids(merged)).toEqual([9, 8])
  expect(merged.pages[0]?.next).toBe('c')
})

test('a row that no longer matches leaves, wherever the fresh page reaches', () => {
  expect(ids(mergeHead(pages(list([5, 4, 3, 2], null)), list([5, 3], 'c')))).toEqual([5, 3, 2])
  expect(ids(mergeHead(pages(list([5, 4, 3, 2], null)), list([5], null)))).toEqual([5])
})

test('any list, any news: what the server would list, in its order, each once', () => {
  const sorted = fc.uniqueArray(fc.nat(60), { minLength: 1 }).map((all) => all.sort((a, b) => b - a))
  fc.assert(
    fc.property(sorted, fc.nat(60), fc.integer({ min: 1, max: 20 }), (all, newest, size) => {
      const known = all.filter((id) => id <= newest)
      const head = all.slice(0, size)
      const next = head.length < all.length ? 'more' : null
      const merged = ids(mergeHead(pages(list(known, null)), list(head, next)))
      expect(merged).toEqual(all.slice(0, merged.length))
      expect(merged.length).toBeGreaterThanOrEqual(head.length)
    }),
  )
})

test('a loaded row is renewed in place; one that is not loaded is said to be unknown', () => {
  const loaded = pages(list([5, 4], 'a'), list([3], null))
  const ended = renewRuns(loaded, [run(3, 'failed')])
  expect(ended.unknown).toBe(false)
  expect(allRuns(ended.pages).at(-1)?.status).toBe('failed')
  expect(ended.pages.pages[0]).toBe(loaded.pages[0])
  expect(renewRuns(loaded, [run(9)]).unknown).toBe(true)
})

test('only rows that are not shown are new', () => {
  expect(countNew(pages(list([5, 4], null)), list([7, 6, 5], null))).toBe(2)
  expect(countNew(pages(list([5], null)), null)).toBe(0)
})
