// A rule's reason is the one that `explain` shows, and a rule of somebody's own has none here.

import { expect, test } from 'vitest'
import { createWhyOf } from './whyOf.ts'

test('the reason of a rule about the text is found by its id', () => {
  const whyOf = createWhyOf()
  expect(whyOf('cross-site-scripting')).toMatch(/browser/)
  expect(whyOf('a-rule-of-ones-own')).toBeUndefined()
})
