// One part of Python's own tests on one interpreter, within a time limit: what became of each test.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from '../harness/sentinel.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'
export type Outcomes = Map<string, Outcome>
export type Attempt = {
  outcomes: Outcomes
  /** Why there are no outcomes, as the suite's last words have it; undefined where it came to its end. */
  unfinished?: string
  /** Tests that it stood in when its time was up, by their functions' names. */
  stuck: string[]
}
export type AttemptOptions = {
  seconds: number
  /** Tests of the part by their whole name; without it all. */
  only?: string[]
  /** Names of functions that are left out. */
  without?: string[]
}

/** Runs `part` as `python -m test` does. */
export async function attempt(
  python: string,
  part: string,
  { seconds, only = [], without = [] }: AttemptOptions,
): Promise<Attempt> {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'))
  const report = join(folder, 'report.xml')
  // The suite's own limit comes first: it says where each thread stood.
  const options = [
    ...['--timeout', String(seconds), '--junit-xml', report, '--tempdir', folder],
    ...only.flatMap((name) => ['--match', name]),
    ...without.flatMap((name) => ['--ignore', `*.${name}`]),
  ]
  const child = spawn(python, ['-m', 'test', ...options, part], {
    cwd: folder,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, LANG: 'C.UTF-8' },
    detached: true,
  })
  const timer = setTimeout(() => endGroup(child.pid as number), (seconds + 20) * 1000)
  try {
    const { stdout, stderr, code, signal } = await finished(child)
    if (existsSync(report)) return { outcomes: parseReport(readFileSync(report, 'utf8')), stuck: [] }
    const words = `${stdout}\n${stderr}`.trim().slice(-4000)
    return {
      outcomes: new Map(),
      unfinished: `ended with ${signal ?? code}: ${words}`,
      stuck: stuckIn(words),
    }
  } finally {
    clearTimeout(timer)
    endGroup(child.pid as number)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** What a suite that was cut off leaves behind ends with it. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // The usual case: nobody is left.
  }
}

/** faulthandler's form: a line for each frame of each thread. */
function stuckIn(words: string): string[] {
  return [...new Set([...words.matchAll(/, line \d+ in (test\w+)$/gm)].map(([, name]) => name as string))]
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
