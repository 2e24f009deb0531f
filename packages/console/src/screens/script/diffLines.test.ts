// Differences of two texts.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aroundChanges, type DiffLine, diffLines } from './diffLines.ts'

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'))
const side = (lines: DiffLine[], without: DiffLine['kind']) =>
  lines.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('\n')

test('both texts can be read out of it, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      expect(side(lines, 'added')).toBe(before)
      expect(side(lines, 'removed')).toBe(after)
    }),
  )
})

test('what both have is told once', () => {
  expect(
    diffLines('one\ntwo\nthree', 'one\n2\nthree').map(({ kind, before, after }) => [kind, before, after]),
  ).toEqual([
    ['same', 1, 1],
    ['removed', 2, null],
    ['added', null, 2],
    ['same', 3, 3],
  ])
})

test('what is far from a change is left out, and that is told', () => {
  const many = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const changed = many.with(10, 'changed')
  const shown = aroundChanges(diffLines(many.join('\n'), changed.join('\n')))
  expect(shown.map((line) => line?.text ?? '…')).toEqual([
    '…',
    'line 7',
    'line 8',
    'line 9',
    'line 10',
    'changed',
    'line 11',
    'line 12',
    'line 13',
    '…',
  ])
  expect(aroundChanges(diffLines('a\nb', 'a\nb'))).toEqual([null])
})
