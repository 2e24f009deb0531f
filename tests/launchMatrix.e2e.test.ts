// Every way to start Python, on every interpreter of this machine: one Run per process with its parent, or a Gap with the
// right reason. The quick part is one interpreter and its standard library.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Coverage, RunSummary } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copiablePythons, copyPython } from '../packages/agent/src/testing/copiedPython.ts'
import { eventually, Sentinel } from './harness/sentinel.ts'
import { type Launched, type Noted, runLaunches } from './launches/runLaunches.ts'
import { standardLaunches } from './launches/standardLaunches.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const pythons = copiablePythons().slice(isWhole ? 0 : -1)
const minorOf = (version: string | null) => Number(version?.split('.')[1])

it('has interpreters to try', () => expect(pythons.length).toBeGreaterThan(0))

it('none of them can be entered while it runs: sys.remote_exec came with Python 3.14', () => {
  for (const { path } of pythons)
    expect(
      execFileSync(path, ['-c', 'import sys; print(hasattr(sys, "remote_exec"))'], { encoding: 'utf8' }),
    ).toBe('False\n')
})

describe.each(pythons.map((layout) => [layout.version, layout] as const))(
  'Python %s',
  (version, original) => {
    const sentinel = new Sentinel()
    const known = standardLaunches.filter(({ since = 0 }) => since <= minorOf(version))
    let launched: Launched[]
    let coverage: Coverage
    let runs: RunSummary[]

    beforeAll(async () => {
      await sentinel.up()
      const base = copyPython(original, join(sentinel.data, 'base'))
      const watched = await sentinel.cli(['watch', base.path])
      expect(watched.code, watched.stdout).toBe(0)
      launched = await runLaunches(known, sentinel.data, () => base.path)
      coverage = await settledCoverage(sentinel, launched)
      runs = await sentinel.runs()
    }, 600_000)
    afterAll(() => sentinel[Symbol.asyncDispose]())

    it.each(known)('$name', ({ name }) => {
      const { launch, folder, finished, noted } = launched.find((one) => one.launch.name === name) as Launched
      expect(finished.code, finished.stderr).toBe(0)
      expect(noted).toHaveLength(launch.notes)
      const own = runs.filter(({ cwd }) => cwd === folder)
      if (launch.cause) {
        expect(own).toEqual([])
        expect(causesIn(coverage, folder)).toEqual([launch.cause])
      } else {
        expect(told(own)).toEqual(told(own, noted))
        expect(parentsOf(own, noted)).toEqual(noted.map(() => 'linked'))
        expect(causesIn(coverage, folder)).toEqual([])
      }
    })
  },
)

/** Once every launch has its Runs or Gaps, and all Runs have ended. */
function settledCoverage(sentinel: Sentinel, launched: Launched[]): Promise<Coverage> {
  return eventually(async () => {
    const runs = await sentinel.runs()
    const pids = new Set(runs.map(({ pid }) => pid))
    const coverage = JSON.parse((await sentinel.cli(['coverage', '--json'])).stdout) as Coverage
    const isThere = ({ launch, folder, noted }: Launched) =>
      launch.cause ? causesIn(coverage, folder).length > 0 : noted.every(({ pid }) => pids.has(pid))
    return launched.every(isThere) && runs.every(({ status }) => status !== 'running') ? coverage : undefined
  }, 30_000).catch(async () => JSON.parse((await sentinel.cli(['coverage', '--json'])).stdout))
}

const causesIn = ({ unwatched }: Coverage, folder: string) =>
  unwatched.filter(({ argv }) => argv.some((word) => word.includes(folder))).map(({ cause }) => cause)

/** How many Runs each process has; where it noted itself, as many as it did. */
function told(runs: RunSummary[], noted: Noted[] = []): Map<number, number> {
  const all = [...runs.map(({ pid }) => pid), ...noted.map(({ pid }) => pid)]
  const countOf = (list: { pid: number }[], pid: number) => list.filter((one) => one.pid === pid).length
  return new Map(
    [...new Set(all)]
      .sort((a, b) => a - b)
      .map((pid) => [pid, noted.length > 0 ? countOf(noted, pid) || 1 : countOf(runs, pid)]),
  )
}

/** For each noted process, whether its Run has a Run of the process that started it as its parent. */
function parentsOf(runs: RunSummary[], noted: Noted[]): string[] {
  const ordered = [...runs].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  return noted.map(({ pid, parent }, index) => {
    const turn = noted.slice(0, index).filter((before) => before.pid === pid).length
    const run = ordered.filter((one) => one.pid === pid)[turn]
    const parents = ordered.filter((one) => one.pid === parent && one.id !== run?.id)
    if (parents.length === 0 && run?.parentRun === null) return 'linked'
    return parents.some(({ id }) => id === run?.parentRun)
      ? 'linked'
      : `${pid} of ${parent} has ${run?.parentRun}`
  })
}
