// Rules are found in their text, however they are written.

import { expect, test } from 'vitest'
import { rulePlaces } from './rulePlaces.ts'

const text = `policy: own
rules:
  - id: first
    title: One

    mode: warn
  - { id: second, title: Two }
  - title: Three
    id: third
examples:
  - { act: x, rule: third }
`

test('from their dash to the next, in any form and order', () => {
  expect(Object.fromEntries(rulePlaces(text, ['first', 'second', 'third', 'nowhere']))).toEqual({
    first: { first: 2, last: 5 },
    second: { first: 6, last: 6 },
    third: { first: 7, last: 8 },
  })
})

test('the last of the file ends with it', () => {
  expect(rulePlaces('rules:\n- id: only\n  mode: off\n', ['only']).get('only')).toEqual({ first: 1, last: 2 })
})
