// Every way to start Python, on every interpreter of this machine: one Run per process with its parent, or a Gap with the
// right reason. The quick part is one interpreter and its standard library.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Coverage, RunSummary, UnwatchedProcess } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogReader } from '../packages/agent/src/record/logReader.ts'
import { copiablePythons, copyPython } from '../packages/agent/src/testing/copiedPython.ts'
import { interpreter } from './harness/interpreters.ts'
import { eventually, Sentinel } from './harness/sentinel.ts'
import { type Heard, hearPythons } from './launches/kernelWitness.ts'
import { type Launch, note } from './launches/launch.ts'
import { packageLaunches, requirements } from './launches/packageLaunches.ts'
import { type Launched, type Noted, runLaunches } from './launches/runLaunches.ts'
import { standardLaunches } from './launches/standardLaunches.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const pythons = copiablePythons().slice(isWhole ? 0 : -1)
const tooOld: Launch = {
  name: 'too old',
  argv: ['{python}', '-c', `${note}; import time; time.sleep(2.5)`],
  notes: 1,
  cause: 'too-old',
}
const minorOf = (version: string | null) => Number(version?.split('.')[1])

it('has interpreters to try', () => expect(pythons.length).toBeGreaterThan(0))

it('none of them can be entered while it runs: sys.remote_exec came with Python 3.14', () => {
  for (const { path } of pythons)
    expect(
      execFileSync(path, ['-c', 'import sys; print(hasattr(sys, "remote_exec"))'], { encoding: 'utf8' }),
    ).toBe('False\n')
})

describe.each(pythons.map((layout) => [layout.version, layout] as const))('Python %s', (version, layout) => {
  const known = standardLaunches.filter(({ since = 0 }) => since <= minorOf(version))
  seeAll(known, (sentinel) => copyPython(layout, join(sentinel.data, 'base')).path)
})

describe.runIf(isWhole)('packages from PyPI', () => {
  const newest = interpreter('3.13') as string
  seeAll(packageLaunches, (sentinel) => {
    // An environment of its own, beside the one that other tests keep: this one is watched.
    const prefix = join(sentinel.data, 'environment')
    execFileSync(newest, ['-m', 'venv', prefix])
    execFileSync(join(prefix, 'bin/python'), ['-m', 'pip', 'install', '-q', ...requirements])
    return join(prefix, 'bin/python')
  })
})

it.each(['2.7', '3.6', '3.7'])(
  'Python %s is listed as too old, where the machine has it',
  async (version) => {
    const python = interpreter(version)
    if (!python) return
    await using sentinel = new Sentinel()
    await sentinel.up()
    const [launched] = await runLaunches([tooOld], sentinel.data, () => python)
    const { noted } = launched as Launched
    expect(noted).toHaveLength(1)
    await settled(sentinel, [launched as Launched])
    expect(causesIn(unwatchedOf(sentinel), noted)).toEqual(['too-old'])
  },
)

/** A watched interpreter, and a test for each launch of it. */
function seeAll(launches: Launch[], pythonIn: (sentinel: Sentinel) => string): void {
  const sentinel = new Sentinel()
  let launched: Launched[]
  let heard: Heard[]
  let unwatched: UnwatchedProcess[]
  let runs: RunSummary[]

  beforeAll(async () => {
    await sentinel.up()
    const python = pythonIn(sentinel)
    const { code, stdout } = await sentinel.cli(['watch', python])
    expect(code, stdout).toBe(0)
    const kernel = hearPythons(sentinel.data)
    launched = await runLaunches(launches, sentinel.data, () => python)
    await settled(sentinel, launched)
    kernel.close()
    heard = kernel.heard
    unwatched = unwatchedOf(sentinel)
    runs = await sentinel.runs()
  }, 900_000)
  afterAll(() => sentinel[Symbol.asyncDispose]())

  it.each(launches)('$name', ({ name }) => {
    const { launch, folder, finished, noted } = launched.find((one) => one.launch.name === name) as Launched
    expect(finished.code, finished.stderr).toBe(0)
    expect(noted).toHaveLength(launch.notes)
    const own = runs.filter(({ cwd }) => `${cwd}/`.startsWith(`${folder}/`))
    if (launch.cause) {
      expect(own.filter((run) => noted.some(({ pid }) => pid === run.pid))).toEqual([])
      expect(causesIn(unwatched, noted)).toEqual([launch.cause])
    } else {
      expect(told(own)).toEqual(told(own, noted))
      expect(parentsOf(own, noted)).toEqual(noted.map(() => 'linked'))
      expect(causesIn(unwatched, noted)).toEqual([])
    }
  })

  it('every Python of these launches, by its own word or the kernel’s, is a Run or is listed with its reason', () => {
    const noted = new Set(launched.flatMap((one) => one.noted.map(({ pid }) => pid)))
    const lost = [
      ...heard.filter((process) => !isListed(process, unwatched)),
      ...[...noted].filter((pid) => !unwatched.some((one) => one.pid === pid)).map((pid) => ({ pid })),
    ].filter(({ pid }) => !runs.some((run) => run.pid === pid))
    expect(noted.size).toBeGreaterThan(0)
    expect(lost).toEqual([])
  })

  it('counts every Python of the machine, ours and others’, as a Run or with its reason', async () => {
    const found = await eventually(async () => {
      const told = JSON.parse((await sentinel.cli(['coverage', '--json'])).stdout) as Coverage
      return told.probed >= new Set(runs.map(({ pid }) => pid)).size ? told : undefined
    }, 40_000)
    expect(found.probed + found.missed).toBeGreaterThanOrEqual(found.observed)
    const causes = launches.flatMap(({ cause }) => cause ?? [])
    expect(found.causes.map(({ cause }) => cause)).toEqual(expect.arrayContaining(causes))
  })
}

/** Once every launch has its Runs or Gaps, and all Runs have ended; what is not there by then the tests will tell. */
function settled(sentinel: Sentinel, launched: Launched[]): Promise<unknown> {
  return eventually(async () => {
    const runs = await sentinel.runs()
    const pids = new Set(runs.map(({ pid }) => pid))
    const unwatched = unwatchedOf(sentinel)
    const isThere = ({ launch, noted }: Launched) =>
      launch.cause ? causesIn(unwatched, noted).length > 0 : noted.every(({ pid }) => pids.has(pid))
    return (launched.every(isThere) && runs.every(({ status }) => status !== 'running')) || undefined
  }, 30_000).catch(() => undefined)
}

/** Every process that no probe told of, from the log itself: `sentinel coverage` lists the newest alone. */
function unwatchedOf({ data }: Sentinel): UnwatchedProcess[] {
  const records = createLogReader(join(data, 'record/segments')).records(0)
  return [...records].flatMap((record) =>
    'event' in record && record.event.type === 'gap.recorded' ? (record.event.process ?? []) : [],
  )
}

/** Of processes alike the first alone is described, the others are counted. */
function isListed({ pid, executable, argv }: Heard, unwatched: UnwatchedProcess[]): boolean {
  const isAlike = (one: UnwatchedProcess) =>
    one.executable === executable && one.argv.join('\n') === argv.map((word) => word.slice(0, 400)).join('\n')
  return unwatched.some((one) => one.pid === pid || isAlike(one))
}

/** Of these processes and of those that they started. */
function causesIn(unwatched: UnwatchedProcess[], noted: Noted[]): string[] {
  const pids = new Set(noted.map(({ pid }) => pid))
  const theirs = unwatched.filter(({ pid, parentPid = 0 }) => pids.has(pid) || pids.has(parentPid))
  return [...new Set(theirs.map(({ cause }) => cause))]
}

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
