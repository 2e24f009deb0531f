// One suite of Python's own tests on one interpreter: what became of each test.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from '../harness/sentinel.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'
export type Outcomes = Map<string, Outcome>

const limitMs = 900_000

/** By the name of the test; a suite that does not come to its end has what its report holds, which may be nothing. */
export async function outcomesOf(python: string, suite: string): Promise<Outcomes> {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'))
  try {
    const report = join(folder, 'report.xml')
    const child = spawn(python, ['-m', 'test', '--junit-xml', report, '--tempdir', folder, suite], {
      cwd: folder,
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, LANG: 'C.UTF-8' },
      detached: true,
    })
    const timer = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), limitMs)
    await finished(child)
    clearTimeout(timer)
    return existsSync(report) ? parseReport(readFileSync(report, 'utf8')) : new Map()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** JUnit's form, as `regrtest --junit-xml` writes it (Lib/test/libregrtest, Lib/test/support/testresult.py). */
export function parseReport(xml: string): Outcomes {
  const outcomes: Outcomes = new Map()
  for (const part of xml.split('<testcase ').slice(1)) {
    // A subtest that failed has no name, and its test is left out: it shows as one that was not run.
    const name = /name="([^"]*)"/.exec(part)?.[1]
    if (!name) continue
    const failed = /<(failure|error)\b/.test(part)
    const outcome = failed ? 'failed' : /<skipped\b/.test(part) ? 'skipped' : 'passed'
    if (outcomes.get(name) !== 'failed') outcomes.set(name, outcome)
  }
  return outcomes
}

/** Tests that are not the same on both sides, with what they were: an empty one on a side was never reached. */
export function differences(bare: Outcomes, watched: Outcomes): string[] {
  return [...new Set([...bare.keys(), ...watched.keys()])]
    .filter((name) => bare.get(name) !== watched.get(name))
    .map((name) => `${name}: ${bare.get(name) ?? 'not run'}, watched ${watched.get(name) ?? 'not run'}`)
    .sort()
}

/** Of several tries the best: what passed once can pass. */
export function best(tries: Outcomes[]): Outcomes {
  const merged: Outcomes = new Map()
  for (const outcomes of tries)
    for (const [name, outcome] of outcomes)
      if (merged.get(name) === undefined || outcome === 'passed') merged.set(name, outcome)
  return merged
}
