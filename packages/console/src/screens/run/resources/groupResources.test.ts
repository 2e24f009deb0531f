// Resources, each once, in the order that says most.

import type { Resource } from '@sentinel/contract'
import { expect, test } from 'vitest'
import { changedFirst, countFiles, groupResources, isCut } from './groupResources.ts'

const touched = (value: string, act: string, more: Partial<Resource> = {}): Resource => ({
  kind: 'file',
  value,
  act,
  count: 1,
  firstAt: '2026-11-22T12:00:05.000000Z',
  n: 1,
  at: null,
  ...more,
})

test('each value once, with all that was done to it and when first', () => {
  const resources = [
    touched('/a', 'read', { count: 3 }),
    touched('/a', 'write', { firstAt: '2026-11-22T12:00:01.000000Z', at: '/s.py:2' }),
    touched('host', 'connected', { kind: 'host' }),
  ]
  expect(groupResources(resources, { kinds: ['file'] })).toEqual([
    {
      kind: 'file',
      value: '/a',
      acts: [
        { act: 'read', count: 3 },
        { act: 'write', count: 1 },
      ],
      count: 4,
      firstAt: '2026-11-22T12:00:01.000000Z',
      at: '/s.py:2',
    },
  ])
})

test('what was changed comes before what was only read', () => {
  const groups = groupResources([touched('/read', 'read'), touched('/gone', 'removed')], { kinds: ['file'] })
  expect(changedFirst(groups).map(({ value }) => value)).toEqual(['/gone', '/read'])
})

test('files are counted, not openings', () => {
  const resources = [
    touched('/a', 'read'),
    touched('/a', 'update'),
    touched('/b', 'write'),
    touched('/b', 'removed'),
  ]
  expect(countFiles(resources)).toEqual({ filesRead: 1, filesWritten: 2 })
})

test('a list as long as the server makes them is not taken for all there is', () => {
  expect(isCut([touched('/a', 'read')])).toBe(false)
  expect(isCut(Array.from({ length: 5000 }, (_, i) => touched(`/${i}`, 'write')))).toBe(true)
})
