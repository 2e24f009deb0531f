// Bundles and anchors over the real stores: what is exported checks without the server, and a tampered store does not.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Anchor, Bundle, BundleContent } from '@sentinel/contract'
import { checkBundle, createSigningKey } from '@sentinel/evidence'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RaisedFinding } from '../alerts/raisedFinding.ts'
import { createIngest } from '../ingest/receiveSegment.ts'
import { daysAgo, now } from '../now.ts'
import { createSampleLog, ended, opened, runId, type SampleLog, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { createAnchors } from './anchors.ts'
import { exportEvidence } from './exportEvidence.ts'
import { startNightly } from './nightly.ts'
import { stretchesFor } from './spans.ts'

let stores: TestStores
let folder: string
const key = createSigningKey()
const one = createSampleLog()
const two = createSampleLog()

beforeAll(async () => {
  stores = await openTestStores()
  folder = mkdtempSync(join(tmpdir(), 'anchors-'))
  const { evidence, control } = stores
  const send = createIngest({ evidence, control, key, publish: () => {}, now: () => daysAgo(1) })
  const part = async (log: SampleLog, first: number) => {
    log.seal()
    await send({ endpoint: log.endpoint, first, body: log.body(first) })
    return log.lines.length
  }
  for (const [name, log] of Object.entries({ desk: one, shelf: two })) {
    const { endpoint: id, key: own } = log
    await control.endpoints.enrol({
      id,
      name,
      platform: 'linux',
      publicKey: own.publicKey,
      enrolledAt: now(),
    })
    let next = 0
    log.add(started(runId(1)), opened(runId(2), 1, '/other'))
    log.seal()
    log.add(opened(runId(1), 1, '/a'))
    next = await part(log, next)
    for (let index = 0; index < 3; index++) {
      log.add(opened(runId(2), 2 + index, `/other/${index}`))
      next = await part(log, next)
    }
    log.add(ended(runId(1), 2), started(runId(3)))
    await part(log, next)
  }
})
afterAll(async () => {
  await stores.close()
  rmSync(folder, { recursive: true })
})

const deps = () => ({ ...stores, key, now })
const contentOf = ({ content }: Bundle) => JSON.parse(content) as BundleContent
const faultsOf = async (bundle: Bundle) => (await checkBundle(bundle)).flatMap(({ faults }) => faults)

describe('a bundle', () => {
  it('holds the records of what was asked for, and checks before and after it is anchored', async () => {
    const before = await exportEvidence(deps(), { endpoint: 'desk', script: 'etl.py' }, 'ada')
    expect(await faultsOf(before)).toEqual([])
    expect(contentOf(before).anchored).toEqual([])
    const anchor = await createAnchors({ ...stores, key, now, anchorsFolder: folder }).make()
    expect(anchor.size).toBe(10)
    const after = await exportEvidence(deps(), { endpoint: 'desk', script: 'etl.py' }, 'ada')
    expect(await faultsOf(after)).toEqual([])
    expect(contentOf(after).anchored.length).toBeGreaterThan(0)
    expect(contentOf(after).selected.map(({ n }) => n)).toEqual([0, 3, 11, 12])
  })

  it('of an alert holds the Run it was last raised for, or the one Event of the endpoint', async () => {
    const found = (script: string, run: string | null, n: number): RaisedFinding => ({
      ...{
        rule: 'r',
        title: 't',
        source: 'detection',
        severity: 'high',
        confidence: 'high',
        technique: null,
      },
      ...{
        message: 'm',
        why: 'w',
        respond: 'r',
        account: 'ada',
        isExecuted: true,
        dataClasses: [],
        hosts: [],
      },
      ...{ script, run, n, endpoint: { id: one.endpoint, name: 'desk' }, time: now() },
    })
    const { alerts } = stores.control
    const [ofRun] = await alerts.raise([found('/etl.py', runId(1), 3)], [])
    const [ofRecord] = await alerts.raise([found('desk', null, 5)], [])
    const bundleOf = (alert = '') => exportEvidence(deps(), { alert }, 'ada')
    const whole = await bundleOf(ofRun?.alert.id)
    expect(await faultsOf(whole)).toEqual([])
    expect(contentOf(whole).selected.map(({ n }) => n)).toEqual([0, 3, 11])
    const single = await bundleOf(ofRecord?.alert.id.slice(0, 12))
    expect(await faultsOf(single)).toEqual([])
    expect(contentOf(single)).toMatchObject({
      selected: [{ n: 5 }],
      asked: `alert ${ofRecord?.alert.id.slice(0, 12)}`,
    })
    await expect(bundleOf('0000')).rejects.toMatchObject({ code: 'alert-unknown' })
  })

  it('leaves out what lies between its records where seals allow it', async () => {
    const { spans } = contentOf(await exportEvidence(deps(), { endpoint: 'shelf', script: 'etl.py' }, 'ada'))
    const told = spans.flatMap(({ lines }) => lines).join()
    expect(told).toContain('"/other"')
    expect(told).not.toContain('/other/1')
  })

  it('does not check where a stored record was altered', async () => {
    const altered = {
      ...stores.evidence,
      read: <R>(query: Parameters<typeof stores.evidence.read<R>>[0]) => {
        const sql =
          query.name === 'bundleSpan'
            ? query.sql.replace('SELECT record', 'SELECT replace(record, \'"/a"\', \'"/z"\') AS record')
            : query.sql
        return stores.evidence.read({ ...query, sql })
      },
    }
    const bundle = await exportEvidence({ ...deps(), evidence: altered }, { endpoint: 'desk' }, 'ada')
    expect((await faultsOf(bundle)).join()).toMatch(/altered|forged|cut/)
  })

  it('is not made of what nobody ran', async () => {
    await expect(exportEvidence(deps(), { account: 'nobody' }, 'ada')).rejects.toMatchObject({
      code: 'run-unknown',
    })
  })
})

describe('anchors', () => {
  it('are written as a file that names nobody', () => {
    const [name] = readdirSync(folder)
    const text = readFileSync(join(folder, name as string), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ size: 10, serverKey: key.publicKey })
    expect(text).not.toMatch(/desk|shelf|ada/)
  })

  it('are made once a day, and follow one another', async () => {
    let made: Anchor[] = []
    const anchors = {
      list: async () => made,
      stampMissing: async () => {},
      async make() {
        const anchor = { time: `${day}T00:10:00.000000Z` } as Anchor
        made = [anchor, ...made]
        return anchor
      },
    }
    let day = '2026-03-01'
    const nightly = startNightly(
      anchors,
      (cause) => expect.unreachable(String(cause)),
      () => new Date(`${day}T00:12:00Z`),
    )
    for (day of ['2026-03-01', '2026-03-01', '2026-03-02', '2026-03-02']) await nightly.look()
    nightly.stop()
    expect(made).toHaveLength(2)
  })
})

it('stretches cover every wanted record that a receipt covers, and share none', () => {
  const receiptAt = (through: number) => ({ endpoint: '', through, head: '', time: '', signature: '' })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(60)),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
      fc.array(fc.boolean(), { minLength: 61, maxLength: 61 }),
      (records, places, given) => {
        const sorted = (numbers: number[]) => numbers.toSorted((a, b) => a - b)
        const seals = sorted(places)
        const wanted = sorted(records.filter((n) => !seals.includes(n)))
        const receipts = seals.filter((n) => given[n]).map(receiptAt)
        const stretches = stretchesFor(wanted, seals, receipts)
        const last = receipts.at(-1)?.through ?? -1
        for (const n of wanted.filter((record) => record <= last))
          expect(stretches.filter(({ first, receipt }) => first <= n && n <= receipt.through)).toHaveLength(1)
        for (const { first } of stretches) expect(first === 0 || seals.includes(first)).toBe(true)
      },
    ),
  )
})
