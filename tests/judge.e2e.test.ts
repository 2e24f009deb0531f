// The Script of a Run is judged the moment it runs: what is found is on the Run once, through kills and restarts, and the
// secret that was found is nowhere.

import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event, RunDetail } from '@sentinel/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, finished, Sentinel } from './harness/sentinel.ts'

/** Put together here, so that this file is not taken for one that carries a key. */
const fakeKey = ['ghp', 'x7Kq9VbT2mN4pR8sW1yZ3cF5hJ6dL0aG9eQu'].join('_')

let sentinel: Sentinel
/** Apart from the data folder, which is searched for the key. */
let folder: string
beforeAll(async () => {
  sentinel = new Sentinel()
  folder = mkdtempSync(join(tmpdir(), 'judged-'))
  await sentinel.up()
})
afterAll(async () => {
  await sentinel[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

function script(name: string): string {
  const path = join(folder, name)
  const lines = [
    `# ${name}`,
    'import sqlite3, sys',
    `TOKEN = "${fakeKey}"`,
    'database = sqlite3.connect(":memory:")',
    'database.execute("CREATE TABLE people (name)")',
    'name = sys.argv[1] if len(sys.argv) > 1 else ""',
    'database.execute(f"SELECT * FROM people WHERE name = \'{name}\'")',
  ]
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** The Run of a script, once it has ended and was judged. */
async function judgedRun(name: string, than?: string): Promise<RunDetail> {
  const found = await eventually(async () =>
    (await sentinel.runs()).find(
      (run) => run.scriptName === name && run.id !== than && run.status !== 'running' && run.isJudged,
    ),
  )
  return sentinel.run(found.id)
}

const found = ({ findings }: RunDetail) => findings.map(({ rule, line }) => `${rule} ${line}`)

/** What the agent has written, whatever of it the server has. */
function logText(): string {
  const segments = join(sentinel.data, 'record/segments')
  const names = readdirSync(segments).sort()
  return names.map((name) => readFileSync(join(segments, name), 'utf8')).join('')
}

describe('a script that runs', () => {
  it('has its Findings with lines, and what it is for, on the Run', async () => {
    await sentinel.python([script('found.py')])
    const run = await judgedRun('found.py')
    expect(found(run)).toEqual(['provider-secret 3', 'sql-injection 7'])
    expect(run).toMatchObject({ worst: 'high', counts: { findings: 2 } })
    expect(run.findings[0]?.secret).toMatchObject({ lastFour: fakeKey.slice(-4) })
    const way = run.findings[1]?.path ?? []
    expect([way[0]?.line, way.at(-1)?.line]).toEqual([6, 7])
    expect(run.judgement).toMatchObject({ complete: true, sha256: run.script.sha256 })
    expect(run.judgement?.intent.join()).toContain('database')
  })

  it('is told of by the command line, in words and as JSON', async () => {
    const { stderr } = await sentinel.cli(['run', script('told.py')])
    expect(stderr).toMatch(/findings +▲ high {2}line 3 {2}provider-secret: /)
    expect(stderr).toMatch(/◆ medium {2}line 7 {2}sql-injection: /)
    expect(stderr).toMatch(/intent +Connects to a database/)
    const listed = await sentinel.cli(['findings', '--min-severity', 'high', '--script', 'told.py', '--json'])
    expect(JSON.parse(listed.stdout)).toMatchObject({
      total: 1,
      findings: [{ runs: 1, finding: { rule: 'provider-secret', line: 3 } }],
    })
  })

  it('is judged from its command line where it is -c, and says so where nothing can be judged', async () => {
    const code = 'import os, time; time.sleep(0.5); os.system("echo " + input())'
    await sentinel.python(['-c', code], { input: 'x\n' })
    expect(found(await judgedRun('-c'))).toEqual(['command-injection 1'])
    await sentinel.python(['-'], { input: 'print("typed")' })
    const piped = await eventually(async () => {
      const run = (await sentinel.runs()).find(({ mode, isJudged }) => mode === 'stdin' && isJudged)
      return run && sentinel.run(run.id)
    })
    expect(piped).toMatchObject({ findings: [], judgement: { complete: false } })
    expect(piped.judgement?.reason).toContain('standard input')
  })

  it('is judged once, though the agent is killed between its start and the judgement', async () => {
    let kills = 0
    for (let attempt = 0; kills < 2 && attempt < 6; attempt++) {
      const name = `killed${attempt}.py`
      // A new agent has to begin its analysing process first: there is time to be quicker.
      const pid = await eventually(() => sentinel.pidOf('agent'))
      const python = sentinel.python([script(name)])
      // In turn: while it is at work, and when all but the judgement is recorded.
      const sign = attempt % 2 === 0 ? '"type":"run.started"' : '"type":"run.ended"'
      const before = logText().split(sign).length
      await eventually(() => (logText().split(sign).length > before ? true : undefined))
      process.kill(pid, 'SIGKILL')
      const told = logText().split('"type":"script.judged"').length
      await python
      const run = await judgedRun(name)
      if (logText().split('"type":"script.judged"').length > told) kills++
      expect(onceEach(await sentinel.events(run.id))).toEqual([
        'provider-secret',
        'script.judged',
        'sql-injection',
      ])
    }
    expect(kills).toBe(2)
    const verified = await sentinel.cli(['verify', '--json'])
    expect(JSON.parse(verified.stdout).faults).toEqual([])
  })

  it('is not judged again by another agent, as long as it and what it imports are the same', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const name = `kept${attempt}.py`
      const path = script(name)
      await sentinel.python([path])
      const first = await judgedRun(name)
      process.kill(await eventually(() => sentinel.pidOf('agent')), 'SIGKILL')
      await sentinel.python([path])
      const again = await judgedRun(name, first.id)
      // Somebody may be at work on the engine's files: then it is another one, and rightly judges anew.
      if (again.judgement?.engine !== first.judgement?.engine) continue
      // The very result, down to how long it took to come by.
      expect(again.judgement).toEqual(first.judgement)
      expect(found(again)).toEqual(found(first))
      return
    }
    expect.unreachable('the engine’s files did not hold still')
  })
})

describe('the data folder', () => {
  it('holds the secret nowhere', async () => {
    const { stdout } = await finished(spawn('grep', ['-rlF', fakeKey, sentinel.data]))
    expect(stdout).toBe('')
  })
})

/** Rules of Findings and the judgement, each as often as it was recorded. */
const onceEach = (events: Event[]): string[] =>
  events
    .flatMap((event) =>
      event.type === 'finding.raised' ? [event.rule] : event.type === 'script.judged' ? [event.type] : [],
    )
    .sort()
