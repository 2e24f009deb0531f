// Scripts as the console asks for them, over Runs on two machines, against the real stores.
import type { Assistant, Event, ScriptFilter, SentinelError } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import {
  connected,
  createSampleLog,
  ended,
  judged,
  opened,
  raised,
  repeated,
  runId,
  started,
  read as table,
} from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { listScripts } from './listScripts.ts'
import { showScript } from './showScript.ts'

let stores: TestStores
const logs = [createSampleLog(), createSampleLog()] as const
const [old, fresh, tidy, other] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
]

const script = (sha256: string, path = '/home/ada/etl.py') => ({ script: { kind: 'file', path, sha256 } })
const read = (run: string, sha256: string) => ({
  type: 'script.read' as const,
  run,
  time: now(),
  sha256,
  path: '/home/ada/etl.py',
  lines: 90,
  excerpt: 'import os',
  excerptLines: 1,
})

const repeatedRows = (run: string, seq: number, of: number, count: number, rows: number): Event =>
  ({ ...repeated(run, seq, of, count), sums: { rows } }) as Event

beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const [desk, shelf] = logs
  const normalizedSha256 = 'e'.repeat(64)
  desk.add(started(runId(1), script(old)), opened(runId(1), 1, '/in.csv'), ended(runId(1), 2))
  desk.add(started(runId(2), script(fresh)), read(runId(2), fresh), opened(runId(2), 1, '/in.csv'))
  desk.add(connected(runId(2), 2, 'api.example.com'), raised(runId(2), { script: fresh }))
  desk.add(
    judged(runId(2), { sha256: fresh, normalizedSha256, summary: 'Reads a file.' }),
    ended(runId(2), 9),
  )
  desk.add(started(runId(3), { ...script(other, '/srv/jobs/clean.py'), account: { name: 'bob' } }))
  shelf.add(
    started(runId(4), script(fresh, '/mnt/copy/etl.py')),
    raised(runId(4), { script: fresh, line: 9 }),
  )
  shelf.add(started(runId(5), { ...script(tidy, '/srv/tidy.py'), account: { name: 'eve' } }))
  shelf.add(judged(runId(5), { sha256: tidy, normalizedSha256 }))
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  for (const [index, log] of logs.entries()) {
    const { endpoint, key } = log
    log.seal()
    const name = ['desk', 'shelf'][index] as string
    const enrolled = { id: endpoint, name, platform: 'linux', publicKey: key.publicKey, enrolledAt: now() }
    await control.endpoints.enrol(enrolled)
    await send({ endpoint, first: 0, body: log.body() })
  }
})
afterAll(() => stores.close())

const list = async (filter: ScriptFilter = {}) => {
  const { scripts, total } = await listScripts(stores.evidence, { limit: 100, ...filter })
  expect(total).toBe(scripts.length)
  return scripts
}

describe('the list', () => {
  it('has one line per text, whatever it is called and wherever it runs', async () => {
    const found = await list()
    expect(found).toHaveLength(4)
    expect(found.find(({ sha256 }) => sha256 === fresh)).toMatchObject({
      name: 'etl.py',
      kind: 'file',
      runs: 2,
      accounts: ['ada'],
      endpoints: ['desk', 'shelf'],
      paths: 2,
      versions: 2,
      findings: 1,
      worst: 'medium',
      summary: 'Reads a file.',
    })
    expect(found.find(({ sha256 }) => sha256 === other)).toMatchObject({
      versions: 1,
      findings: 0,
      worst: null,
      summary: null,
    })
  })

  it.each<[ScriptFilter, string[]]>([
    [{ q: 'ETL' }, [old, fresh]],
    [{ q: 'dddd' }, [other]],
    [{ account: 'bob' }, [other]],
    [{ endpoint: 'shelf' }, [fresh, tidy]],
    [{ minSeverity: 'medium' }, [fresh]],
    [{ minSeverity: 'high' }, []],
    [{ q: "x' OR 1=1 --" }, []],
  ])('is narrowed by %j', async (filter, hashes) => {
    expect((await list(filter)).map(({ sha256 }) => sha256).sort()).toEqual(hashes)
  })

  it('tells how many there are beyond the limit', async () => {
    const { scripts, total } = await listScripts(stores.evidence, { limit: 1 })
    expect([scripts.length, total]).toEqual([1, 4])
  })
})

