// Names that could be taken for others, and how often an honest one could.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createConfusionFinder, isOneEdit } from './nameConfusion.ts'

const find = createConfusionFinder([
  'requests',
  'python-dateutil',
  'numpy',
  'beautifulsoup4',
  'scikit-learn',
  'colorama',
  'six',
])

describe('a name', () => {
  it.each([
    ['requestss', 'requests', 'edit'],
    ['reqeusts', 'requests', 'edit'],
    ['colorarna', 'colorama', 'homoglyph'],
    ['nurnpy', 'numpy', 'homoglyph'],
    ['learn_scikit', 'scikit-learn', 'order'],
    ['scikitlearn', 'scikit-learn', 'separator'],
    ['python-requests', 'requests', 'affix'],
    ['rеquests', 'requests', 'homoglyph'],
  ])('%s may be taken for %s (%s)', (written, name, likeness) => {
    expect(find(written)).toEqual({ name, likeness })
  })

  it.each(['requests', 'Python_DateUtil', 'pandas', 'sixx', 'sax'])('%s may not', (written) => {
    expect(find(written)).toBeNull()
  })

  it('is one edit from another by any single slip, and by no two', () => {
    expect([isOneEdit('abcd', 'abdc'), isOneEdit('abcd', 'abcde'), isOneEdit('abcd', 'xbcd')]).toEqual([
      true,
      true,
      true,
    ])
    expect([isOneEdit('abcd', 'badc'), isOneEdit('abcd', 'abcd'), isOneEdit('abcd', 'ab')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

const popular = new URL('../../../../../shared/data/popular-pypi-names-2026.txt', import.meta.url)

describe.runIf(existsSync(popular))('fifteen thousand honest names', () => {
  it('show that a name alone decides nothing', () => {
    const names = readFileSync(popular, 'utf8').split('\n').filter(Boolean)
    const among = createConfusionFinder(names.slice(0, 5000))
    const honest = names.slice(5000, 8000)
    const share = honest.filter((name) => among(name) !== null).length / honest.length
    expect(share).toBeGreaterThan(0.01)
    expect(share).toBeLessThan(0.2)
  })
})
