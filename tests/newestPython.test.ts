// Python 3.14 without a native build: Pyodide's CPython runs the probe's unit tests that need no process of their own.

import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { loadPyodide } from 'pyodide'
import { beforeAll, describe, expect, it } from 'vitest'
import { home } from './harness/sentinel.ts'

type Result = { name: string; outcome: 'passed' | 'failed' | 'skipped'; detail: string }

const probe = join(home, 'probe')
/** What this system without processes, sockets and close-on-exec cannot do; the probe has no part in it. */
const beyondIt: Record<string, string> = {
  'tests.test_files.Files.test_data_below_a_prefix_is_told': "No module named 'venv'",
  'tests.test_inbox.Files.test_a_socket_under_our_number': 'BlockingIOError',
  'tests.test_inbox.Files.test_the_descriptor_is_high_and_not_inherited': 'get_inheritable',
  'tests.test_inbox.Refusals.test_a_limit_on_the_size_of_files': "No module named 'resource'",
}
const reasons = [
  'needs a process',
  'needs terminals',
  'reads /proc',
  'a shell in between',
  'names the C library of Linux',
  'no Python older than 3.8 on this machine',
  'no extension for this Python',
  'no limits on this system',
  'this interpreter has its extension modules built in',
]
/** Each test's name and what became of it; one that would start a process is skipped, for there are none in here. */
const runTests = `
import json, subprocess, sys, unittest
sys.dont_write_bytecode = True
sys.path.insert(0, '/probe')

def no_process(*args, **kwargs):
    raise unittest.SkipTest('needs a process')

subprocess.run = subprocess.Popen = no_process

class Results(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.rows = []
    def row(self, test, outcome, detail=''):
        self.rows.append({'name': test.id(), 'outcome': outcome, 'detail': detail})
    def addSuccess(self, test):
        self.row(test, 'passed')
    def addSkip(self, test, reason):
        self.row(test, 'skipped', reason)
    def addError(self, test, error):
        self.row(test, 'failed', self._exc_info_to_string(error, test))
    addFailure = addError
    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.row(subtest, 'failed', self._exc_info_to_string(error, test))

results = Results()
unittest.defaultTestLoader.discover('/probe/tests', top_level_dir='/probe').run(results)
json.dumps({'version': sys.version.split()[0], 'rows': results.rows})
`
const compileAll = (path: string) =>
  `compile(open(${JSON.stringify(path)}, encoding='utf-8').read(), ${JSON.stringify(path)}, 'exec'); True`

describe('Python 3.14', async () => {
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} })
  let results: { version: string; rows: Result[] }
  beforeAll(() => {
    python.mountNodeFS('/probe', probe)
    results = JSON.parse(python.runPython(runTests))
  })

  it('is what it says', () => expect(results.version).toMatch(/^3\.14\./))

  it('passes the tests that need no process', () => {
    const failed = results.rows.filter(
      ({ name, outcome, detail }) => outcome === 'failed' && !detail.includes(beyondIt[name] ?? '\0'),
    )
    expect(failed).toEqual([])
    expect(results.rows.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(20)
  })

  it('leaves out nothing but what the system has not', () => {
    const skipped = results.rows.filter(({ outcome }) => outcome === 'skipped')
    expect(skipped.map(({ detail }) => detail).filter((detail) => !reasons.includes(detail))).toEqual([])
  })

  it.each(sourcesIn('src/sentinel_probe'))('compiles %s', (name) => {
    expect(python.runPython(compileAll(`/probe/${name}`))).toBe(true)
  })
})

function sourcesIn(folder: string): string[] {
  return readdirSync(join(probe, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(probe, path)).isDirectory()) return sourcesIn(path)
    return name.endsWith('.py') ? [path] : []
  })
}
