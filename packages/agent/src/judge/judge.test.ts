// The judge with real files and a real cache; the analyser is a stand-in that answers when it is told to, but for the last
// test, where it is the real process.

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Event, eventSchema, type RunStartedLine } from '@sentinel/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AnalyserAnswer, type AnalyserRequest, createAnalyser } from './analyser.ts'
import { createJudge } from './judge.ts'
import { unwhole } from './judged.ts'
import { createJudgementCache } from './judgementCache.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'judge-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const runId = (index: number) => `01950000-0000-7000-8000-${String(index).padStart(12, '0')}`

function startOf(index: number, text: string, name = 'etl.py'): RunStartedLine {
  const path = join(folder, name)
  writeFileSync(path, text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const script = { kind: 'file' as const, path, sha256 }
  return { run: runId(index), script, pid: 7, path: [], prefix: '/usr', basePrefix: '/usr' } as never
}

function setUp(engine = 'e1') {
  const asked: { request: AnalyserRequest; answer(given: AnalyserAnswer): void }[] = []
  const events: Event[] = []
  const judge = createJudge({
    analyser: {
      analyse: (request) => new Promise((answer) => asked.push({ request, answer })),
      prepare: () => {},
      close: () => {},
    },
    cache: createJudgementCache(join(folder, 'kept')),
    engine,
    commandOf: () => undefined,
    ready: () => void events.push(...judge.events()),
  })
  return { judge, asked, events }
}

const turn = () => new Promise((done) => setImmediate(done))
const judged = (script: string, locals: Extract<AnalyserAnswer, { kind: 'judged' }>['locals'] = []) => ({
  kind: 'judged' as const,
  judged: unwhole('too deep', { script, engine: 'e1' }),
  locals,
})
const told = (events: Event[]) => events.map(({ run, type }) => `${run?.slice(-1)} ${type}`)

describe('the judge', () => {
  it('judges a text once for all Runs that wait for it, and keeps it for those to come', async () => {
    const { judge, asked, events } = setUp()
    const first = startOf(1, 'eval(input())')
    judge.take(first)
    judge.take({ ...first, run: runId(2) })
    expect([judge.isSettled(runId(1)), judge.isSettled(runId(3))]).toEqual([false, true])
    expect(asked).toHaveLength(1)
    asked[0]?.answer(judged(first.script.sha256 as string))
    await turn()
    expect(told(events)).toEqual([
      '1 finding.raised',
      '1 script.judged',
      '2 finding.raised',
      '2 script.judged',
    ])
    for (const event of events) expect(eventSchema.safeParse(event).error).toBeUndefined()
    expect(judge.isSettled(runId(1))).toBe(true)
    const restarted = setUp()
    restarted.judge.take({ ...first, run: runId(3) })
    expect(told(restarted.judge.events())).toEqual(['3 finding.raised', '3 script.judged'])
    expect(restarted.asked).toEqual([])
  })

  it('asks again where the engine or a local module is another', async () => {
    const { judge, asked } = setUp()
    const first = startOf(1, 'import helpers')
    judge.take(first)
    const missing = { name: 'helpers', level: 0, from: first.script.path as string, sha256: null }
    asked[0]?.answer(judged(first.script.sha256 as string, [missing]))
    await turn()
    const same = setUp()
    same.judge.take(first)
    const other = setUp('e2')
    other.judge.take(first)
    expect([same.asked.length, other.asked.length]).toEqual([0, 1])
    writeFileSync(join(folder, 'helpers.py'), 'eval(input())')
    const changed = setUp()
    changed.judge.take(first)
    expect(changed.asked).toHaveLength(1)
  })

  it('asks for one text at a time, and holds no more of those that wait than it may', async () => {
    const { judge, asked, events } = setUp()
    const large = (index: number) =>
      startOf(index, `# ${index}\n${'#'.repeat(3_900_000)}`, `large${index}.py`)
    const starts = Array.from({ length: 6 }, (_, index) => large(index))
    for (const start of starts) judge.take(start)
    // Beyond the limit a text is read when it is its turn: here it is another one by then.
    writeFileSync(starts[5]?.script.path as string, 'changed')
    for (let index = 0; index < 5; index++) {
      expect(asked).toHaveLength(index + 1)
      asked[index]?.answer(judged(starts[index]?.script.sha256 as string))
      await turn()
    }
    expect(asked).toHaveLength(5)
    expect(events.at(-1)).toMatchObject({ type: 'script.judged', run: runId(5), complete: false })
    expect(events.filter(({ type }) => type === 'script.judged')).toHaveLength(6)
  })

  it('tells what was given up as a Finding, and does not keep it', async () => {
    const { judge, asked, events } = setUp()
    const start = startOf(1, 'x = 1')
    judge.take(start)
    asked[0]?.answer({ kind: 'given-up', reason: 'it took too long' })
    await turn()
    expect(events[0]).toMatchObject({
      type: 'finding.raised',
      rule: 'analysis-incomplete',
      kind: 'incomplete',
    })
    judge.take({ ...start, run: runId(2) })
    expect(asked).toHaveLength(2)
  })

  it('gives with the real analyser Findings that hold no secret', { timeout: 60_000 }, async () => {
    const key = ['ghp', 'x7Kq9VbT2mN4pR8sW1yZ3cF5hJ6dL0aG9eQu'].join('_')
    const analyser = createAnalyser({
      secretKey: Buffer.alloc(32, 1),
      engine: 'e1',
      compiled: join(folder, 'compiled'),
    })
    const cache = createJudgementCache(join(folder, 'kept'))
    const events = await new Promise<Event[]>((done) => {
      const ready = () => done(judge.events())
      const judge = createJudge({ analyser, cache, engine: 'e1', commandOf: () => undefined, ready })
      judge.take(
        startOf(
          1,
          `import requests\nTOKEN = "${key}"\nrequests.get("https://api.example.com/v1?token=${key}&page=2")\nexec(__import__("base64").b64decode("ZXZhbChpbnB1dCgpKQ=="))\n`,
        ),
      )
    })
    analyser.close()
    for (const event of events) expect(eventSchema.safeParse(event).error).toBeUndefined()
    expect(events.find((event) => event.type === 'finding.raised' && event.secret)).toMatchObject({
      line: 2,
      secret: { lastFour: key.slice(-4) },
    })
    // What was hidden in text is told with the way to it.
    expect(events.find((event) => event.type === 'finding.raised' && event.layers)).toMatchObject({
      layers: [{ from: '', line: 4 }],
    })
    expect(JSON.stringify(events)).not.toContain(key)
  })
})
