// A report over the real stores holds what was ingested; its decisions follow from its numbers alone.
import type { Automation, Report } from '@sentinel/contract'
import { reportSchema } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import {
  connected,
  createSampleLog,
  ended,
  judged,
  raised,
  read,
  runId,
  started,
} from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { adoptable, decisionsOf } from './decisions.ts'
import { report } from './report.ts'

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

describe('a report', () => {
  it('has a meaning where nothing was recorded yet', async () => {
    const empty = reportSchema.parse(await report(stores, 30))
    expect(empty).toMatchObject({ endpoints: { total: 0 }, people: { total: 0 }, automations: [], adopt: [] })
    expect(empty.decisions.map(({ decide }) => decide)).toEqual(['Put a policy into force'])
  })

  it('tells of who ran what on which data, and how serious it is', async () => {
    const { evidence, control } = stores
    const log = createSampleLog()
    const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
    await control.endpoints.enrol({
      id: log.endpoint,
      name: 'desk',
      platform: 'linux',
      publicKey: log.key.publicKey,
      enrolledAt: now(),
    })
    const time = now()
    for (let index = 0; index < 4; index++) {
      const run = runId(index)
      const events = [
        started(run),
        read(run, 1),
        connected(run, 2, 'api.openai.com'),
        judged(run),
        raised(run, { severity: 'high' }),
        ended(run, 3),
      ]
      log.add(...events.map((event) => ({ ...event, time })))
    }
    log.seal(time)
    await send({ endpoint: log.endpoint, first: 0, body: log.body() })
    const told = reportSchema.parse(await report(stores, 30))
    expect(told).toMatchObject({
      endpoints: { total: 1, reporting: 1 },
      people: { total: 1 },
      scripts: { total: 1, programs: 1 },
      findings: { counts: { high: 1, critical: 0 } },
      data: [{ name: 'cpf', scripts: 1, accounts: 1, left: 0 }],
    })
    expect(told.automations).toMatchObject([
      { name: 'etl.py', accounts: ['ada'], runs: 4, failed: 0, dataClasses: ['cpf'], worst: 'high' },
    ])
    expect(told.automations[0]?.hours).toBeCloseTo((4 * 2400) / 3_600_000, 4)
    expect(told.decisions[0]?.decide).toContain('etl.py')
  })
})

const automation = (more: Partial<Automation>): Automation => ({
  name: 'etl.py',
  path: '/home/ada/etl.py',
  sha256: 'a'.repeat(64),
  purpose: null,
  accounts: ['ada'],
  endpoints: 1,
  runs: 20,
  failed: 0,
  hours: 3,
  days: 10,
  versions: 1,
  dataClasses: [],
  worst: null,
  rows: '/scripts/a',
  ...more,
})

describe('decisions', () => {
  it('adopt what is used, runs well and has no serious weakness', () => {
    const good = automation({ name: 'good.py' })
    const others = [
      automation({ failed: 10 }),
      automation({ worst: 'critical' }),
      automation({ runs: 1 }),
      automation({ days: 1 }),
    ]
    expect(adoptable({ automations: [...others, good] }).map((one) => one.automation.name)).toEqual([
      'good.py',
    ])
    expect(adoptable({ automations: [automation({ days: 1, accounts: ['ada', 'bob'] })] })).toHaveLength(1)
  })

  it('are at most five, and doubt about the record comes before everything', async () => {
    const facts = await report(stores, 30)
    const worse: Report = {
      ...facts,
      integrity: { signs: [{ kind: 'log-cut', count: 2 }], rows: '/endpoints' },
      coverage: { ...facts.coverage, share: 0.5, probed: 5, missed: 5 },
      automations: [
        automation({ failed: 15 }),
        automation({ name: 'bad.py', worst: 'critical' }),
        automation({}),
      ],
    }
    const decisions = decisionsOf(worse)
    expect(decisions).toHaveLength(5)
    expect(decisions[0]?.why).toContain('cut off')
  })
})
