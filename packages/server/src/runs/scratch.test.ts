// Only what the Run itself made and removed is scratch: a file that was there before and is gone now is news.
import type { Resource } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { markScratch } from './scratch.ts'

const touched = (value: string, act: string, kind: Resource['kind'] = 'file'): Resource => ({
  kind,
  value,
  act,
  count: 1,
  firstAt: '2026-01-31T08:15:00.000000Z',
  n: 0,
  at: null,
})

it('marks every act on a file that was made and removed', () => {
  const marked = markScratch([
    touched('/tmp/a', 'write'),
    touched('/tmp/a', 'read'),
    touched('/tmp/a', 'removed'),
    touched('/data/old', 'removed'),
    touched('/data/new', 'write'),
    touched('/tmp/a', 'started', 'process'),
  ])
  expect(marked.map(({ scratch }) => scratch ?? false)).toEqual([true, true, true, false, false, false])
})
