// Nothing in a user's program changes: Python's own tests come out with the probe as they do without it, test by test.

import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Layout } from '../packages/agent/src/interpreters/layout.ts'
import { copiablePythons, copyPython } from '../packages/agent/src/testing/copiedPython.ts'
import { Sentinel } from './harness/sentinel.ts'
import { compare } from './standardLibrary/compare.ts'
import { isExpected } from './standardLibrary/exceptions.ts'
import { partsOf, quick, secondsFor } from './standardLibrary/parts.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'

const testsOf = ({ standardLibrary }: Layout) => join(standardLibrary as string, 'test')

const pythons = copiablePythons()
  .filter((layout) => existsSync(join(testsOf(layout), 'test_site.py')))
  .slice(isWhole ? 0 : -1)

it('has interpreters with their tests', () => expect(pythons.length).toBeGreaterThan(0))

describe.each(pythons.map((layout) => [layout.version, layout] as const))(
  'Python %s',
  (_version, original) => {
    const sentinel = new Sentinel()
    const sides = { bare: '', watched: '' }

    beforeAll(async () => {
      for (const side of ['bare', 'watched'] as const) {
        // The same length of path on both sides: tests of sockets and of tracebacks look at it.
        const copy = copyPython(original, join(sentinel.data, side.padEnd(8, '-')))
        symlinkSync(testsOf(original), testsOf(copy))
        sides[side] = copy.path
      }
      mkdirSync(join(sentinel.data, 'inbox'), { recursive: true })
      const { code, stdout } = await sentinel.cli(['watch', sides.watched])
      expect(code, stdout).toBe(0)
    }, 300_000)
    afterAll(() => sentinel[Symbol.asyncDispose]())

    it.for(isWhole ? partsOf(testsOf(original)) : quick)(
      '%s',
      { timeout: 3_600_000 },
      async (part, { annotate }) => {
        const { tests, differences, unfinished, stuck } = await compare(sides, part, secondsFor(part))
        if (stuck.length > 0)
          await annotate(`not compared, as they never end without the probe: ${stuck.join(', ')}`)
        expect(unfinished).toEqual([])
        expect(tests).toBeGreaterThan(0)
        expect(differences.filter((difference) => !isExpected(difference))).toEqual([])
      },
    )
  },
)
