// Keys against the library's own comparison, over versions of every form.

import { compare } from '@renovatebot/pep440'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { versionKey } from './versionKey.ts'

const small = fc.integer({ min: 0, max: 3 })
const maybe = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), text)
const version = fc
  .tuple(
    maybe(small.map((epoch) => `${epoch}!`)),
    fc
      .array(fc.oneof(small, fc.constant(20240131)), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('.')),
    maybe(fc.tuple(fc.constantFrom('a', 'b', 'rc', '.alpha'), small).map((parts) => parts.join(''))),
    maybe(small.map((post) => `.post${post}`)),
    maybe(small.map((dev) => `.dev${dev}`)),
    maybe(
      fc
        .array(fc.constantFrom('1', '10', '2', 'a', 'ab', 'b'), { minLength: 1 })
        .map((parts) => `+${parts.join('.')}`),
    ),
  )
  .map((parts) => parts.join(''))

it('sorts as PEP 440 orders', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [keyA, keyB] = [versionKey(a)?.full ?? '', versionKey(b)?.full ?? '']
      expect(keyA < keyB ? -1 : keyA > keyB ? 1 : 0).toBe(Math.sign(compare(a, b)))
    }),
    { numRuns: 5000 },
  )
})

it('knows the public version of a local one, and what is none', () => {
  expect(versionKey('1.0+cu118')?.public).toBe(versionKey('1.0.0')?.full)
  expect(versionKey('2004d')).toBeUndefined()
})