describe('one Script', () => {
  it('says who runs it, how that goes, and what its Runs touched', async () => {
    const shown = await showScript(stores.evidence, fresh.slice(0, 12))
    expect(shown.uses.map(({ endpoint, path, runs }) => [endpoint.name, path, runs]).sort()).toEqual([
      ['desk', '/home/ada/etl.py', 1],
      ['shelf', '/mnt/copy/etl.py', 1],
    ])
    expect(shown.outcomes).toEqual(
      expect.arrayContaining([
        { status: 'succeeded', count: 1 },
        { status: 'running', count: 1 },
      ]),
    )
    expect(shown.durationMs).toEqual({ median: 2400, longest: 2400 })
    expect(shown.resources.map(({ kind, value }) => [kind, value]).sort()).toEqual([
      ['file', '/in.csv'],
      ['host', 'api.example.com'],
    ])
    expect(shown.excerpt).toEqual({ text: 'import os', lines: 90, excerptLines: 1 })
    expect(shown.judgement).toMatchObject({ summary: 'Reads a file.' })
  })

  it('counts a Finding once, with the Runs that raised it', async () => {
    const { findings } = await showScript(stores.evidence, fresh)
    expect(findings).toMatchObject([{ rule: 'sql-injection', runs: 2, line: expect.any(Number) }])
  })

  it('knows its other versions: of the same name and account, and the same but for layout', async () => {
    const { versions } = await showScript(stores.evidence, fresh)
    expect(versions.map(({ sha256, isSameButLayout }) => [sha256, isSameButLayout]).sort()).toEqual([
      [old, false],
      [fresh, false],
      [tidy, true],
    ])
    expect((await showScript(stores.evidence, other)).versions).toHaveLength(1)
  })

  it('is not guessed', async () => {
    const codeOf = (hash: string) =>
      showScript(stores.evidence, hash).then(
        () => 'found',
        (fault: SentinelError) => fault.code,
      )
    expect(await codeOf('ffffffff')).toBe('script-unknown')
    const { evidence, control } = stores
    const [desk] = logs
    const twin = `${fresh.slice(0, 60)}0000`
    const from = desk.lines.length
    desk.add(started(runId(6), script(twin)))
    desk.seal()
    const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
    await send({ endpoint: desk.endpoint, first: from, body: desk.body(from) })
    expect(await codeOf(fresh.slice(0, 12))).toBe('script-ambiguous')
    expect(await codeOf(fresh)).toBe('found')
  })
})

describe('habits', () => {
  it('sum what its Runs cost, read and came from, day by day', async () => {
    const log = createSampleLog()
    const text = '7'.repeat(64)
    const origin = { kind: 'scheduler', program: 'cron', evidence: 'its ancestor cron (pid 7)' } as const
    const traced = (run: string, assistants: Assistant[]): Event => ({
      type: 'run.traced',
      run,
      time: now(),
      ...origin,
      ancestors: ['sh', 'cron'],
      assistants,
    })
    const wrote = { name: 'ChatGPT', did: 'wrote', evidence: 'line 1 of the script says so' } as const
    for (let day = 1; day <= 6; day++) {
      const run = runId(100 + day)
      const time = `2026-01-0${day}T06:0${day}:00.000Z`
      log.add({ ...started(run, script(text, '/srv/habit.py')), time })
      log.add(
        traced(run, day === 6 ? [wrote] : []),
        { ...table(run, 1), time },
        repeatedRows(run, 2, 1, 3, 45_000),
      )
      log.add({ ...ended(run, 3), ...(day === 4 ? { outcome: 'failed' as const } : {}) } as Event)
    }
    log.seal()
    const { evidence, control } = stores
    const enrolled = { id: log.endpoint, name: 'habit', platform: 'linux', publicKey: log.key.publicKey }
    await control.endpoints.enrol({ ...enrolled, enrolledAt: now() })
    const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
    await send({ endpoint: log.endpoint, first: 0, body: log.body() })

    const { habits, script: row } = await showScript(evidence, text)
    expect(row.assistants).toEqual(['ChatGPT'])
    expect(habits).toMatchObject({
      schedule: { every: 'day', weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => day !== 3), runs: 6, of: 6 },
      runs: 6,
      cpuMs: { median: 120, most: 120 },
      rowsRead: 6 * 45_000,
      rowsWritten: 0,
      origins: [{ ...origin, runs: 6 }],
      assistants: [{ ...wrote, runs: 1 }],
    })
    expect(habits.days).toHaveLength(6)
    expect(habits.days[3]).toEqual({ day: '2026-01-04', runs: 1, failed: 1 })
  })
})
