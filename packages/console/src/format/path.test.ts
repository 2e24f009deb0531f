// Paths cut where they say least.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baseName, fileName, inPackage, nearFolders, splitForMiddle, splitPlace } from './path.ts'

test('a path keeps its last segment whole; what is no path is not cut in two', () => {
  expect(splitForMiddle('/srv/etl/load.py')).toEqual({ head: '/srv/etl', tail: '/load.py' })
  expect(splitForMiddle('C:\\jobs\\load.py')).toEqual({ head: 'C:\\jobs', tail: '\\load.py' })
  expect(splitForMiddle('/srv/etl/')).toEqual({ head: '/srv', tail: '/etl/' })
  expect(splitForMiddle('research-gpu-01')).toEqual({ head: '', tail: 'research-gpu-01' })
})

test('both parts together are the text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { head, tail } = splitForMiddle(text)
      expect(head + tail).toBe(text)
    }),
  )
})

test('places, names and folders', () => {
  expect(splitPlace('/srv/load.py:42')).toEqual({ path: '/srv/load.py', line: 42 })
  expect(splitPlace('/srv/load.py')).toEqual({ path: '/srv/load.py', line: null })
  expect(baseName('/srv/load.py')).toBe('load.py')
  expect(nearFolders('/home/lab/reports/q3/load.py')).toBe('reports/q3')
  expect(nearFolders('load.py')).toBe('')
  expect(inPackage('/venv/lib/python3.12/site-packages/numpy/x.so')).toBe('numpy/x.so')
  expect(inPackage('/usr/lib/libpq.so')).toBe('/usr/lib/libpq.so')
})

test('says how deep in hidden code a place is', () => {
  expect(fileName('/srv/load.py')).toBe('load.py')
  expect(fileName('/srv/load.py#120')).toBe('layer 1')
  expect(fileName('/srv/load.py#120#4.77')).toBe('layer 2')
})
