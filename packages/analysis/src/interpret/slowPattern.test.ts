// Which patterns backtrack without end, and which only look like it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slowPart } from './slowPattern.ts'

describe('patterns', () => {
  it.each([
    ['^([a-z]+)+$', '([a-z]+)+'],
    ['(?:\\d*)*x', '(?:\\d*)*'],
    ['^(\\w+\\s?)*$', '(\\w+\\s?)*'],
    ['(a|aa)*b', '(a|aa)*'],
    ['x((y+)+)z', '(y+)+'],
    ['([^)]*)*;', '([^)]*)*'],
  ])('%s is slow', (pattern, part) => {
    expect(slowPart(pattern)).toContain(part.slice(0, 5))
  })

  it.each([
    '^[a-z]+(-[a-z]+)*$',
    '(ab)*c',
    '\\(([a-z]+\\))+x',
    '(a+)?b',
    '(\\d{1,3})+x',
    '[(a+)+]+x',
    '([a-z]+)+',
    '(?=a+)*b',
  ])('%s is not', (pattern) => {
    expect(slowPart(pattern)).toBeNull()
  })

  it('answers on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'(a|b)*+?[]\\{1,}^$'), maxLength: 60 }), (pattern) => {
        const part = slowPart(pattern)
        return part === null || pattern.includes(part)
      }),
    )
  })
})
