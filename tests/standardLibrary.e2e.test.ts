// Nothing in a user's program changes: Python's own tests come out with the probe as they do without it, test by test.

import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiablePythons, copyPython } from '../packages/agent/src/testing/copiedPython.ts'
import { Sentinel } from './harness/sentinel.ts'
import { best, differences, type Outcomes, outcomesOf } from './standardLibrary/outcomes.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const quick = ['test_site', 'test_httplib', 'test_http_cookies']
const whole = [
  ...quick,
  'test_http_cookiejar',
  'test_httpservers',
  'test_import',
  'test_importlib',
  'test_socket',
  'test_ssl',
  'test_subprocess',
  'test_asyncio',
  'test_multiprocessing_fork',
  'test_multiprocessing_spawn',
  'test_multiprocessing_forkserver',
]
/** Since 3.11 with the other tests; before, the copies of these interpreters leave it behind. */
const wholeOf = (version: string | null) =>
  Number(version?.split('.')[1]) >= 11 ? [...whole, 'test_sqlite3'] : whole
/** What must differ, and why. */
const expected = new Set([
  // Skips itself where any `.pth` on the path has an import line: ours has.
  'test.test_site.StartupImportTests.test_startup_imports: passed, watched skipped',
  // Counts every descriptor that a Python child has: the probe's own, the Run's file in the inbox, is one of them.
  'test.test_subprocess.POSIXProcessTestCase.test_pass_fds_redirected: passed, watched failed',
  // Connections and cursors of drivers in C are subclasses that tell: `type(it) is sqlite3.Connection` is false.
  'test.test_sqlite3.test_dbapi.OpenTests.test_database_keyword: passed, watched failed',
  // A warning of the driver's own names the line that called it, which is a line of those subclasses.
  ...[
    'test_dbapi.ConnectionTests.test_connect_positional_arguments: passed, watched failed',
    'test_dbapi.CursorTests.test_execute_named_param_and_sequence: passed, watched not run',
    'test_types.DateTimeTests.test_sqlite_date: passed, watched failed',
    'test_types.DateTimeTests.test_sqlite_timestamp: passed, watched failed',
  ].map((line) => `test.test_sqlite3.${line}`),
])
/** Tests that wait for the clock or for ports fail now and then on a busy machine, on either side. */
const tries = 3

const pythons = copiablePythons()
  .filter(({ standardLibrary }) => existsSync(join(standardLibrary as string, 'test/test_site.py')))
  .slice(isWhole ? 0 : -1)

it('has interpreters with their tests', () => expect(pythons.length).toBeGreaterThan(0))

describe.each(pythons.map((layout) => [layout.version, layout] as const))(
  'Python %s',
  (version, original) => {
    const sentinel = new Sentinel()
    const sides = { bare: '', watched: '' }

    beforeAll(async () => {
      for (const side of ['bare', 'watched'] as const) {
        // The same length of path on both sides: tests of sockets and of tracebacks look at it.
        const copy = copyPython(original, join(sentinel.data, side.padEnd(8, '-')))
        symlinkSync(
          join(original.standardLibrary as string, 'test'),
          join(copy.standardLibrary as string, 'test'),
        )
        sides[side] = copy.path
      }
      mkdirSync(join(sentinel.data, 'inbox'), { recursive: true })
      const { code, stdout } = await sentinel.cli(['watch', sides.watched])
      expect(code, stdout).toBe(0)
    }, 300_000)
    afterAll(() => sentinel[Symbol.asyncDispose]())

    it.each(isWhole ? wholeOf(version) : quick)(
      '%s',
      async (suite) => {
        const bare: Outcomes[] = []
        const watched: Outcomes[] = []
        let different: string[] = []
        for (let turn = 0; turn < tries; turn++) {
          bare.push(await outcomesOf(sides.bare, suite))
          watched.push(await outcomesOf(sides.watched, suite))
          different = differences(best(bare), best(watched)).filter((line) => !expected.has(line))
          if (different.length === 0) break
        }
        expect(best(bare).size).toBeGreaterThan(0)
        expect(different).toEqual([])
      },
      3_600_000,
    )
  },
)
