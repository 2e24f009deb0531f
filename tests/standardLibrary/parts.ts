// Which of Python's own tests are compared, in pieces that come to an end: a package of tests is taken file by file.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A tenth of a minute each: what every run of the tests can afford. */
export const quick = ['test_site', 'test_httplib', 'test_http_cookies']

const whole = [
  ...quick,
  'test_http_cookiejar',
  'test_httpservers',
  'test_import',
  'test_importlib',
  'test_socket',
  'test_ssl',
  'test_subprocess',
  'test_sqlite3',
  'test_multiprocessing_main_handling',
  'test_multiprocessing_fork',
  'test_multiprocessing_spawn',
  'test_multiprocessing_forkserver',
  'test_asyncio',
]
const splitPackages = new Set([
  'test_asyncio',
  'test_multiprocessing_fork',
  'test_multiprocessing_spawn',
  'test_multiprocessing_forkserver',
])

/** The parts that this interpreter's folder of tests has. */
export function partsOf(tests: string): string[] {
  return whole.flatMap((name) => {
    const folder = join(tests, name)
    if (splitPackages.has(name) && existsSync(folder))
      return readdirSync(folder)
        .filter((file) => /^test_\w+\.py$/.test(file) && !/windows|proactor/.test(file))
        .sort()
        .map((file) => `${name}.${file.slice(0, -3)}`)
    return existsSync(folder) || existsSync(`${folder}.py`) ? [name] : []
  })
}

/** How long a part may take on a busy machine. */
export function secondsFor(part: string): number {
  return part.startsWith('test_multiprocessing') ? 600 : 300
}
